import type { DeliveryKey } from './delivery.ts';

/** How a feed's hub is told that the feed has changed (WebSub). */
export interface HubChannel {
  type: 'hub';
  url: string;
  /** Every address at which the feed stands: what a hub calls topics. */
  topics: string[];
}

/**
 * Under which the ledger has the ping that the hub of a feed is owed; no subscription is called that.
 * A row like that of an article, since what waits stands in line by the time in its key.
 */
export function hubKey(feed: string): DeliveryKey {
  return { subscription: `${feed}#hub`, article: '1970-01-01T00:00:00.000Z#ping' };
}

/** Whose hub a row is for; undefined for that of a partner. */
export function feedOfHub(subscription: string): string | undefined {
  return /^(.*)#hub$/.exec(subscription)?.[1];
}

/** By which a hub is known as partners are by their ids: all feeds that have it share its gate. */
export function hubName(url: string): string {
  // A message group of SQS as well, which has 128 characters at most.
  return `hub#${new URL(url).host}`.slice(0, 128);
}

/**
 * The body of a ping, in the form in which hubs take it: PubSubHubbub 0.3, section 7.1. WebSub leaves
 * that to hubs and publishers (section 6).
 */
export function pingOf({ topics }: HubChannel): { body: string; contentType: string } {
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const topic of topics) form.append('hub.url', topic);
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}
