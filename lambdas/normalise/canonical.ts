import type { NinjsArticle } from '../article/ninjs.ts';
import type { Reading } from '../article/reading.ts';

/** What only our records can tell of a version. */
interface Version {
  uri: string;
  version: number;
  /** RFC 3339 UTC. */
  versionCreated: string;
  /** When the first version was made, as far as we know: used where the document does not say. */
  firstCreated: string;
}

/** The canonical document of a version that partners may publish. */
export function publishedArticle(article: Reading['article'], version: Version): NinjsArticle {
  return {
    ...identified(version),
    ...article,
    firstCreated: earlier(article.firstCreated ?? version.firstCreated, version.versionCreated),
    versionCreated: version.versionCreated,
  };
}

/**
 * The canonical document of a withdrawal: the article's name, that it is canceled, and the reason
 * if one was given; nothing of its text.
 */
export function withdrawnArticle(
  { headline, language, edNote }: { headline: string; language?: string; edNote?: string },
  version: Version,
): NinjsArticle {
  return {
    ...identified(version),
    pubStatus: 'canceled',
    firstCreated: earlier(version.firstCreated, version.versionCreated),
    versionCreated: version.versionCreated,
    headlines: headline === '' ? [] : [{ value: headline }],
    bodies: [],
    ...(language && { language }),
    ...(edNote && { edNote }),
  };
}

function identified({ uri, version }: Version) {
  return {
    uri,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: String(version),
  } as const;
}

function earlier(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other;
}
