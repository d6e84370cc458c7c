import { folded, wordsOf } from '../article/comparable.ts';
import { body, headline, type NinjsArticle } from '../article/ninjs.ts';
import { subjectCode } from '../article/subject-code.ts';
import type { Clauses, ListClause } from '../partner/subscription.ts';

/** What filters ask of an article, each in the form in which the values of a clause are compared. */
export interface Traits extends Record<Exclude<ListClause, 'text'>, string[]> {
  /** Its words in lower case, each between two spaces. */
  text: string;
  urgency: number | undefined;
  words: number;
}

export function traitsOf(article: NinjsArticle, publisher: string): Traits {
  const { language, subjects = [], people, organisations, places, genres, urgency } = article;
  const plain = article.bodies.find(({ contentType }) => contentType === 'text/plain');
  return {
    publishers: [publisher],
    languages: rangesOf(language ?? ''),
    // Tagging adds the broader subjects of each, so that a filter for a broad subject finds the
    // narrower ones by plain comparison.
    subjects: subjects.flatMap((one) => subjectCode(one) ?? []),
    people: namesOf(people),
    organisations: namesOf(organisations),
    places: namesOf(places),
    keywords: subjects.map(({ name }) => folded(name)),
    genres: namesOf(genres),
    text: wordsOf(`${headline(article)}\n${body(article, 'text/plain')}`),
    urgency,
    words: plain?.wordCount ?? 0,
  };
}

/** A value of a clause, in the form in which it is compared with an article's traits. */
export function comparable(clause: ListClause, value: string): string {
  if (clause === 'publishers' || clause === 'subjects') return value;
  return clause === 'text' ? wordsOf(value) : folded(value);
}

/** Whether a number is within a clause; one that an article does not have is within none. */
export function isWithin(
  value: number | undefined,
  { least = -Infinity, most = Infinity }: NonNullable<Clauses['words']>,
): boolean {
  return value !== undefined && value >= least && value <= most;
}

/** Basic filtering of RFC 4647 (3.3.1): "en" includes "en" and "en-GB", not "eng". */
function rangesOf(language: string): string[] {
  const parts = folded(language).split('-');
  return parts[0] ? parts.map((_, index) => parts.slice(0, index + 1).join('-')) : [];
}

function namesOf(concepts: { name: string; uri?: string }[] = []): string[] {
  return concepts.flatMap(({ name, uri }) => (uri ? [folded(name), folded(uri)] : [folded(name)]));
}
