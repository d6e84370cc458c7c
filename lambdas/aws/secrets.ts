import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Secrets } from '../partner/secrets.ts';
import { dynamodb } from './clients.ts';
import { directoryTable, getItem, putItem, removeItem } from './directory-items.ts';

/*
 * What subscriptions keep secret: items of the directory of a kind of their own, which only the
 * deliver stage may read.
 */

interface Item {
  secrets?: string[];
  /** Until when all of `secrets` sign, epoch milliseconds; without it, for ever. */
  overlapUntil?: number;
  credential?: string;
}

/** `now` is in epoch milliseconds. */
export async function getSecrets(subscription: string, now = Date.now()): Promise<Secrets> {
  return secretsIn(await getItem(kind, subscription), now);
}

/** @param now epoch milliseconds */
export function secretsIn(item: Record<string, unknown> | undefined, now: number): Secrets {
  const { secrets = [], overlapUntil = Infinity, credential } = (item ?? {}) as Item;
  return {
    signing: overlapUntil > now ? secrets : secrets.slice(0, 1),
    ...(credential !== undefined && { credential }),
  };
}

/** Signs with a new secret from now on, and with the one before until then (epoch milliseconds). */
export async function replaceSigningSecret(
  subscription: string,
  secret: string,
  overlapUntil: number,
): Promise<void> {
  const [before] = (await getSecrets(subscription)).signing;
  const secrets = before === undefined ? [secret] : [secret, before];
  await update(subscription, 'SET secrets = :secrets, overlapUntil = :until', {
    ':secrets': secrets,
    ':until': overlapUntil,
  });
}

/** Keeps what the partner gave us, in place of what it gave us before. */
export async function replaceCredential(subscription: string, credential: string): Promise<void> {
  await update(subscription, 'SET credential = :credential', { ':credential': credential });
}

/** Signs with all of these, for ever. */
export function putSecrets(subscription: string, secrets: string[]): Promise<void> {
  return putItem<{ id: string; secrets: string[] }>(kind, { id: subscription, secrets });
}

export function removeSecrets(subscription: string): Promise<void> {
  return removeItem(kind, subscription);
}

async function update(
  subscription: string,
  UpdateExpression: string,
  ExpressionAttributeValues: Record<string, unknown>,
): Promise<void> {
  await dynamodb.send(
    new UpdateCommand({
      TableName: directoryTable(),
      Key: { kind, id: subscription },
      UpdateExpression,
      ExpressionAttributeValues,
    }),
  );
}

const kind = 'secret';
