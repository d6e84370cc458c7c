import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type FeedUpkeep, upkeepKey } from '../partner/feed-upkeep.ts';
import { dynamodb } from './clients.ts';
import { ledgerTable, shardOf, updateRow } from './ledger-row.ts';

/** Has the feed looked after by then (epoch milliseconds), unless it is to be earlier. */
export async function askForUpkeep(subscription: string, dueAt: number): Promise<void> {
  const Key = upkeepKey(subscription);
  await updateRow(
    Key,
    'ADD asked :one SET dueAt = :dueAt, dueShard = :shard',
    'attribute_not_exists(dueAt) OR dueAt >= :dueAt',
    {
      ':one': 1,
      ':dueAt': dueAt,
      // Before news: what is to be taken down may not wait.
      ':shard': shardOf(Key, 'withdraw'),
    },
  );
}

export async function getUpkeep(subscription: string): Promise<FeedUpkeep | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({
      TableName: ledgerTable(),
      Key: upkeepKey(subscription),
      ConsistentRead: true,
    }),
  );
  return Item && { asked: Item.asked, ...(Item.dueAt !== undefined && { dueAt: Item.dueAt }) };
}

/**
 * What was asked for is done. The next is due then (epoch milliseconds), or when somebody asks; unless
 * somebody has.
 */
export async function settleUpkeep(
  subscription: string,
  seen: FeedUpkeep,
  next: number | undefined,
): Promise<void> {
  await updateRow(
    upkeepKey(subscription),
    next === undefined ? 'REMOVE dueAt, dueShard' : 'SET dueAt = :next',
    'asked = :seen AND attribute_exists(dueAt)',
    { ':seen': seen.asked, ...(next !== undefined && { ':next': next }) },
  );
}
