import type { NinjsArticle } from '../article/ninjs.ts';
import type { FeedFile } from '../partner/feed-file.ts';
import { besideFeed, type FeedPage, pagePlace } from '../partner/feed-page.ts';
import type { Archive } from './archive.ts';
import { feedOf, type Site, type SiteDoors, type Standing, standingAt } from './site.ts';

/** What stands at the places of a feed, its parts among it. */
export async function standingMain({ places, writer }: Site, doors: SiteDoors): Promise<Standing> {
  const standing = await standingAt(places, doors);
  if (!writer.writeParts) return standing;
  for (const place of places) {
    for (let number = 1; ; number++) {
      const key = besideFeed(place) + number;
      const part = await doors.getStandingFeed(key);
      if (!part) break;
      standing.set(key, part);
    }
  }
  return standing;
}

/** The feed itself at each of its places, its parts before it. */
export function mainFiles(
  site: Site,
  items: NinjsArticle[],
  archive: Archive | undefined,
  doors: SiteDoors,
): FeedFile[] {
  const { writer, places, channel } = site;
  const { contentType } = writer;
  const articles = items.filter(({ pubStatus }) => pubStatus !== 'canceled').length;
  return places.flatMap((place) => {
    const last = pageToLead(archive, place === site.address.place);
    const links = {
      ...(channel.hub && { hub: channel.hub }),
      ...(last && { previousArchive: `${doors.feedsAddress}/${pagePlace(place, last)}` }),
    };
    const feed = feedOf(site, place, items, links, doors);
    const parts = (writer.writeParts?.(feed) ?? []).map(({ address, body }) => ({
      path: address.slice(doors.feedsAddress.length + 1),
      body,
      contentType,
    }));
    const hub = channel.hub !== undefined && { webSub: { hub: channel.hub, self: feed.address } };
    const own = { path: place, body: writer.write(feed), contentType, articles, ...hub };
    return [...parts, own];
  });
}

/** Where the feed stood before, all pages stand that were ever written. */
function pageToLead(archive: Archive | undefined, isOwnPlace: boolean): FeedPage | undefined {
  if (!archive) return undefined;
  const { last, isWhole } = archive;
  return isWhole || (!isOwnPlace && last?.written) ? last : undefined;
}

/**
 * Takes away the parts that a feed is no longer parted into, the last first: none is left behind a gap.
 * Resolves to whether there were any.
 */
export async function removeRest(
  standing: Standing,
  files: readonly FeedFile[],
  doors: { removeFeed(key: string): Promise<void> },
): Promise<boolean> {
  const kept = new Set(files.map(({ path }) => path));
  const rest = [...standing.keys()].filter((key) => !kept.has(key));
  for (const key of rest.toReversed()) await doors.removeFeed(key);
  return rest.length > 0;
}
