import type { NinjsArticle } from '../article/ninjs.ts';
import { publishedByNow } from '../formats/article-parts.ts';
import type { FeedWriter } from '../formats/feed-writer.ts';
import type { DeliveryKey } from '../partner/delivery.ts';
import type { Item } from './items.ts';

export interface Choice {
  /** What the feed, or a page of it, is to be written of. */
  items: NinjsArticle[];
  /** Why others do not stand there, in one sentence of each, by their keys in the ledger. */
  leftOut: Map<string, string>;
}

/** Of what the ledger wants in a feed, what has a place in it. `now` is in epoch milliseconds. */
export function choose(
  candidates: readonly Item<DeliveryKey>[],
  writer: FeedWriter,
  now: number,
): Choice {
  const leftOut = new Map<string, string>();
  const without = (some: readonly Item<DeliveryKey>[], reasonOf: Reason) =>
    some.filter(({ row, item }) => {
      const reason = reasonOf(item);
      if (reason !== undefined) leftOut.set(row.article, reason);
      return reason === undefined;
    });
  const recent = without(candidates, (item) => tooOld(item, writer, now));
  const refused = writer.leavesOut?.(recent.map(({ item }) => item));
  const chosen = without(recent, (item) => refused?.get(item));
  return { items: chosen.map(({ item }) => item), leftOut };
}

type Reason = (item: NinjsArticle) => string | undefined;

function tooOld(item: NinjsArticle, { within }: FeedWriter, now: number): string | undefined {
  if (within === undefined || item.pubStatus === 'canceled') return undefined;
  return leavesAt(item, within) > now
    ? undefined
    : `It was published more than ${within / 3_600_000} hours ago.`;
}

/** From when on an article may stand no longer in a feed that shows each for so long; both in milliseconds. */
export function leavesAt(item: NinjsArticle, within: number): number {
  return Date.parse(publishedByNow(item)) + within;
}
