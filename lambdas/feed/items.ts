import type { NinjsArticle } from '../article/ninjs.ts';

/**
 * An article as the feed shows it. One that was withdrawn and is back is dated after its withdrawal:
 * readers that took it down would not have it from before.
 *
 * @param withdrawnAt epoch milliseconds
 */
export function shownItem(article: NinjsArticle, withdrawnAt: number | undefined): NinjsArticle {
  if (withdrawnAt === undefined) return article;
  // By a second, which is as fine as RSS dates are.
  return { ...article, versionCreated: notBefore(withdrawnAt + 1_000, article) };
}

/**
 * What tells readers of the feed that the article was withdrawn: when, and the reason if one was
 * given. Of the article itself nothing but which one it is.
 *
 * @param document the current one, which is not canceled where the feed alone lost the article
 * @param withdrawnAt epoch milliseconds
 */
export function tombstone(document: NinjsArticle, withdrawnAt: number): NinjsArticle {
  const { uri, standard, type, version, language, edNote, pubStatus } = document;
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
    ...(edNote && pubStatus === 'canceled' && { edNote }),
  };
}

/** RFC 3339 UTC. Publishers' clocks may be ahead of ours. */
function notBefore(time: number, { versionCreated }: NinjsArticle): string {
  return new Date(Math.max(time, Date.parse(versionCreated))).toISOString();
}
