import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Delivery, DeliveryKey } from '../partner/delivery.ts';
import { dynamodb } from './clients.ts';
import { asDelivery, ledgerTable, shardName, shards } from './ledger-row.ts';

export async function getDelivery(
  subscription: string,
  article: string,
): Promise<Delivery | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({
      TableName: ledgerTable(),
      Key: { subscription, article },
      ConsistentRead: true,
    }),
  );
  return Item && asDelivery(Item);
}

/** Those of some articles that there are, in no order that means anything. */
export async function getDeliveries(subscription: string, articles: string[]): Promise<Delivery[]> {
  const found: Delivery[] = [];
  let keys = [...new Set(articles)].map((article) => ({ subscription, article }));
  while (keys.length > 0) {
    const table = ledgerTable();
    const { Responses, UnprocessedKeys } = await dynamodb.send(
      new BatchGetCommand({
        RequestItems: { [table]: { Keys: keys.slice(0, mostInBatch), ConsistentRead: true } },
      }),
    );
    found.push(...(Responses?.[table] ?? []).map(asDelivery));
    const left = (UnprocessedKeys?.[table]?.Keys ?? []) as typeof keys;
    keys = [...left, ...keys.slice(mostInBatch)];
  }
  return found;
}

/** How many items DynamoDB gives at once. */
const mostInBatch = 100;

/** The deliveries of a subscription, the newest article first, as they stand now. */
export function newestDeliveries(subscription: string): AsyncGenerator<Delivery> {
  return deliveries('subscription = :subscription', { ':subscription': subscription }, false);
}

/**
 * Those of articles whose keys lie behind one and up to another (all if left out), in their order, as
 * they stand now.
 */
export function deliveriesBetween(
  subscription: string,
  after: string,
  to = endOfTime,
): AsyncGenerator<Delivery> {
  return deliveries(
    'subscription = :subscription AND article BETWEEN :from AND :to',
    // Keys hold no such character: it makes the smallest key that is larger.
    { ':subscription': subscription, ':from': `${after}\0`, ':to': to },
    true,
  );
}

/** Behind all keys, which begin with a time. */
const endOfTime = '~';

async function* deliveries(
  KeyConditionExpression: string,
  ExpressionAttributeValues: Record<string, string>,
  ScanIndexForward: boolean,
): AsyncGenerator<Delivery> {
  let startKey: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: ledgerTable(),
        ConsistentRead: true,
        ScanIndexForward,
        KeyConditionExpression,
        ExpressionAttributeValues,
        Limit: 100,
        ...(startKey && { ExclusiveStartKey: startKey }),
      }),
    );
    for (const item of Items) yield asDelivery(item);
    startKey = LastEvaluatedKey;
  } while (startKey);
}

/** Withdrawals that no partner has acknowledged, but those set aside; at most `limit` of each shard. */
export async function withdrawalsUnderWay(limit: number): Promise<DeliveryKey[]> {
  return due('withdraw', Number.MAX_SAFE_INTEGER, limit);
}

/**
 * What has been due since before `until`: withdrawals first, then the longest due. At most `limit`
 * of each shard.
 */
export async function dueDeliveries(until: number, limit: number): Promise<DeliveryKey[]> {
  return [...(await due('withdraw', until, limit)), ...(await due('publish', until, limit))];
}

/** The longest due first. */
async function due(
  action: Delivery['action'],
  until: number,
  limit: number,
): Promise<DeliveryKey[]> {
  const pages = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      dynamodb.send(
        new QueryCommand({
          TableName: ledgerTable(),
          IndexName: 'due',
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :until',
          ExpressionAttributeValues: { ':shard': shardName(action, shard), ':until': until },
          Limit: limit,
        }),
      ),
    ),
  );
  return pages
    .flatMap(({ Items = [] }) => Items)
    .sort((a, b) => a.dueAt - b.dueAt)
    .map(({ subscription, article }) => ({ subscription, article }));
}
