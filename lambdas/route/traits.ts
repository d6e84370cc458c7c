import { body, headline, type NinjsArticle } from '../article/ninjs.ts';
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
    subjects: subjects.flatMap(({ uri = '', literal }) => codeOf(uri, literal)),
    people: namesOf(people),
    organisations: namesOf(organisations),
    places: namesOf(places),
    keywords: subjects.map(({ name }) => folded(name)),
    genres: namesOf(genres),
    text: words(`${headline(article)}\n${body(article, 'text/plain')}`),
    urgency,
    words: plain?.wordCount ?? 0,
  };
}

/** A value of a clause, in the form in which it is compared with an article's traits. */
export function comparable(clause: ListClause, value: string): string {
  if (clause === 'publishers' || clause === 'subjects') return value;
  return clause === 'text' ? words(value) : folded(value);
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

const mediaTopic = /^https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/(\d{8})$/;

/**
 * The code of a subject, a Media Topic's as `medtop:…`. Tagging adds the broader subjects of each, so
 * that a filter for a broad subject finds the narrower ones by plain comparison.
 */
function codeOf(uri: string, literal: string | undefined): string[] {
  const code = mediaTopic.exec(uri)?.[1];
  const value = code ? `medtop:${code}` : (literal ?? uri);
  return value ? [value] : [];
}

function namesOf(concepts: { name: string; uri?: string }[] = []): string[] {
  return concepts.flatMap(({ name, uri }) => (uri ? [folded(name), folded(uri)] : [folded(name)]));
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Scripts without spaces count as a word each character. */
function words(text: string): string {
  const found = folded(text).match(word) ?? [];
  return ` ${found.join(' ')} `;
}

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
