import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { faults, Subscription } from '../partner/subscription.ts';
import { logger } from '../runtime/logger.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { directoryTable, getItem, listItems, putItem, removeItem } from './directory-items.ts';
import { keepFeedAddress, newFeedAddress } from './feed-addresses.ts';
import { removeSecrets } from './secrets.ts';

/* The directory: who sends, who receives, and what. */

/** An item that is no subscription, which only a hand at the table can have made, is as none. */
export async function getSubscription(id: string): Promise<Subscription | undefined> {
  const item = await getItem('subscription', id);
  return item && readSubscription(item);
}

/**
 * All subscriptions as they stand now, also those that are not active. An item that is none is
 * logged and left out, so that it keeps no other from its articles.
 */
export async function listSubscriptions(): Promise<Subscription[]> {
  const items = await listItems('subscription');
  return items.flatMap((item) => readSubscription(item) ?? []);
}

/** Makes a subscription inactive, and says why; false when it is gone. */
export function pauseSubscription(id: string, reason: string, now: number): Promise<boolean> {
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: directoryTable(),
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

/**
 * Keeps a subscription, new or changed, and gives a feed its address. Its format and the type of its
 * channel stay what they are: what the ledger has for it is in that format and for that channel.
 *
 * @throws Error when it is not well formed, or would change what has to stay.
 */
export async function putSubscription(subscription: Subscription): Promise<void> {
  const { success, data, error } = Subscription.safeParse(subscription);
  if (!success) {
    throw new Error(`The subscription ${subscription.id} cannot be kept: ${faults(error)}.`);
  }
  const { id, format, channel } = data;
  const before = await getSubscription(id);
  if (before && (before.format !== format || before.channel.type !== channel.type)) {
    throw new Error(
      `The subscription ${id} has the format ${before.format} and the channel ${before.channel.type}, which cannot change to ${format} and ${channel.type}: make a new subscription.`,
    );
  }
  await putItem('subscription', data);
  // Also where nothing changed: an earlier time may have come no further than this.
  if (channel.type === 'feed') {
    await (before ? keepFeedAddress : newFeedAddress)(id, channel, Date.now());
  }
}

/** Has a subscription that was paused take part again; false when it is gone. */
export function resumeSubscription(id: string): Promise<boolean> {
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: directoryTable(),
        Key: { kind: 'subscription', id },
        UpdateExpression: 'SET active = :active REMOVE paused',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: { ':active': true },
      }),
    ),
  );
}

/** What the ledger has for a subscription stays; nothing is sent any more. */
export async function removeSubscription(id: string): Promise<void> {
  await removeItem('subscription', id);
  await removeSecrets(id);
}

export async function listPartners(): Promise<{ id: string; name: string }[]> {
  const items = await listItems('partner');
  return items.map(({ id, name }) => ({ id: String(id), name: String(name) }));
}

export function removePartner(id: string): Promise<void> {
  return removeItem('partner', id);
}

export function putPartner(partner: { id: string; name: string }): Promise<void> {
  return putItem('partner', partner);
}

export function putPublisher(publisher: { id: string; name: string }): Promise<void> {
  return putItem('publisher', publisher);
}

/** Undefined for an item that is none, which is logged. */
export function readSubscription(item: Record<string, unknown>): Subscription | undefined {
  const { success, data, error } = Subscription.safeParse(item);
  if (!success) {
    logger.error('a subscription in the directory cannot be read', {
      subscription: item.id,
      faults: faults(error),
    });
  }
  return data;
}
