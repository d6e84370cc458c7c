import { randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  addressFor,
  type Drawn,
  type FeedAddress,
  type FeedChannel,
  type FormerPlace,
  renewed,
  rotated,
} from '../partner/feed-address.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { directoryTable, getItem, type Item, listItems } from './directory-items.ts';

/*
 * Where feeds stand: items of the directory of a kind of their own, since the address of a private
 * feed is a secret. Each write of one is conditional on what was read.
 */

export async function getFeedAddress(subscription: string): Promise<FeedAddress | undefined> {
  const item = await getItem(kind, subscription);
  return item && asAddress(item);
}

/** By the ids of their subscriptions. */
export async function listFeedAddresses(): Promise<Map<string, FeedAddress>> {
  const items = await listItems(kind);
  return new Map(items.map((item) => [String(item.id), asAddress(item)]));
}

/** Has a feed an address that fits what its subscription says. `now` is in epoch milliseconds. */
export function keepFeedAddress(
  subscription: string,
  channel: FeedChannel,
  now: number,
): Promise<FeedAddress> {
  return change(subscription, (before) => addressFor(channel, before, now, draw()));
}

/**
 * Gives the feed of a new subscription its address. What stands under its id is another's, and is taken
 * down. `now` is in epoch milliseconds.
 */
export function newFeedAddress(
  subscription: string,
  channel: FeedChannel,
  now: number,
): Promise<FeedAddress> {
  return change(subscription, (before) => rotated(channel, before, now, draw()));
}

/** Gives a private feed a new address; no other leads to it after `until` (epoch milliseconds). */
export function rotateFeedAddress(
  subscription: string,
  channel: FeedChannel,
  until: number,
): Promise<FeedAddress> {
  return change(subscription, (before) => rotated(channel, before, until, draw()));
}

/** Has all that stands at a feed's places count as not yet written; of a feed that is gone, nothing. */
export async function renewFeedAddress(subscription: string): Promise<void> {
  for (;;) {
    const before = await getFeedAddress(subscription);
    if (!before || (await put(subscription, renewed(before, draw()), before))) return;
  }
}

/** The feed stands there no longer; false when its address is not as it was seen. */
export function forgetPlaces(
  subscription: string,
  seen: FeedAddress,
  gone: readonly FormerPlace[],
): Promise<boolean> {
  const former = seen.former.filter((one) => !gone.includes(one));
  return put(subscription, { ...seen, former }, seen);
}

/** Notes whether CloudFront asks for a feed's password where it stands; unless it has moved since. */
export async function noteGuarded(
  subscription: string,
  { mark }: FeedAddress,
  isGuarded: boolean,
): Promise<void> {
  await made(
    dynamodb.send(
      new UpdateCommand({
        TableName: directoryTable(),
        Key: keyOf(subscription),
        UpdateExpression: isGuarded ? 'SET guarded = :mark' : 'REMOVE guarded',
        ConditionExpression: 'mark = :mark',
        ExpressionAttributeValues: { ':mark': mark },
      }),
    ),
  );
}

/** Of a feed that is gone; false when its address is not as it was seen. */
export function removeFeedAddress(subscription: string, seen: FeedAddress): Promise<boolean> {
  return made(
    dynamodb.send(
      new DeleteCommand({
        TableName: directoryTable(),
        Key: keyOf(subscription),
        ...isStill(seen),
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
        TableName: directoryTable(),
        Item: { ...keyOf(subscription), ...address },
        ...(seen ? isStill(seen) : { ConditionExpression: 'attribute_not_exists(mark)' }),
      }),
    ),
  );
}

/** That nothing of an address has changed: under one mark, places are only ever forgotten. */
function isStill({ mark, former, guarded }: FeedAddress) {
  const isGuarded = guarded === undefined ? 'attribute_not_exists(guarded)' : 'guarded = :guarded';
  return {
    ConditionExpression: `mark = :mark AND size(former) = :places AND ${isGuarded}`,
    ExpressionAttributeValues: {
      ':mark': mark,
      ':places': former.length,
      ...(guarded !== undefined && { ':guarded': guarded }),
    },
  };
}

/** The token has 128 random bits. */
function draw(): Drawn {
  return { token: randomBytes(16).toString('hex'), mark: randomBytes(8).toString('hex') };
}

function asAddress({ kind: _, id, ...address }: Item): FeedAddress {
  // Nobody but this file writes them.
  return address as unknown as FeedAddress;
}

const kind = 'address';

function keyOf(subscription: string) {
  return { kind, id: subscription };
}
