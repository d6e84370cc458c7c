import type { FeedAddress, FeedChannel } from '../../lambdas/partner/feed-address.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

/** Where a feed stands, and what it is. */
export interface PlacedFeed {
  /** Of its subscription. */
  id: string;
  address: FeedAddress;
  /** Absent where that is gone, and the feed is yet to be taken down. */
  feed?: Subscription & { channel: FeedChannel };
}

/** All feeds that stand anywhere, by their ids. */
export async function placedFeeds(): Promise<PlacedFeed[]> {
  const { listSubscriptions } = await import('../../lambdas/aws/directory.ts');
  const { listFeedAddresses } = await import('../../lambdas/aws/feed-addresses.ts');
  const feeds = new Map((await listSubscriptions()).filter(isFeed).map((one) => [one.id, one]));
  const addresses = await listFeedAddresses();
  return [...addresses].map(([id, address]) => {
    const feed = feeds.get(id);
    return { id, address, ...(feed && { feed }) };
  });
}

function isFeed(one: Subscription): one is Subscription & { channel: FeedChannel } {
  return one.channel.type === 'feed';
}
