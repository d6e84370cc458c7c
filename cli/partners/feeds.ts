import {
  type FeedAddress,
  fits,
  placesAt,
  publicPlace,
} from '../../lambdas/partner/feed-address.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import type { Change } from './plan.ts';

/** The ids of the feeds that are not as they were: new, changed, or gone. */
export function changedFeeds(changes: readonly Change[], before: Subscription[]): string[] {
  const feeds = new Set(before.filter(isFeed).map(({ id }) => id));
  return changes.flatMap((change) => {
    if (change.kind === 'partner') return [];
    if (change.action === 'remove') return feeds.has(change.id) ? [change.id] : [];
    return isFeed(change.after) ? [change.after.id] : [];
  });
}

function isFeed({ channel }: Subscription): boolean {
  return channel.type === 'feed';
}

/**
 * Feeds that do not stand where their subscriptions say, though those are as they were: an earlier time
 * may have come no further than that.
 */
export function misplacedFeeds(
  subscriptions: readonly Subscription[],
  addresses: ReadonlyMap<string, FeedAddress>,
): Subscription[] {
  return subscriptions.filter(({ id, channel }) => {
    const address = addresses.get(id);
    return channel.type === 'feed' && !(address && fits(channel, address));
  });
}

/** A sentence for each public path that is another feed's, or is yet to be taken down as that. */
export function takenPaths(
  changes: readonly Change[],
  addresses: ReadonlyMap<string, FeedAddress>,
): string[] {
  const owners = [...addresses].flatMap(([id, address]) =>
    placesAt(address, 0).map((place) => ({ id, place })),
  );
  return changes.flatMap((change) => {
    if (change.kind !== 'subscription' || change.action === 'remove') return [];
    const { id, channel } = change.after;
    if (channel.type !== 'feed' || !channel.public) return [];
    const owner = owners.find((one) => one.id !== id && one.place === publicPlace(channel.path));
    return owner
      ? `${id} is to stand at ${owner.place}, where ${owner.id} stands: apply that first without ${id}.`
      : [];
  });
}

/** Has a feed stand at once where its subscription says, as it says, and nowhere else. */
export async function lookAfter(id: string): Promise<void> {
  const { askForUpkeep } = await import('../../lambdas/aws/feed-upkeep.ts');
  const { ringFeed } = await import('../../lambdas/aws/queues.ts');
  const { upkeep } = await import('../../lambdas/partner/feed-upkeep.ts');
  await askForUpkeep(id, Date.now());
  await ringFeed({ subscription: id, article: upkeep });
}
