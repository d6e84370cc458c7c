import { type Delivery, mayBeKnown } from '../partner/delivery.ts';
import type { Withdrawn } from '../partner/withdrawn.ts';

/** What is read of the ledger. Times are epoch milliseconds. */
export interface LedgerDoors {
  /** As the ledger stands now, the newest article first. */
  newestDeliveries(subscription: string): AsyncIterable<Delivery>;
  getDelivery(subscription: string, article: string): Promise<Delivery | undefined>;
  noteWithdrawn(subscription: string, withdrawn: Withdrawn): Promise<void>;
  listWithdrawn(subscription: string): Promise<Withdrawn[]>;
}

export interface FeedLedger {
  /** The articles that the feed is to show, the newest first. */
  shown: Delivery[];
  /** Those that it is to tell the withdrawal of, the newest withdrawal first. */
  withdrawn: (Delivery & Withdrawn)[];
  /** Withdrawals that it has told for long enough. */
  past: Withdrawn[];
  /** Every delivery that was read on the way. */
  seen: Delivery[];
}

/** How many articles a feed holds. */
const length = 50;

/**
 * How many withdrawals a feed tells at the same time, the newest: some hundreds of kilobytes. Whoever
 * takes down thousands within days has readers that fetch too seldom miss the first of them.
 */
const mostWithdrawn = 1_000;

/**
 * @param articles the ledger's keys of the articles that are news to the feed
 * @param since withdrawals from before are not told any more
 */
export async function readLedger(
  id: string,
  articles: string[],
  since: number,
  doors: LedgerDoors,
): Promise<FeedLedger> {
  const shown: Delivery[] = [];
  const seen = new Map<string, Delivery>();
  for await (const delivery of doors.newestDeliveries(id)) {
    seen.set(delivery.article, delivery);
    if (isToShow(delivery)) shown.push(delivery);
    if (shown.length === length) break;
  }
  const look = async (article: string) => {
    const delivery = seen.get(article) ?? (await doors.getDelivery(id, article));
    if (delivery) seen.set(article, delivery);
    return delivery;
  };
  // News of an article that is too old for the feed is settled by the feed as it is.
  await Promise.all(articles.map(look));

  const news = [...seen.values()].filter((one) => one.dueAt !== undefined && mayBeKnown(one));
  await Promise.all(news.filter(isWithdrawn).map((one) => doors.noteWithdrawn(id, one)));
  const noted = await doors.listWithdrawn(id);
  const recent = noted
    .filter(({ withdrawnAt }) => withdrawnAt > since)
    .sort((a, b) => b.withdrawnAt - a.withdrawnAt)
    .slice(0, mostWithdrawn);
  // What was noted may be back by now.
  const rows = await Promise.all(recent.map(({ article }) => look(article)));
  return {
    shown,
    withdrawn: rows.filter((one) => one !== undefined).filter(isWithdrawn),
    past: noted.filter(({ withdrawnAt }) => withdrawnAt <= since),
    seen: [...seen.values()],
  };
}

function isToShow({ action, unfit }: Delivery): boolean {
  return action === 'publish' && unfit === undefined;
}

function isWithdrawn(delivery: Delivery): delivery is Delivery & Withdrawn {
  return delivery.action === 'withdraw' && delivery.withdrawnAt !== undefined;
}
