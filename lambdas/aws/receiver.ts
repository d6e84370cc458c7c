import { placesAt } from '../partner/feed-address.ts';
import { feedOfHub, hubName } from '../partner/hub.ts';
import type { Receiver } from '../partner/receiver.ts';
import { environment } from '../runtime/environment.ts';
import { getItems } from './batches.ts';
import { getSubscription, readSubscription } from './directory.ts';
import { getFeedAddress } from './feed-addresses.ts';
import { secretsIn } from './secrets.ts';

/** All that the directory has for a delivery, in one call; for a ping of a hub, in two. */
export async function getReceiver(id: string): Promise<Receiver> {
  const feed = feedOfHub(id);
  if (feed !== undefined) return hubOf(feed, id);
  const keys = ['subscription', 'secret'].map((kind) => ({ kind, id }));
  const items = await getItems(environment('directoryTable'), keys);
  const item = (kind: string) => items.find((one) => one.kind === kind);
  const subscription = item('subscription');
  return {
    subscription: subscription && readSubscription(subscription),
    secrets: secretsIn(item('secret'), Date.now()),
  };
}

/** The hub of a feed, which is told of it whether or not its subscription takes anything new. */
async function hubOf(feed: string, id: string): Promise<Receiver> {
  const [subscription, address] = await Promise.all([getSubscription(feed), getFeedAddress(feed)]);
  const { channel } = subscription ?? {};
  const secrets = { signing: [] };
  if (channel?.type !== 'feed' || channel.hub === undefined || !address) {
    return { subscription: undefined, secrets };
  }
  const { hub: url } = channel;
  const topics = placesAt(address, Date.now()).map(
    (place) => `${environment('feedsAddress')}/${place}`,
  );
  const to = { type: 'hub', url, topics } as const;
  return { subscription: { id, partner: hubName(url), active: true, channel: to }, secrets };
}
