import { createHash } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Delivery, DeliveryKey } from '../partner/delivery.ts';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';

/*
 * The ledger: one item per subscription and article (pk = subscription, sk = article), holding what
 * the partner should have, what it has, and who is sending. dueShard and dueAt stand on it exactly
 * while something is owed (index "due", read by the sweep).
 *
 * Who reads it: ledger.ts. What it is to hold: ledger-wants.ts. Who may send: ledger-leases.ts.
 */

export const shards = 16;

/**
 * A conditional update; false when the condition did not hold. `#state` stands for the attribute
 * `state`, and so on: many of our words are DynamoDB's.
 */
export function updateRow(
  key: DeliveryKey,
  change: string,
  condition: string,
  values: Record<string, unknown>,
): Promise<boolean> {
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: ledgerTable(),
        Key: keyOf(key),
        UpdateExpression: change,
        ConditionExpression: condition,
        ExpressionAttributeValues: values,
        ...namesIn(change + condition),
      }),
    ),
  );
}

/** What `#state` and its like stand for in an expression. */
export function namesIn(expression: string) {
  const names = [...expression.matchAll(/#(\w+)/g)].map(([token, name]) => [token, name]);
  return names.length > 0 ? { ExpressionAttributeNames: Object.fromEntries(names) } : {};
}

export function keyOf({ subscription, article }: DeliveryKey) {
  return { subscription, article };
}

export function asDelivery({ dueShard, ...row }: Record<string, unknown>): Delivery {
  // Nobody but these files writes the ledger's rows.
  const delivery = row as unknown as Delivery;
  return dueShard === waitingShard(delivery.subscription) ? { ...delivery, waits: true } : delivery;
}

export function ledgerTable(): string {
  return environment('ledgerTable');
}

/** Withdrawals have shards of their own, so that the sweep finds them first. */
export function shardName(action: Delivery['action'], shard: number): string {
  return `${action === 'withdraw' ? 'withdraw' : 'due'}#${shard}`;
}

/** Of what waits for its partner: not the sweep looks into it but the subscription's drain. */
export function waitingShard(subscription: string): string {
  return `waiting#${subscription}`;
}

/** Added to a withdrawal's place: more than any time there will be, in milliseconds. */
const ahead = 1e13;

/** What waits stands in the order of its article's age, withdrawals before all. */
export function placeInLine({ article, action }: Pick<Delivery, 'article' | 'action'>): number {
  const seenAt = Date.parse(article.slice(0, article.indexOf('#')));
  return action === 'withdraw' ? ahead + seenAt : seenAt;
}

export function actionInLine(place: number): Delivery['action'] {
  return place >= ahead ? 'withdraw' : 'publish';
}

export function shardOf(
  { subscription, article }: DeliveryKey,
  action: Delivery['action'],
): string {
  const digest = createHash('sha256').update(`${subscription} ${article}`).digest();
  return shardName(action, digest.readUInt8(0) % shards);
}
