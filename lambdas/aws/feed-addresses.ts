import { randomBytes } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  addressFor,
  type Drawn,
  type FeedAddress,
  type FeedChannel,
  type FormerPlace,
  rotated,
} from '../partner/feed-address.ts';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { pages } from './pages.ts';

/*
 * Where feeds stand: items of the directory of a kind of their own, since the address of a private
 * feed is a secret. Each write of one is conditional on the mark that was read.
 */

export async function getFeedAddress(subscription: string): Promise<FeedAddress | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: table(), Key: keyOf(subscription), ConsistentRead: true }),
  );
  return Item && asAddress(Item);
}

/** By the ids of their subscriptions. */
export async function listFeedAddresses(): Promise<Map<string, FeedAddress>> {
  const items = await pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table(),
        ConsistentRead: true,
        KeyConditionExpression: 'kind = :kind',
        ExpressionAttributeValues: { ':kind': kind },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
  return new Map(items.map((item) => [String(item.id), asAddress(item)]));
}

/**
 * Has a feed an address that fits what its subscription says.
 *
 * @param now epoch milliseconds
 * @param isNew whether the subscription is: what stands under its id is another's, and is taken down
 */
export function keepFeedAddress(
  subscription: string,
  channel: FeedChannel,
  now: number,
  isNew: boolean,
): Promise<FeedAddress> {
  return change(subscription, (before) =>
    isNew ? rotated(channel, before, now, draw()) : addressFor(channel, before, now, draw()),
  );
}

/** Gives a private feed a new address; no other leads to it after `until` (epoch milliseconds). */
export function rotateFeedAddress(
  subscription: string,
  channel: FeedChannel,
  until: number,
): Promise<FeedAddress> {
  return change(subscription, (before) => rotated(channel, before, until, draw()));
}

/** The feed stands there no longer; unless it has moved since it was seen. */
export async function forgetPlaces(
  subscription: string,
  seen: FeedAddress,
  gone: readonly FormerPlace[],
): Promise<void> {
  const former = seen.former.filter((one) => !gone.includes(one));
  await put(subscription, { ...seen, former }, seen);
}

/** Notes whether CloudFront asks for a feed's password where it stands; unless it has moved since. */
export async function noteGuarded(
  subscription: string,
  { guarded: _, ...seen }: FeedAddress,
  isGuarded: boolean,
): Promise<void> {
  await put(subscription, { ...seen, ...(isGuarded && { guarded: seen.mark }) }, seen);
}

/** Of a feed that is gone; unless there is a new one by its name. */
export async function removeFeedAddress(subscription: string, seen: FeedAddress): Promise<void> {
  await made(
    dynamodb.send(
      new DeleteCommand({
        TableName: table(),
        Key: keyOf(subscription),
        ConditionExpression: 'mark = :seen',
        ExpressionAttributeValues: { ':seen': seen.mark },
      }),
    ),
  );
}

async function change(
  subscription: string,
  turn: (before: FeedAddress | undefined) => FeedAddress,
): Promise<FeedAddress> {
  for (;;) {
    const before = await getFeedAddress(subscription);
    const after = turn(before);
    if (after === before || (await put(subscription, after, before))) return after;
  }
}

function put(
  subscription: string,
  address: FeedAddress,
  seen: FeedAddress | undefined,
): Promise<boolean> {
  return made(
    dynamodb.send(
      new PutCommand({
        TableName: table(),
        Item: { ...keyOf(subscription), ...address },
        ConditionExpression: seen ? 'mark = :seen' : 'attribute_not_exists(mark)',
        ...(seen && { ExpressionAttributeValues: { ':seen': seen.mark } }),
      }),
    ),
  );
}

/** The token has 128 random bits. */
function draw(): Drawn {
  return { token: randomBytes(16).toString('hex'), mark: randomBytes(8).toString('hex') };
}

function asAddress({ kind: _, id, ...address }: Record<string, unknown>): FeedAddress {
  // Nobody but this file writes them.
  return address as unknown as FeedAddress;
}

const kind = 'address';

function keyOf(subscription: string) {
  return { kind, id: subscription };
}

function table(): string {
  return environment('directoryTable');
}
