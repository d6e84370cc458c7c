import type { NinjsArticle } from '../article/ninjs.ts';
import type { Subscription } from '../partner/subscription.ts';
import { type DocumentDoors, seenAt, shownItems, tombstone } from './items.ts';
import type { FeedLedger } from './read-ledger.ts';

/**
 * What stands in a feed, in the order of its dates: articles by when they came; withdrawals, and
 * changes of articles that are on its pages, by when they were made.
 */
export async function feedItems(
  { shown, changed, withdrawn }: FeedLedger,
  subscription: Subscription,
  doors: DocumentDoors,
): Promise<NinjsArticle[]> {
  const tombstones = withdrawn.map(async ({ rendition, withdrawnAt }) =>
    tombstone(await doors.getDocument(rendition), withdrawnAt),
  );
  const items = [
    ...dated(withdrawn, await Promise.all(tombstones), ({ withdrawnAt }) => withdrawnAt),
    ...dated(changed, await shownItems(changed, subscription, doors), (one) => one.changedAt),
    ...dated(shown, await shownItems(shown, subscription, doors), seenAt),
  ];
  return items.sort((a, b) => b.at - a.at).map(({ item }) => item);
}

function dated<Row>(rows: readonly Row[], items: NinjsArticle[], timeOf: (row: Row) => number) {
  return rows.flatMap((row, index) => {
    const item = items[index];
    return item ? [{ at: timeOf(row), item }] : [];
  });
}
