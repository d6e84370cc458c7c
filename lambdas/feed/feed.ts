import type { NinjsArticle } from '../article/ninjs.ts';
import { feedWriters } from '../formats/feed-writers.ts';
import type { Attempt, Delivery } from '../partner/delivery.ts';
import type { FeedFile, StandingFeed, Written } from '../partner/feed-file.ts';
import type { Subscription } from '../partner/subscription.ts';
import type { Withdrawn } from '../partner/withdrawn.ts';
import { shaper } from '../shape/shape.ts';
import { shownItem, tombstone } from './items.ts';
import { type FeedLedger, type LedgerDoors, readLedger } from './read-ledger.ts';

/** Everything outside that a feed touches. Times are epoch milliseconds. */
export interface Doors extends LedgerDoors {
  now(): number;
  getSubscription(id: string): Promise<Subscription | undefined>;
  setAside(seen: Delivery): Promise<void>;
  /** False when something newer is wanted by now; then another doorbell has rung. */
  settleFeedDelivery(seen: Delivery, attempt: Attempt): Promise<boolean>;
  forgetWithdrawn(subscription: string, withdrawn: Withdrawn): Promise<void>;
  getDocument(key: string): Promise<NinjsArticle>;
  /** What stands at the path; undefined for nothing. */
  getStandingFeed(path: string): Promise<StandingFeed | undefined>;
  /** Puts the file in the place of what stood there, unless that is the same. */
  putFeed(file: FeedFile, standing: StandingFeed | undefined): Promise<Written>;
  /** The address below which all feeds stand, without a slash at its end. */
  feedsAddress: string;
}

/** How many days a feed tells that an article was withdrawn, unless its subscription says. */
const usualDays = 7;
const day = 86_400_000;

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
  const news = await Promise.all(articles.map((article) => doors.getDelivery(id, article)));
  // An earlier rendering has taken in what these doorbells rang for.
  if (news.every((one) => one?.dueAt === undefined)) return;
  for (;;) {
    const subscription = await doors.getSubscription(id);
    const writer = subscription && feedWriters[subscription.format];
    if (!writer || subscription.channel.type !== 'feed') {
      // Gone, or pushed by now: the sweep rings at the right door for what is owed by push.
      const rows = subscription ? [] : news.filter((one) => one !== undefined);
      await Promise.all(rows.filter(isOwed).map((one) => doors.setAside(one)));
      return;
    }
    const { path, title, withdrawnDays = usualDays } = subscription.channel;
    const startedAt = doors.now();
    // Before the ledger: so it is noticed when something else was written since the ledger was read.
    const standing = await doors.getStandingFeed(path);
    const ledger = await readLedger(id, articles, startedAt - withdrawnDays * day, doors);
    const items = await itemsOf(ledger, subscription, doors);
    const body = writer.write({ title, address: `${doors.feedsAddress}/${path}`, items });
    const file = { path, body, contentType: writer.contentType };
    if ((await doors.putFeed(file, standing)) === 'overtaken') continue;
    await settle(ledger, path, startedAt, doors);
    await Promise.all(ledger.past.map((one) => doors.forgetWithdrawn(id, one)));
    return;
  }
}

/** In the order of their dates: articles by when they came, withdrawals by when they were made. */
async function itemsOf(
  { shown, withdrawn }: FeedLedger,
  subscription: Subscription,
  doors: Doors,
): Promise<NinjsArticle[]> {
  const items = await Promise.all([
    ...withdrawn.map(async ({ rendition, withdrawnAt }) => ({
      at: withdrawnAt,
      item: tombstone(await doors.getDocument(rendition), withdrawnAt),
    })),
    ...shown.map(async ({ article, rendition, withdrawnAt }) => {
      const shaped = shaper(await doors.getDocument(rendition))(subscription);
      return { at: seenAt(article), item: shownItem(shaped, withdrawnAt) };
    }),
  ]);
  return items.sort((a, b) => b.at - a.at).map(({ item }) => item);
}

/** Epoch milliseconds. */
function seenAt(article: string): number {
  return Date.parse(article.slice(0, article.indexOf('#')));
}

async function settle(
  ledger: FeedLedger,
  path: string,
  startedAt: number,
  doors: Doors,
): Promise<void> {
  const took = doors.now() - startedAt;
  await Promise.all(
    ledger.seen.filter(isOwed).map((one) =>
      doors.settleFeedDelivery(one, {
        at: startedAt,
        sequence: one.want,
        result: one.unfit === undefined ? 'accepted' : 'refused',
        detail: whatBecame(one, ledger, path),
        took,
      }),
    ),
  );
}

function isOwed({ dueAt }: Delivery): boolean {
  return dueAt !== undefined;
}

/** For whoever traces the article. */
function whatBecame(one: Delivery, { shown, withdrawn }: FeedLedger, path: string): string {
  if (shown.includes(one)) return `stands in ${path}`;
  if (one.unfit !== undefined) return `left out of ${path}: ${one.unfit}`;
  if (one.action === 'publish') return `older than all in ${path}`;
  return withdrawn.some((told) => told === one)
    ? `told as withdrawn in ${path}`
    : `taken out of ${path}`;
}
