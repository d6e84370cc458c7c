import { DeleteCommand, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Drain, drainKey, type Waiting } from '../partner/drain.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { actionInLine, ledgerTable, shardOf, updateRow, waitingShard } from './ledger-row.ts';

/*
 * A delivery that waits for its partner stands in a shard of its subscription's own (index "due"),
 * in the order of its article's age; nobody rings for it but the subscription's drain, an item in
 * the ledger that is due like a delivery.
 */

/**
 * Notes that a delivery is about to wait until a time, epoch milliseconds; before it does, so that
 * none ever waits without a drain. True when the drain has to be rung for: it is new, or had found none
 * and would have looked again after minutes only.
 */
export async function noteWaiting(
  partner: string,
  subscription: string,
  until: number,
): Promise<boolean> {
  const Key = drainKey(partner, subscription);
  const { Attributes } = await dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key,
      UpdateExpression: `ADD told :one
        SET dueAt = if_not_exists(dueAt, :until), dueShard = if_not_exists(dueShard, :shard)`,
      ExpressionAttributeValues: { ':one': 1, ':until': until, ':shard': shardOf(Key, 'publish') },
      ReturnValues: 'ALL_OLD',
    }),
  );
  if (Attributes?.dueAt === undefined) return true;
  if (Attributes.emptyAt === undefined) return false;
  return updateRow(
    Key,
    'SET dueAt = :until REMOVE emptyAt',
    'dueAt = :seen AND attribute_exists(emptyAt)',
    { ':until': until, ':seen': Attributes.dueAt },
  );
}

export async function getDrain(partner: string, subscription: string): Promise<Drain | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({
      TableName: ledgerTable(),
      Key: drainKey(partner, subscription),
      ConsistentRead: true,
    }),
  );
  return (
    Item && { partner, subscription, told: Item.told, dueAt: Item.dueAt, emptyAt: Item.emptyAt }
  );
}

/** False when somebody else has by now. `foundNone` notes that none was waiting. */
export function moveDrain(seen: Drain, dueAt: number, foundNone: boolean): Promise<boolean> {
  return updateRow(
    drainKey(seen.partner, seen.subscription),
    `SET dueAt = :dueAt${foundNone ? ', emptyAt = :told' : ' REMOVE emptyAt'}`,
    'dueAt = :seen',
    { ':dueAt': dueAt, ':seen': seen.dueAt, ...(foundNone && { ':told': seen.told }) },
  );
}

/** Unless a delivery was told to wait since it was seen. */
export function endDrain({ partner, subscription, told, dueAt }: Drain): Promise<boolean> {
  return made(
    dynamodb.send(
      new DeleteCommand({
        TableName: ledgerTable(),
        Key: drainKey(partner, subscription),
        ConditionExpression: 'told = :told AND dueAt = :dueAt',
        ExpressionAttributeValues: { ':told': told, ':dueAt': dueAt },
      }),
    ),
  );
}

/** Withdrawals first, then the newest articles. */
export async function nextWaiting(subscription: string, most: number): Promise<Waiting[]> {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: ledgerTable(),
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard',
      ExpressionAttributeValues: { ':shard': waitingShard(subscription) },
      ScanIndexForward: false,
      Limit: most,
    }),
  );
  return Items.map(({ article, dueAt }) => ({
    subscription,
    article,
    action: actionInLine(dueAt),
  }));
}

/** Has a delivery wait no longer; false when it does not wait. */
export function endWait(waiting: Waiting, now: number): Promise<boolean> {
  return updateRow(waiting, 'SET dueShard = :shard, dueAt = :now', 'dueShard = :waiting', {
    ':shard': shardOf(waiting, waiting.action),
    ':now': now,
    ':waiting': waitingShard(waiting.subscription),
  });
}
