import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Subscription } from '../partner/subscription.ts';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { pages } from './pages.ts';

/*
 * The directory: who sends, who receives, and what (pk = kind, sk = id). The signing secrets are
 * items of a kind of their own, which only the deliver stage may read.
 */

export async function getSubscription(id: string): Promise<Subscription | undefined> {
  const item = await get('subscription', id);
  if (!item) return undefined;
  const { kind, ...subscription } = item;
  return subscription as unknown as Subscription;
}

/** All subscriptions as they stand now, also those that are not active. */
export async function listSubscriptions(): Promise<Subscription[]> {
  const items = await pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table(),
        ConsistentRead: true,
        KeyConditionExpression: 'kind = :kind',
        ExpressionAttributeValues: { ':kind': 'subscription' },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
  return items.map(({ kind, ...subscription }) => subscription as unknown as Subscription);
}

/** The `whsec_…` secrets that a subscription's pushes are signed with; two while one is replaced. */
export async function getSecrets(subscription: string): Promise<string[]> {
  const item = await get('secret', subscription);
  if (!item) throw new Error(`The subscription ${subscription} has no signing secret.`);
  return item.secrets as string[];
}

/** Makes a subscription inactive, and says why; false when it is gone. */
export function pauseSubscription(id: string, reason: string, now: number): Promise<boolean> {
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: table(),
        Key: { kind: 'subscription', id },
        UpdateExpression: 'SET active = :inactive, paused = :paused',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: {
          ':inactive': false,
          ':paused': { at: new Date(now).toISOString(), reason },
        },
      }),
    ),
  );
}

export function putSubscription(subscription: Subscription): Promise<void> {
  return put('subscription', subscription);
}

export function putPartner(partner: { id: string; name: string }): Promise<void> {
  return put('partner', partner);
}

export function putPublisher(publisher: { id: string; name: string }): Promise<void> {
  return put('publisher', publisher);
}

export function putSecrets(subscription: string, secrets: string[]): Promise<void> {
  return put('secret', { id: subscription, secrets });
}

async function get(kind: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: table(), Key: { kind, id }, ConsistentRead: true }),
  );
  return Item;
}

async function put(kind: string, item: { id: string; secrets?: string[] }): Promise<void> {
  await dynamodb.send(new PutCommand({ TableName: table(), Item: { ...item, kind } }));
}

function table(): string {
  return environment('directoryTable');
}
