import type { ArticleRecord } from '../article/record.ts';
import type { SameStory } from '../article/same-story.ts';
import type { Sketch } from './sketch.ts';

/** What is known of an article to those that may tell the same story. */
export interface Fingerprint extends Version {
  /** Absent once the article is withdrawn. */
  sketch?: Sketch;
}

/** One version of an article. */
export interface Version {
  article: string;
  version: number;
  publisher: string;
  uri: string;
}

/** A link from one article to another that tells the same story, or did. */
export interface Link extends SameStory {
  /** Of the two articles, when they were compared. */
  version: number;
  otherVersion: number;
  isSameStory: boolean;
}

/** Two articles compared, as seen from one of them. */
export interface Compared {
  other: Version;
  similarity: number;
  isSameStory: boolean;
}

/** What everybody needs who touches links. */
export interface LinkDoors {
  /**
   * Keeps a fingerprint, unless one of a later version is kept already (`overtaken`). `first`: none
   * was kept before.
   */
  keepFingerprint(fingerprint: Fingerprint): Promise<'first' | 'kept' | 'overtaken'>;
  /** All links of an article, also to those that no longer tell the same story. */
  listLinks(article: string): Promise<Link[]>;
  /** Notes a link of an article, unless one of later versions is there. */
  putLink(article: string, link: Link): Promise<void>;
}

/** Ends all links of an article that is withdrawn, in both directions. */
export async function endLinks(record: ArticleRecord, doors: LinkDoors): Promise<void> {
  const own = versionOf(record);
  if ((await doors.keepFingerprint(own)) === 'overtaken') return;
  const links = await doors.listLinks(own.article);
  await Promise.all(
    links.map(({ otherVersion, article, publisher, uri }) => {
      const other = { article, publisher, uri, version: otherVersion };
      return noteBoth(own, { other, similarity: 0, isSameStory: false }, doors);
    }),
  );
}

/** Notes what was found of two articles with both. */
export async function noteBoth(
  own: Version,
  { other, similarity, isSameStory }: Compared,
  doors: Pick<LinkDoors, 'putLink'>,
): Promise<void> {
  const link = (from: Version, to: Version): Link => ({
    article: to.article,
    publisher: to.publisher,
    uri: to.uri,
    version: from.version,
    otherVersion: to.version,
    similarity,
    isSameStory,
  });
  await Promise.all([
    doors.putLink(own.article, link(own, other)),
    doors.putLink(other.article, link(other, own)),
  ]);
}

export function versionOf({ id, version, publisher, uri }: ArticleRecord): Version {
  return { article: id, version, publisher, uri };
}
