import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
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

/** The deliveries of a subscription, the newest article first, as they stand now. */
export async function* newestDeliveries(subscription: string): AsyncGenerator<Delivery> {
  let startKey: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: ledgerTable(),
        ConsistentRead: true,
        ScanIndexForward: false,
        KeyConditionExpression: 'subscription = :subscription',
        ExpressionAttributeValues: { ':subscription': subscription },
        Limit: 50,
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
