import { type Choice, choose } from './choose.ts';
import { type DocumentDoors, type Item, seenAt, shownItems, tombstones } from './items.ts';
import type { FeedLedger } from './read-ledger.ts';
import type { Site } from './site.ts';

/**
 * What stands in a feed, in the order of its dates: articles by when they came; withdrawals, and
 * changes of articles that are on its pages, by when they were made.
 *
 * @param now epoch milliseconds
 */
export async function feedContents(
  { shown, changed, withdrawn }: FeedLedger,
  site: Site,
  now: number,
  doors: DocumentDoors,
): Promise<Choice> {
  const items = [
    ...dated(await tombstones(withdrawn, site, doors), ({ withdrawnAt }) => withdrawnAt),
    ...dated(await shownItems(changed, site, doors), ({ changedAt }) => changedAt),
    ...dated(await shownItems(shown, site, doors), seenAt),
  ];
  return choose(
    items.toSorted((a, b) => b.at - a.at),
    site.writer,
    now,
  );
}

function dated<Row>(items: Item<Row>[], timeOf: (row: Row) => number) {
  return items.map((one) => ({ ...one, at: timeOf(one.row) }));
}
