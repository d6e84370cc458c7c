import {
  body,
  type NinjsArticle,
  type NinjsAssociation,
  type NinjsRendition,
} from '../article/ninjs.ts';

/** Parts of an article as most formats ask for them. */

export function standfirst({ descriptions }: NinjsArticle): string | undefined {
  return descriptions?.[0]?.value || undefined;
}

/** The standfirst; where there is none, how the text begins, on one line. */
export function summaryOf(article: NinjsArticle): string {
  return standfirst(article) ?? beginning(body(article, 'text/plain'));
}

const longestSummary = 320;

/** Cut after a word, if it is longer. */
function beginning(text: string): string {
  const line = text
    .slice(0, 2 * longestSummary)
    .replace(/[^\S ]+/g, ' ')
    .trim();
  if (line.length <= longestSummary) return line;
  const end = line.lastIndexOf(' ', longestSummary);
  return `${line.slice(0, end > 0 ? end : longestSummary).toWellFormed()}…`;
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

/** The same, and not after its last change: partners refuse what is dated ahead of them. */
export function publishedByNow(article: NinjsArticle): string {
  const { versionCreated } = article;
  const published = publishedAt(article);
  return Date.parse(published) > Date.parse(versionCreated) ? versionCreated : published;
}

export function isInLanguage({ language = 'und' }: NinjsArticle): boolean {
  return language !== '' && language !== 'und';
}

/** For how long it had been published when it last changed, in milliseconds. */
export function ageOf(article: NinjsArticle): number {
  return Date.parse(article.versionCreated) - Date.parse(publishedByNow(article));
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
