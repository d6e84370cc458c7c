import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { comparableUri } from '../article/identity.ts';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';

/*
 * One item in the articles table per URI that an article ever had (pk = "uri#<SHA-256 of its
 * comparable form>", sk = "owner"): whose it is.
 */

/** Has the publisher own the URI for good. False when another publisher does. */
export function claimUri(uri: string, publisher: string): Promise<boolean> {
  const digest = createHash('sha256').update(comparableUri(uri)).digest('hex');
  return made(
    dynamodb.send(
      new PutCommand({
        TableName: environment('articlesTable'),
        Item: { pk: `uri#${digest}`, sk: 'owner', uri, publisher },
        ConditionExpression: 'attribute_not_exists(pk) OR publisher = :publisher',
        ExpressionAttributeValues: { ':publisher': publisher },
      }),
    ),
  );
}
