import { createHash } from 'node:crypto';
import type { Delivery } from './delivery.ts';

/**
 * A page of a feed, for who wants to have all of it: articles that made room for newer ones (RFC
 * 5005, section 4). It holds those whose keys in the ledger lie behind the page before, up to its own
 * end; so which page an article is in never changes, unless a page has to be parted for late ones.
 */
export interface FeedPage {
  /** The key of the last article that it has room for. */
  to: string;
  /** What its file was last written for; absent when it never was. */
  written?: PageWritten;
}

export interface PageWritten {
  /** Where the page before ends; '' where there is none. */
  after: string;
  /** Of the feed's address. Where the page has it, all pages before it have it, too. */
  mark: string;
}

/** The folder of a feed's other files, into which no feed's path can lead. */
export function besideFeed(feedPlace: string): string {
  return `${feedPlace}/-/`;
}

export function pagePlace(feedPlace: string, { to }: Pick<FeedPage, 'to'>): string {
  const name = createHash('sha256').update(to).digest('hex').slice(0, 12);
  return `${besideFeed(feedPlace)}${to.slice(0, 10)}-${name}`;
}

/** How many articles a page has when it is closed, and how many the feed keeps at least. */
const pageLength = 50;

/** Of which many may be such that the feed does not show. */
const mostRows = 500;

/** Whether there are enough for a page and as many besides. */
export function isEnough(rows: readonly Delivery[]): boolean {
  return rows.length >= mostRows || rows.filter(isShown).length >= 2 * pageLength;
}

/**
 * Where the oldest of enough rows are to be made a page of their own; undefined where they are not
 * enough.
 *
 * @param rows in the order of their keys
 */
export function endOfPage(rows: readonly Delivery[]): string | undefined {
  if (!isEnough(rows)) return undefined;
  const last = rows.filter(isShown)[pageLength - 1];
  const half = rows[mostRows / 2 - 1];
  if (!last || !half) return (last ?? half)?.article;
  return last.article < half.article ? last.article : half.article;
}

/** Whether a feed is to show the article. */
export function isShown({ action, unfit }: Delivery): boolean {
  return action === 'publish' && unfit === undefined;
}
