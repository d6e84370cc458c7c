import type { NinjsArticle } from '../../article/ninjs.ts';
import type { FeedWriter } from '../feed-writer.ts';
import { profileCheck } from './fit.ts';
import type { RssProfile } from './profile.ts';
import { contentType, item, writeRss } from './write.ts';

export const rssFeedWriter: FeedWriter = { contentType, write: (feed) => writeRss(feed) };

/**
 * A feed as a partner takes it. What it would refuse is left out here, too: articles were judged in
 * the shape that their subscription had then.
 */
export function rssFeedWriterOf(profile: RssProfile): FeedWriter {
  // What was measured is written next, often at several places.
  const known = new WeakMap<NinjsArticle, string>();
  const itemFor = (article: NinjsArticle) => {
    const markup = known.get(article) ?? item(article, profile);
    known.set(article, markup);
    return markup;
  };
  return {
    contentType,
    leavesOut: (items) => leftOut(items, profile, itemFor),
    write: (feed) => writeRss(feed, profile, itemFor),
  };
}

/** Articles that are refused, and those for which there is no room; no withdrawal makes room. */
function leftOut(
  items: readonly NinjsArticle[],
  profile: RssProfile,
  itemFor: (article: NinjsArticle) => string,
): Map<NinjsArticle, string> {
  const { partner, bytes } = profile;
  const refused = profileCheck(profile);
  const left = new Map<NinjsArticle, string>();
  let room = bytes ?? Infinity;
  for (const one of items) {
    if (one.pubStatus === 'canceled') continue;
    const why = refused(one);
    if (why !== undefined) left.set(one, why);
    else if (bytes !== undefined) {
      room -= Buffer.byteLength(itemFor(one));
      if (room <= 0) {
        left.set(one, `${partner} takes feeds of a certain size, which newer articles fill.`);
      }
    }
  }
  return left;
}
