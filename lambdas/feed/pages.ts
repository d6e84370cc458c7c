import type { NinjsArticle } from '../article/ninjs.ts';
import type { Delivery } from '../partner/delivery.ts';
import type { FeedFile } from '../partner/feed-file.ts';
import {
  endOfPage,
  type FeedPage,
  isEnough,
  isShown,
  type PageWritten,
  pagePlace,
} from '../partner/feed-page.ts';
import type { Archive } from './archive.ts';
import { choose } from './choose.ts';
import { type DocumentDoors, shownItems } from './items.ts';
import { isToSettle } from './read-ledger.ts';
import { feedOf, putAll, type Site, type SiteDoors, standingAt } from './site.ts';

/** What pages are made of. */
export interface PageDoors extends DocumentDoors, SiteDoors {
  /** Epoch milliseconds. */
  now(): number;
  /** As the ledger stands now, in the order of the articles' keys; all behind `after` without `to`. */
  deliveriesBetween(subscription: string, after: string, to?: string): AsyncIterable<Delivery>;
  /** The newest first. */
  pagesBackwards(subscription: string): AsyncIterable<FeedPage>;
  pageBefore(subscription: string, to: string): Promise<FeedPage | undefined>;
  /** The page that an article is in, and the one that follows it. */
  pagesFrom(subscription: string, article: string): Promise<FeedPage[]>;
  closePage(subscription: string, to: string): Promise<void>;
  notePageWritten(subscription: string, to: string, written: PageWritten): Promise<void>;
}

/**
 * Makes the pages of a feed what the ledger wants: those in which articles have news, those that do not
 * stand where the feed does, and new ones of articles that no longer have a place in the feed. Each is
 * noted when it is written, so that whoever comes after a worker that died goes on where it was.
 *
 * @param news the keys of articles that have news
 * @param isLate whether no more should be begun of what can wait
 */
export async function keepPages(
  site: Site,
  news: readonly string[],
  isLate: () => boolean,
  doors: PageDoors,
): Promise<Archive> {
  const { id } = site.subscription;
  const { newest, missing } = await findMissing(site, doors);
  const changed: Delivery[] = [];
  const paged: Delivery[] = [];
  const leftOut = new Map<string, string>();
  for (const to of await pagesOf(news, newest, id, doors)) {
    changed.push(...(await writePages(to, site, leftOut, doors)));
  }
  let written = 0;
  for (const { to, written: before } of missing) {
    if (written > 0 && isLate()) break;
    // On one that only moves, news is news.
    (before ? changed : paged).push(...(await writePages(to, site, leftOut, doors)));
    written += 1;
  }
  const isWhole = written === missing.length;
  for (let last = newest; ; ) {
    const rest = await upToEnough(doors.deliveriesBetween(id, last?.to ?? ''));
    const to = endOfPage(rest);
    if (to === undefined || isLate()) {
      const found = { ...(last && { last }), isWhole, changed, paged, leftOut };
      return to === undefined ? { ...found, rest } : found;
    }
    await doors.closePage(id, to);
    paged.push(...(await writePages(to, site, leftOut, doors)));
    last = { to, written: { after: last?.to ?? '', mark: site.address.mark } };
  }
}

/** The newest page, and those that do not stand where the feed does, the oldest first. */
async function findMissing({ subscription: { id }, address }: Site, doors: PageDoors) {
  const missing: FeedPage[] = [];
  let newest: FeedPage | undefined;
  for await (const page of doors.pagesBackwards(id)) {
    newest ??= page;
    // All pages before one that stands there do so, too.
    if (page.written?.mark === address.mark) break;
    missing.unshift(page);
  }
  return { newest, missing };
}

/** Which pages articles are in, by their ends. */
async function pagesOf(
  articles: readonly string[],
  newest: FeedPage | undefined,
  id: string,
  doors: PageDoors,
): Promise<Set<string>> {
  const old = articles.filter((article) => newest && article <= newest.to);
  const found = await Promise.all(old.map((article) => doors.pagesFrom(id, article)));
  return new Set(found.flatMap(([page]) => page?.to ?? []));
}

/**
 * Writes a page, and whatever else has to be for it to be right: the page before, where that was never
 * written; the older part of it, where it has too many articles; and the page that follows, where that
 * was written when another stood before it. Resolves to the rows in them that are to be settled, and adds
 * to `leftOut` what does not stand in them.
 */
async function writePages(
  first: string,
  site: Site,
  leftOut: Map<string, string>,
  doors: PageDoors,
): Promise<Delivery[]> {
  const { id } = site.subscription;
  const owed: Delivery[] = [];
  const toWrite = [first];
  for (let to = toWrite.at(-1); to !== undefined; to = toWrite.at(-1)) {
    const before = await doors.pageBefore(id, to);
    if (before && !before.written) {
      toWrite.push(before.to);
      continue;
    }
    const keys = site.places.map((place) => pagePlace(place, { to }));
    const standing = await standingAt(keys, doors);
    const rows = await upToEnough(doors.deliveriesBetween(id, before?.to ?? '', to));
    const part = endOfPage(rows);
    if (part !== undefined) {
      await doors.closePage(id, part);
      toWrite.push(part);
      continue;
    }
    const choice = choose(
      await shownItems(rows.filter(isShown).reverse(), site, doors),
      site.writer,
      doors.now(),
    );
    const files = filesOf({ to }, before, choice.items, site, doors);
    if ((await putAll(files, standing, doors)) === 'overtaken') continue;
    const next = await noteWritten(to, before, site, doors);
    for (const [article, why] of choice.leftOut) leftOut.set(article, why);
    owed.push(...rows.filter((one) => isToSettle(one, choice.leftOut)));
    toWrite.pop();
    if (next && !toWrite.includes(next)) toWrite.push(next);
  }
  return owed;
}

/** Resolves to the end of the page that follows, if it has to be written because of this one. */
async function noteWritten(
  to: string,
  before: FeedPage | undefined,
  { subscription: { id }, address }: Site,
  doors: PageDoors,
): Promise<string | undefined> {
  const after = before?.to ?? '';
  const isLinked = !before || before.written?.mark === address.mark;
  const [page, next] = await doors.pagesFrom(id, to);
  const mark = isLinked ? address.mark : '';
  if (page?.written?.after !== after || page.written.mark !== mark) {
    await doors.notePageWritten(id, to, { after, mark });
  }
  return next?.written && next.written.after !== to ? next.to : undefined;
}

function filesOf(
  page: FeedPage,
  before: FeedPage | undefined,
  items: NinjsArticle[],
  site: Site,
  doors: PageDoors,
): FeedFile[] {
  const { writer, places } = site;
  const addressOf = (key: string) => `${doors.feedsAddress}/${key}`;
  return places.map((place) => {
    const path = pagePlace(place, page);
    const links = {
      current: addressOf(place),
      ...(before && { previousArchive: addressOf(pagePlace(place, before)) }),
    };
    const body = writer.write(feedOf(site, path, items, links, doors));
    return { path, body, contentType: writer.contentType };
  });
}

async function upToEnough(rows: AsyncIterable<Delivery>): Promise<Delivery[]> {
  const read: Delivery[] = [];
  for await (const row of rows) {
    read.push(row);
    if (isEnough(read)) break;
  }
  return read;
}
