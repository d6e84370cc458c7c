import type { ArticleRecord } from '../article/record.ts';
import type { SameStory } from '../article/same-story.ts';
import { compare } from './compare.ts';
import { type Compared, type Fingerprint, type LinkDoors, noteBoth, versionOf } from './links.ts';
import { sketchOf } from './sketch.ts';

/** Everything outside that linking touches. */
export interface Doors extends LinkDoors {
  /** Has the article found under these keys: only the newest few of each key are. */
  enter(article: string, keys: number[]): Promise<void>;
  /** Articles that were entered under one of these keys, those that share the most keys first. */
  find(keys: number[]): Promise<string[]>;
  /** In any order; of an article that has none, none. */
  getFingerprints(articles: string[]): Promise<Fingerprint[]>;
  getVersions(articles: string[]): Promise<Map<string, number>>;
}

/** How many articles found by their keys are compared: those that share the most. */
export const mostCompared = 16;

/**
 * Brings the links of an article up to date with what its text is now, in both directions, and
 * resolves to the articles that tell the same story. Undefined when a later version is known
 * meanwhile: start anew with that.
 *
 * It may be called at any time, and may stop anywhere: once it, or {@link endLinks}, was called to
 * its end for each article after its last change, the links are right. Who compares two articles has
 * made its own text known before it reads the other's, so of two that do so at the same time the
 * later one knows both texts; links bear the versions that they were made of, and give way to later
 * ones only. Who has linked looks whether the other has changed meanwhile, since that one may have
 * looked before there was a link to see.
 */
export async function linkSameStories(
  record: ArticleRecord,
  text: string,
  doors: Doors,
): Promise<SameStory[] | undefined> {
  const { sketch, keys } = sketchOf(text);
  const own: Fingerprint = { ...versionOf(record), sketch };
  const [standing] = await Promise.all([
    doors.keepFingerprint(own),
    doors.enter(own.article, keys),
  ]);
  if (standing === 'overtaken') return undefined;
  const [found, links] = await Promise.all([
    doors.find(keys),
    standing === 'first' ? [] : doors.listLinks(own.article),
  ]);
  const candidates = found.filter((one) => one !== own.article).slice(0, mostCompared);
  const linked = new Set(links.map(({ article }) => article));
  for (;;) {
    const others = await doors.getFingerprints([...new Set([...candidates, ...linked])]);
    const compared = others
      .map((other) => comparisonOf(own, other))
      .filter((one) => one.isSameStory || linked.has(one.other.article));
    await Promise.all(compared.map((one) => noteBoth(own, one, doors)));

    const same = compared.filter((one) => one.isSameStory);
    if (same.length === 0) return [];
    const now = await doors.getVersions([own.article, ...same.map(({ other }) => other.article)]);
    if (now.get(own.article) !== own.version) return undefined;
    if (same.every(({ other }) => now.get(other.article) === other.version)) {
      return same.map(asSameStory).sort((a, b) => b.similarity - a.similarity);
    }
    for (const { other } of same) linked.add(other.article);
  }
}

function comparisonOf(own: Fingerprint, { sketch, ...other }: Fingerprint): Compared {
  if (!own.sketch || !sketch) return { other, similarity: 0, isSameStory: false };
  const { similarity, isSameStory } = compare(
    own.sketch,
    sketch,
    own.publisher === other.publisher,
  );
  return { other, similarity: Math.round(similarity * 100) / 100, isSameStory };
}

function asSameStory({ other: { article, publisher, uri }, similarity }: Compared): SameStory {
  return { article, publisher, uri, similarity };
}
