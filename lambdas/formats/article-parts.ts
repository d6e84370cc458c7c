import type { NinjsArticle, NinjsAssociation, NinjsRendition } from '../article/ninjs.ts';

/** Parts of an article as most formats ask for them. */

export function standfirst({ descriptions }: NinjsArticle): string | undefined {
  return descriptions?.[0]?.value || undefined;
}

/** The authors by name; where they are not known one by one, the byline as it was printed. */
export function authorNames({ by, infoSources = [] }: NinjsArticle): string[] {
  const names = infoSources.filter(({ role }) => role === 'author').map(({ name }) => name);
  return names.length > 0 ? names : by ? [by] : [];
}

/** Who sends it: the agency or title that it comes from, else who holds the rights. */
export function sourceName({ infoSources = [], copyrightHolder }: NinjsArticle) {
  return infoSources.find(({ role }) => role === undefined)?.name || copyrightHolder || undefined;
}

/** When readers first could see it: RFC 3339. */
export function publishedAt({
  firstCreated,
  contentCreated,
  versionCreated,
}: NinjsArticle): string {
  return firstCreated ?? contentCreated ?? versionCreated;
}

export function subjectNames({ subjects = [] }: NinjsArticle): string[] {
  return distinct(subjects.map(({ name }) => name));
}

export function sectionNames({ subjects = [] }: NinjsArticle): string[] {
  return distinct(subjects.filter(({ rel }) => rel === 'section').map(({ name }) => name));
}

/** The names of its subjects but the sections that it stands in. */
export function keywordNames({ subjects = [] }: NinjsArticle): string[] {
  return distinct(subjects.filter(({ rel }) => rel !== 'section').map(({ name }) => name));
}

/** A picture or other media that stands at an address. */
export interface Shown extends NinjsAssociation {
  /** The first of its renditions. */
  shown: NinjsRendition;
}

export function mediaOf({ associations = [] }: NinjsArticle): Shown[] {
  return associations.flatMap((one) => {
    const [shown] = one.renditions ?? [];
    return shown ? [{ ...one, shown }] : [];
  });
}

export function picturesOf(article: NinjsArticle): Shown[] {
  return mediaOf(article).filter(({ type }) => type === 'picture' || type === 'graphic');
}

export function captionOf({ descriptions = [] }: NinjsAssociation): string | undefined {
  return descriptions.find(({ role }) => role !== 'alternative')?.value || undefined;
}

/** What is read out in place of a picture. */
export function alternativeOf({ descriptions = [] }: NinjsAssociation): string | undefined {
  return descriptions.find(({ role }) => role === 'alternative')?.value || undefined;
}

function distinct(names: string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '');
}
