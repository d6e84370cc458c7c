import type { NinjsArticle } from '../article/ninjs.ts';
import type { Feed, FeedLinks, FeedWriter } from '../formats/feed-writer.ts';
import type { FeedAddress, FeedChannel } from '../partner/feed-address.ts';
import type { FeedFile, StandingFeed, Written } from '../partner/feed-file.ts';
import type { Subscription } from '../partner/subscription.ts';

/** What is written and taken down of a feed. */
export interface SiteDoors {
  /** What stands under the key; undefined for nothing. */
  getStandingFeed(key: string): Promise<StandingFeed | undefined>;
  /** Puts the file in the place of what stood there, unless that is the same. */
  putFeed(file: FeedFile, standing: StandingFeed | undefined): Promise<Written>;
  /** The address below which all feeds stand, without a slash at its end. */
  feedsAddress: string;
}

/** A feed as it is to stand now. */
export interface Site {
  subscription: Subscription;
  channel: FeedChannel;
  writer: FeedWriter;
  address: FeedAddress;
  /** Where it stands, its own place first. */
  places: string[];
}

/** What stands under the keys of files; undefined where nothing does. */
export type Standing = Map<string, StandingFeed | undefined>;

/** To be looked at before the ledger is read, see {@link putAll}. */
export async function standingAt(keys: readonly string[], doors: SiteDoors): Promise<Standing> {
  return new Map(
    await Promise.all(keys.map(async (key) => [key, await doors.getStandingFeed(key)] as const)),
  );
}

/**
 * Puts each file in the place of what stood there; `overtaken` where any of them was by something that
 * was written since: then what the files were made of may be older.
 */
export async function putAll(
  files: readonly FeedFile[],
  standing: Standing,
  doors: SiteDoors,
): Promise<Written> {
  let all: Written = 'unchanged';
  for (const file of files) {
    const written = await doors.putFeed(file, standing.get(file.path));
    if (written === 'overtaken') return written;
    if (written === 'written') all = written;
  }
  return all;
}

/** A feed, or a page of it, that is to stand under a key. */
export function feedOf(
  { channel: { title, logo } }: Site,
  key: string,
  items: NinjsArticle[],
  links: FeedLinks,
  { feedsAddress }: SiteDoors,
): Feed {
  return { title, address: `${feedsAddress}/${key}`, items, links, ...(logo && { logo }) };
}
