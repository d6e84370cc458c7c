import { placesAt } from '../../lambdas/partner/feed-address.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

export interface ListedFeed {
  /** Of its subscription. */
  id: string;
  partner: string;
  title: string;
  /** Where it stands below the address of all feeds; its own place first, then those that it leaves. */
  places: string[];
  /** ISO 8601; absent when it never was. */
  writtenAt?: string;
  /** How often it was fetched in the last seven days, this one among them, at all its places. */
  accesses: number;
}

const day = 86_400_000;

/** Requests that are made at once. */
const together = 20;

/** What is known of the feeds of a partner, or of all. `now` is in epoch milliseconds. */
export async function listFeeds(partner: string | undefined, now: number): Promise<ListedFeed[]> {
  const { listSubscriptions } = await import('../../lambdas/aws/directory.ts');
  const { listFeedAddresses } = await import('../../lambdas/aws/feed-addresses.ts');
  const { feedWrittenAt } = await import('../../lambdas/aws/feed-files.ts');
  const { accessesOn } = await import('../../lambdas/aws/accesses.ts');
  const [subscriptions, addresses, accessesTo] = await Promise.all([
    listSubscriptions(),
    listFeedAddresses(),
    accessesOn(lastDays(now, 7)),
  ]);
  const describe = async ({ id, partner: whose, channel }: Subscription): Promise<ListedFeed[]> => {
    const address = addresses.get(id);
    if (channel.type !== 'feed' || !address) return [];
    const places = placesAt(address, now);
    const writtenAt = await feedWrittenAt(places[0]);
    const accesses = places.reduce((sum, place) => sum + accessesTo(place), 0);
    const written = writtenAt && { writtenAt: writtenAt.toISOString() };
    return [{ id, partner: whose, title: channel.title, places, ...written, accesses }];
  };
  const wanted = subscriptions.filter((one) => partner === undefined || one.partner === partner);
  const feeds: ListedFeed[] = [];
  for (let index = 0; index < wanted.length; index += together) {
    const some = await Promise.all(wanted.slice(index, index + together).map(describe));
    feeds.push(...some.flat());
  }
  return feeds;
}

/** The days up to this one, as logs write them. */
function lastDays(now: number, count: number): string[] {
  return Array.from({ length: count }, (_, ago) =>
    new Date(now - ago * day).toISOString().slice(0, 10),
  );
}
