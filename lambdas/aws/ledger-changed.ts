import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedChange } from '../partner/feed-change.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { ledgerTable, updateRow } from './ledger-row.ts';
import { pages } from './pages.ts';

/*
 * Which articles of a feed were withdrawn of late, or changed on their pages, stands in a partition
 * beside its rows. It is where to look and no more: what became of an article, its row tells.
 */

export async function noteChanged(
  subscription: string,
  { article, changedAt }: FeedChange,
): Promise<void> {
  await updateRow(
    { subscription: partition(subscription), article },
    'SET changedAt = :at',
    'attribute_not_exists(changedAt) OR changedAt < :at',
    { ':at': changedAt },
  );
}

/** In no order that means anything. */
export async function listChanged(subscription: string): Promise<FeedChange[]> {
  const items = await pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: ledgerTable(),
        ConsistentRead: true,
        KeyConditionExpression: 'subscription = :subscription',
        ExpressionAttributeValues: { ':subscription': partition(subscription) },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
  return items.map(({ article, changedAt }) => ({
    article: String(article),
    changedAt: Number(changedAt),
  }));
}

/** Unless it was changed again since. */
export async function forgetChanged(
  subscription: string,
  { article, changedAt }: FeedChange,
): Promise<void> {
  await made(
    dynamodb.send(
      new DeleteCommand({
        TableName: ledgerTable(),
        Key: { subscription: partition(subscription), article },
        ConditionExpression: 'changedAt = :at',
        ExpressionAttributeValues: { ':at': changedAt },
      }),
    ),
  );
}

/** No subscription has such an id. */
function partition(subscription: string): string {
  return `${subscription}#changed`;
}
