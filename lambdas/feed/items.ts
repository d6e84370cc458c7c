import { type NinjsArticle, webAddress } from '../article/ninjs.ts';
import type { Delivery } from '../partner/delivery.ts';
import { shaper } from '../shape/shape.ts';
import { inTurns } from './in-turns.ts';
import type { Site } from './site.ts';

export interface DocumentDoors {
  getDocument(key: string): Promise<NinjsArticle>;
  /** The same by {@link outlineOf}, of which far more are kept at hand. */
  getOutline(key: string): Promise<NinjsArticle>;
}

/** Documents that are read at the same time. */
const together = 50;

/** An article as feeds need it that show neither texts nor media. */
export function outlineOf({ associations: _, ...article }: NinjsArticle): NinjsArticle {
  return { ...article, bodies: [] };
}

/** A row of the ledger, and what the feed shows of its article. */
export interface Item<Row> {
  row: Row;
  item: NinjsArticle;
}

/** Articles as the feed shows them, in the shape that its subscription has now. */
export function shownItems<Row extends Delivery>(
  rows: readonly Row[],
  site: Site,
  doors: DocumentDoors,
): Promise<Item<Row>[]> {
  return inTurns(rows, together, async (row) => {
    const article = shaper(await documentOf(row, site, doors))(site.subscription);
    return { row, item: shownItem(article, row.withdrawnAt) };
  });
}

/** What the feed shows in place of articles that were withdrawn. */
export function tombstones<Row extends Delivery & { withdrawnAt: number }>(
  rows: readonly Row[],
  site: Site,
  doors: DocumentDoors,
): Promise<Item<Row>[]> {
  return inTurns(rows, together, async (row) => {
    return { row, item: tombstone(await documentOf(row, site, doors), row.withdrawnAt) };
  });
}

function documentOf({ rendition }: Delivery, { writer }: Site, doors: DocumentDoors) {
  return writer.isBrief ? doors.getOutline(rendition) : doors.getDocument(rendition);
}

/** When the article was first seen, epoch milliseconds. */
export function seenAt({ article }: Delivery): number {
  return Date.parse(article.slice(0, article.indexOf('#')));
}

/**
 * An article as the feed shows it. One that was withdrawn and is back is dated after its withdrawal:
 * readers that took it down would not have it from before.
 *
 * @param withdrawnAt epoch milliseconds
 */
function shownItem(article: NinjsArticle, withdrawnAt: number | undefined): NinjsArticle {
  if (withdrawnAt === undefined) return article;
  // By a second, which is as fine as RSS dates are.
  return { ...article, versionCreated: notBefore(withdrawnAt + 1_000, article) };
}

/**
 * What tells readers of the feed that the article was withdrawn: when, and the reason if one was
 * given. Of the article itself nothing but which one it is: its identifier, and its page, by which
 * some partners know it.
 *
 * @param document the current one, which is not canceled where the feed alone lost the article
 * @param withdrawnAt epoch milliseconds
 */
export function tombstone(document: NinjsArticle, withdrawnAt: number): NinjsArticle {
  const { uri, standard, type, version, language, edNote, pubStatus } = document;
  const href = webAddress(document);
  return {
    uri,
    standard,
    type,
    version,
    versionCreated: notBefore(withdrawnAt, document),
    pubStatus: 'canceled',
    ...(language && { language }),
    headlines: [],
    bodies: [],
    ...(href && { renditions: [{ name: 'web', href }] }),
    ...(edNote && pubStatus === 'canceled' && { edNote }),
  };
}

/** RFC 3339 UTC. Publishers' clocks may be ahead of ours. */
function notBefore(time: number, { versionCreated }: NinjsArticle): string {
  return new Date(Math.max(time, Date.parse(versionCreated))).toISOString();
}
