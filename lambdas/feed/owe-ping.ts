import { createHash } from 'node:crypto';
import type { DeliveryKey, Wanted } from '../partner/delivery.ts';
import { hubKey, hubName } from '../partner/hub.ts';

export interface PingDoors {
  now(): number;
  want(wanted: Wanted, now: number): Promise<'changed' | 'owed' | 'settled' | 'newer'>;
  ringDelivery(due: DeliveryKey, partner: string, delaySeconds: number): Promise<void>;
}

/** Seconds after which CloudFront asks whether what it has kept is still true (aws/feed-files.ts). */
const untilFresh = 2;

/**
 * Owes the hub of a feed a ping, unless it was owed one since the feed has these bytes. To be done once
 * they stand there and before the news that they hold is settled: whoever comes after a worker that
 * died in between finds the feed as it is to be, and the ping still to be owed.
 */
export async function owePing(
  feed: string,
  hub: string,
  body: string,
  doors: PingDoors,
): Promise<void> {
  const key = hubKey(feed);
  const now = doors.now();
  const rendition = createHash('sha256').update(body).digest('hex');
  const wanted = { ...key, rendition, action: 'publish', uploadedAt: now, anew: true } as const;
  // Of no article, so of no revision of one: what tells one ping from the next is what the feed holds.
  const standing = await doors.want({ ...wanted, revision: 0, version: 0 }, now);
  if (standing === 'changed') await doors.ringDelivery(key, hubName(hub), untilFresh);
}
