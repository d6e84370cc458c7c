import type { NinjsArticle } from '../article/ninjs.ts';
import { type FeedAddress, placesAt } from '../partner/feed-address.ts';
import { type FeedUpkeep, upkeep } from '../partner/feed-upkeep.ts';
import { leavesAt } from './choose.ts';
import type { Site } from './site.ts';

/** What is done to feeds beside writing them. Times are epoch milliseconds. */
export interface UpkeepDoors {
  now(): number;
  getUpkeep(feed: string): Promise<FeedUpkeep | undefined>;
  askForUpkeep(feed: string, dueAt: number): Promise<void>;
  settleUpkeep(feed: string, seen: FeedUpkeep, next: number | undefined): Promise<void>;
  getFeedAddress(feed: string): Promise<FeedAddress | undefined>;
  /** False when the address is not as it was seen. */
  forgetPlaces(feed: string, seen: FeedAddress, gone: FeedAddress['former']): Promise<boolean>;
  /** False when the address is not as it was seen. */
  removeFeedAddress(feed: string, seen: FeedAddress): Promise<boolean>;
  /** Has all that stands at its places count as not yet written. */
  renewFeedAddress(feed: string): Promise<void>;
  /** Takes a feed down with its pages. */
  removeFeed(place: string): Promise<void>;
  ringFeed(stale: { subscription: string; article: string }): Promise<void>;
}

/** Takes a feed down where its time is over; `overtaken` where its address is another by now. */
export async function leavePlaces(
  feed: string,
  address: FeedAddress,
  now: number,
  doors: UpkeepDoors,
): Promise<'done' | 'overtaken'> {
  const gone = address.former.filter(({ until }) => until <= now);
  if (gone.length === 0) return 'done';
  for (const { place } of gone) await doors.removeFeed(place);
  if (await doors.forgetPlaces(feed, address, gone)) return 'done';
  await restore(
    feed,
    gone.map(({ place }) => place),
    doors,
  );
  return 'overtaken';
}

/** Takes a feed down wherever it stands. */
export async function takeDown(
  feed: string,
  address: FeedAddress,
  doors: UpkeepDoors,
): Promise<void> {
  const places = placesAt(address, 0);
  for (const place of places) await doors.removeFeed(place);
  if (!(await doors.removeFeedAddress(feed, address))) await restore(feed, places, doors);
}

/**
 * A feed may have come to stand again where a worker, frozen meanwhile, took it down: it is written
 * anew there, pages and all.
 */
async function restore(feed: string, taken: string[], doors: UpkeepDoors): Promise<void> {
  const address = await doors.getFeedAddress(feed);
  if (!address || !placesAt(address, doors.now()).some((place) => taken.includes(place))) return;
  await doors.renewFeedAddress(feed);
  await doors.askForUpkeep(feed, doors.now());
  await doors.ringFeed({ subscription: feed, article: upkeep });
}

/**
 * When a feed has to be looked after next: when it ends to stand at a former place, or when the oldest
 * of its articles may no longer stand in it. Undefined for when somebody asks.
 */
export function nextUpkeep(
  { address: { former }, writer: { within } }: Pick<Site, 'address' | 'writer'>,
  items: readonly NinjsArticle[],
  now: number,
): number | undefined {
  const times = former.map(({ until }) => until).filter((until) => until > now);
  const shown = items.filter(({ pubStatus }) => pubStatus !== 'canceled');
  if (within !== undefined && shown.length > 0) {
    const first = Math.min(...shown.map((item) => leavesAt(item, within)));
    // For many that were published about the same time, once.
    times.push(Math.ceil(first / pause) * pause);
  }
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Milliseconds. */
const pause = 600_000;
