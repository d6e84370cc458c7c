import { type NinjsArticle, webAddress } from '../article/ninjs.ts';
import type { Delivery } from '../partner/delivery.ts';
import type { Subscription } from '../partner/subscription.ts';
import { shaper } from '../shape/shape.ts';

export interface DocumentDoors {
  getDocument(key: string): Promise<NinjsArticle>;
}

/** Articles as the feed shows them, in the shape that its subscription has now. */
export function shownItems(
  rows: readonly Delivery[],
  subscription: Subscription,
  doors: DocumentDoors,
): Promise<NinjsArticle[]> {
  return Promise.all(
    rows.map(async ({ rendition, withdrawnAt }) =>
      shownItem(shaper(await doors.getDocument(rendition))(subscription), withdrawnAt),
    ),
  );
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
