import type { Delivery } from '../partner/delivery.ts';
import { type FeedAddress, placesAt } from '../partner/feed-address.ts';
import type { FeedUpkeep } from '../partner/feed-upkeep.ts';
import { seenAt } from './items.ts';
import type { Site } from './site.ts';

/** What is done to feeds beside writing them. Times are epoch milliseconds. */
export interface UpkeepDoors {
  getUpkeep(feed: string): Promise<FeedUpkeep | undefined>;
  askForUpkeep(feed: string, dueAt: number): Promise<void>;
  settleUpkeep(feed: string, seen: FeedUpkeep, next: number | undefined): Promise<void>;
  forgetPlaces(feed: string, seen: FeedAddress, gone: FeedAddress['former']): Promise<void>;
  removeFeedAddress(feed: string, seen: FeedAddress): Promise<void>;
  /** Takes a feed down with its pages. */
  removeFeed(place: string): Promise<void>;
  ringFeed(stale: { subscription: string; article: string }): Promise<void>;
}

/** Takes a feed down where its time is over. */
export async function leavePlaces(
  feed: string,
  address: FeedAddress,
  now: number,
  doors: UpkeepDoors,
): Promise<void> {
  const gone = address.former.filter(({ until }) => until <= now);
  if (gone.length === 0) return;
  for (const { place } of gone) await doors.removeFeed(place);
  await doors.forgetPlaces(feed, address, gone);
}

/** Takes a feed down wherever it stands. */
export async function takeDown(
  feed: string,
  address: FeedAddress,
  doors: UpkeepDoors,
): Promise<void> {
  for (const place of placesAt(address, 0)) await doors.removeFeed(place);
  await doors.removeFeedAddress(feed, address);
}

/**
 * When a feed has to be looked after next: when it ends to stand at a former place, or when its oldest
 * article may no longer stand in it. Undefined for when somebody asks.
 */
export function nextUpkeep(
  { address: { former }, writer: { within } }: Pick<Site, 'address' | 'writer'>,
  shown: readonly Delivery[],
  now: number,
): number | undefined {
  const oldest = within === undefined ? undefined : shown.at(-1);
  const times = former.map(({ until }) => until).filter((until) => until > now);
  // For many that came about the same time, once.
  if (within && oldest) times.push(Math.ceil((seenAt(oldest) + within) / pause) * pause);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Milliseconds. */
const pause = 600_000;
