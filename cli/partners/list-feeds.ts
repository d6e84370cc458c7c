import { inTurns } from '../../lambdas/feed/in-turns.ts';
import { placesAt } from '../../lambdas/partner/feed-address.ts';
import { type PlacedFeed, placedFeeds } from './placed-feeds.ts';

export interface ListedFeed {
  /** Of its subscription. */
  id: string;
  partner: string;
  title: string;
  /** Where it stands below the address of all feeds; its own place first, then those that it leaves. */
  places: string[];
  /** ISO 8601; absent when it never was. */
  writtenAt?: string;
  /** How many articles it shows, those on its pages not among them. */
  articles: number;
  /** How many of the newest hundred that it is to show it leaves out: the partner could not take them. */
  leftOut: number;
  /** How often it was fetched in the last seven days, this one among them, at all its places. */
  accesses: number;
}

const day = 86_400_000;

/** Feeds that are looked at at the same time. */
const together = 20;

/** Articles of a feed that are looked at: as many as it shows, unless it is a sitemap. */
const newest = 100;

/** What is known of the feeds of a partner, or of all. `now` is in epoch milliseconds. */
export async function listFeeds(partner: string | undefined, now: number): Promise<ListedFeed[]> {
  const { describeFeed } = await import('../../lambdas/aws/feed-files.ts');
  const { accessesOn } = await import('../../lambdas/aws/accesses.ts');
  const accessesTo = await accessesOn(lastDays(now, 7));
  const describe = async ({ id, address, feed }: Required<PlacedFeed>): Promise<ListedFeed> => {
    const places = placesAt(address, now);
    const { writtenAt, articles = 0 } = (await describeFeed(places[0])) ?? {};
    return {
      id,
      partner: feed.partner,
      title: feed.channel.title,
      places,
      ...(writtenAt && { writtenAt: writtenAt.toISOString() }),
      articles,
      leftOut: await countLeftOut(id),
      accesses: places.reduce((sum, place) => sum + accessesTo(place), 0),
    };
  };
  const wanted = (await placedFeeds()).filter(
    (one): one is Required<PlacedFeed> =>
      one.feed !== undefined && (partner === undefined || one.feed.partner === partner),
  );
  return inTurns(wanted, together, describe);
}

async function countLeftOut(feed: string): Promise<number> {
  const { newestDeliveries } = await import('../../lambdas/aws/ledger.ts');
  let [looked, leftOut] = [0, 0];
  for await (const { state } of newestDeliveries(feed)) {
    if (state === 'refused') leftOut += 1;
    if (++looked === newest) break;
  }
  return leftOut;
}

/** The days up to this one, as logs write them. */
function lastDays(now: number, count: number): string[] {
  return Array.from({ length: count }, (_, ago) =>
    new Date(now - ago * day).toISOString().slice(0, 10),
  );
}
