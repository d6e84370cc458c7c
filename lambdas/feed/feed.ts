import type { NinjsArticle } from '../article/ninjs.ts';
import { rssContentType, writeRss } from '../formats/rss/write.ts';
import type { Attempt, Delivery } from '../partner/delivery.ts';
import type { Subscription } from '../partner/subscription.ts';

/** Everything outside that a feed touches. Times are epoch milliseconds. */
export interface Doors {
  now(): number;
  getSubscription(id: string): Promise<Subscription | undefined>;
  /** As the ledger stands now, the newest article first. */
  newestDeliveries(subscription: string): AsyncIterable<Delivery>;
  getDelivery(subscription: string, article: string): Promise<Delivery | undefined>;
  setAside(seen: Delivery): Promise<void>;
  /** False when something newer is wanted by now; then another doorbell has rung. */
  settleFeedDelivery(seen: Delivery, attempt: Attempt): Promise<boolean>;
  getDocument(key: string): Promise<NinjsArticle>;
  putFeed(path: string, body: string, contentType: string): Promise<void>;
  /** The address below which all feeds stand, without a slash at its end. */
  feedsAddress: string;
}

/** How many articles a feed holds. */
const length = 50;

/**
 * Writes one feed as the ledger wants it now, and notes in the ledger that it shows it. A feed is
 * our own page: it is kept true also while its subscription takes nothing new.
 *
 * @param articles the ledger's keys of the articles that are news to the feed
 */
export async function bringFeedUpToDate(
  id: string,
  articles: string[],
  doors: Doors,
): Promise<void> {
  const startedAt = doors.now();
  const news = await Promise.all(articles.map((article) => doors.getDelivery(id, article)));
  // An earlier rendering has taken in what these doorbells rang for.
  if (news.every((one) => one?.dueAt === undefined)) return;
  const subscription = await doors.getSubscription(id);
  const { shown, seen } = await readLedger(id, articles, doors);
  const owed = [...seen.values()].filter((one) => one.dueAt !== undefined);
  if (subscription?.channel.type !== 'feed') {
    // Gone, or pushed by now: the sweep rings at the right door for what is owed by push.
    if (!subscription) await Promise.all(owed.map((one) => doors.setAside(one)));
    return;
  }

  const { path, title } = subscription.channel;
  const items = await Promise.all(shown.map((one) => doors.getDocument(one.rendition)));
  const address = `${doors.feedsAddress}/${path}`;
  await doors.putFeed(path, writeRss({ title, address, items }), rssContentType);

  const shownNow = new Set(shown);
  const at = doors.now();
  const took = at - startedAt;
  await Promise.all(
    owed.map((one) =>
      doors.settleFeedDelivery(one, {
        at: startedAt,
        sequence: one.want,
        result: 'accepted',
        detail: shownNow.has(one) ? `stands in ${path}` : absence(one, path),
        took,
      }),
    ),
  );
}

/** The newest articles that the feed is to show, and every delivery that was read on the way. */
async function readLedger(
  id: string,
  articles: string[],
  doors: Doors,
): Promise<{ shown: Delivery[]; seen: Map<string, Delivery> }> {
  const shown: Delivery[] = [];
  const seen = new Map<string, Delivery>();
  for await (const delivery of doors.newestDeliveries(id)) {
    seen.set(delivery.article, delivery);
    if (delivery.action === 'publish') shown.push(delivery);
    if (shown.length === length) break;
  }
  // News of an article that is too old for the feed is settled by the feed as it is.
  for (const article of articles) {
    const delivery = seen.has(article) ? undefined : await doors.getDelivery(id, article);
    if (delivery) seen.set(article, delivery);
  }
  return { shown, seen };
}

function absence({ action }: Delivery, path: string): string {
  return action === 'withdraw' ? `taken out of ${path}` : `older than all in ${path}`;
}
