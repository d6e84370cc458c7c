import { createHash } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';

/*
 * One item in the articles table per name that a publisher's editors may call an article by (pk =
 * "name#<SHA-256 of publisher and name>", sk = "article"): the newest article of that name.
 */

/** Notes by what an article may be called; `order` is RFC 3339 UTC, of the version that is. */
export async function noteNames(
  publisher: string,
  names: string[],
  { article, order }: { article: string; order: string },
): Promise<void> {
  await Promise.all(
    names.map((name) =>
      made(
        dynamodb.send(
          new PutCommand({
            TableName: environment('articlesTable'),
            Item: { ...itemKey(publisher, name), article, order },
            ConditionExpression: 'attribute_not_exists(pk) OR #order <= :order',
            ExpressionAttributeNames: { '#order': 'order' },
            ExpressionAttributeValues: { ':order': order },
          }),
        ),
      ),
    ),
  );
}

/** The id of the newest article of that name. */
export async function findNamed(publisher: string, name: string): Promise<string | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({
      TableName: environment('articlesTable'),
      Key: itemKey(publisher, name),
      ConsistentRead: true,
    }),
  );
  return Item?.article;
}

function itemKey(publisher: string, name: string) {
  const digest = createHash('sha256')
    .update(JSON.stringify([publisher, name]))
    .digest('hex');
  return { pk: `name#${digest}`, sk: 'article' };
}
