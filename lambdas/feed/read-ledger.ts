import type { FeedWriter } from '../formats/feed-writer.ts';
import { type Delivery, mayBeKnown } from '../partner/delivery.ts';
import type { FeedChange } from '../partner/feed-change.ts';
import { isEnough, isShown } from '../partner/feed-page.ts';
import type { Archive } from './archive.ts';

/** What is read of the ledger. Times are epoch milliseconds. */
export interface LedgerDoors {
  /** As the ledger stands now, the newest article first. */
  newestDeliveries(subscription: string): AsyncIterable<Delivery>;
  getDeliveries(subscription: string, articles: string[]): Promise<Delivery[]>;
  noteChanged(subscription: string, change: FeedChange): Promise<void>;
  listChanged(subscription: string): Promise<FeedChange[]>;
}

export interface FeedLedger {
  /** The articles that the feed is to show, the newest first. */
  shown: Delivery[];
  /** Those on its pages that it is to show as well, since they changed there. */
  changed: (Delivery & FeedChange)[];
  /** Those that it is to tell the withdrawal of. */
  withdrawn: (Delivery & { withdrawnAt: number })[];
  /** What it has told for long enough, or too much of. */
  past: FeedChange[];
  /** Of what is owed on its pages, what they are true of. */
  onPages: Delivery[];
  /** Every delivery that feed and pages are true of once the feed is written. */
  seen: Delivery[];
}

/**
 * How many withdrawals and changes of old articles a feed tells at the same time, the newest: some
 * hundreds of kilobytes of one, as much as the feed itself of the other. Whoever takes down thousands
 * within days has readers that fetch too seldom miss the first of them.
 */
const mostWithdrawn = 1_000;
const mostChanged = 100;

/**
 * @param news the keys of the articles that are news to the feed
 * @param archive absent for a feed that has no pages
 * @param now epoch milliseconds
 * @param since withdrawals and changes from before are not told any more
 */
export async function readLedger(
  id: string,
  writer: FeedWriter,
  news: string[],
  archive: Archive | undefined,
  now: number,
  since: number,
  doors: LedgerDoors,
): Promise<FeedLedger> {
  const rows = archive?.rest?.toReversed() ?? (await newestRows(id, writer, now, doors));
  const shown = rows.filter(isShown).slice(0, writer.length);
  // News of an article that is too old for a feed without pages is settled by the feed as it is.
  const onPages = archive ? [...archive.changed, ...archive.paged] : [];
  const tooOld = archive ? [] : await doors.getDeliveries(id, news);
  const seen = new Map([...onPages, ...tooOld, ...rows].map((one) => [one.article, one]));

  await Promise.all([
    ...[...seen.values()]
      .filter(isOwed)
      .filter(isWithdrawn)
      .filter(mayBeKnown)
      .map(({ article, withdrawnAt }) =>
        doors.noteChanged(id, { article, changedAt: withdrawnAt }),
      ),
    ...(archive?.changed ?? [])
      .filter(isShown)
      .map(({ article }) => doors.noteChanged(id, { article, changedAt: now })),
  ]);
  const noted = (await doors.listChanged(id)).sort((a, b) => b.changedAt - a.changedAt);
  const recent = noted.filter(({ changedAt }) => changedAt > since);
  const found = await withRows(id, recent, rows, doors);
  const isOnPage = ({ article }: Delivery) => article <= (archive?.last?.to ?? '');
  const changed = found.filter((one) => isShown(one) && isOnPage(one)).slice(0, mostChanged);
  const withdrawn = found.filter(isWithdrawn).slice(0, mostWithdrawn);
  const told = new Set([...changed, ...withdrawn].map(({ article }) => article));
  return {
    shown,
    changed,
    withdrawn,
    past: noted.filter(({ article }) => !told.has(article)),
    onPages,
    seen: [...seen.values()],
  };
}

/** Down to the last that a feed has room for, the newest first. */
async function newestRows(
  id: string,
  { length, within }: FeedWriter,
  now: number,
  doors: LedgerDoors,
): Promise<Delivery[]> {
  const oldest = within === undefined ? '' : new Date(now - within).toISOString();
  const rows: Delivery[] = [];
  let shown = 0;
  for await (const row of doors.newestDeliveries(id)) {
    if (row.article < oldest) break;
    rows.push(row);
    if (isShown(row)) shown += 1;
    if (length === undefined ? within === undefined && isEnough(rows) : shown === length) break;
  }
  return rows;
}

/** What was noted may be otherwise by now. */
async function withRows(
  id: string,
  noted: FeedChange[],
  rows: Delivery[],
  doors: LedgerDoors,
): Promise<(Delivery & FeedChange)[]> {
  const known = new Map(rows.map((one) => [one.article, one]));
  const others = noted.map(({ article }) => article).filter((article) => !known.has(article));
  for (const one of await doors.getDeliveries(id, others)) known.set(one.article, one);
  return noted.flatMap((change) => {
    const row = known.get(change.article);
    return row ? [{ ...row, ...change }] : [];
  });
}

export function isOwed({ dueAt }: Delivery): boolean {
  return dueAt !== undefined;
}

/** Whether it is to be noted what became of it: it is owed, or was left out once and stands there now. */
export function isToSettle(row: Delivery, leftOut: ReadonlyMap<string, string>): boolean {
  return isOwed(row) || (row.state === 'refused' && isShown(row) && !leftOut.has(row.article));
}

function isWithdrawn<Row extends Delivery>(row: Row): row is Row & { withdrawnAt: number } {
  return row.action === 'withdraw' && row.withdrawnAt !== undefined;
}
