import { wordsOf } from './comparable.ts';
import type { NinjsArticle } from './ninjs.ts';

/*
 * What editors call an article by who know none of its identifiers: the number under which it was
 * sent, its headline, its keyword line. Notices to take it back often have nothing else.
 */

/** How many names of a notice are looked up. */
const mostNames = 12;

/** Characters: what is shorter may be any article's. */
const shortest = 4;

/** What an article may be called by. */
export function namesOf({
  headlines,
  slugline = '',
  altIds = [],
}: Pick<NinjsArticle, 'headlines' | 'slugline' | 'altIds'>): string[] {
  const sent = altIds.filter(({ role }) => role === 'transmission').map(({ value }) => value);
  return names([...sent.flatMap(numbersIn), headlines[0]?.value ?? '', ...keywordsIn(slugline)]);
}

/** What the lines of a notice may call an article by, the surest first. */
export function namesIn(lines: string[]): string[] {
  const text = lines.map((line) => line.slice(0, 1000));
  const quoted = text.flatMap((line) => [...line.matchAll(inQuotes)].map(([, name = '']) => name));
  return names([...text.flatMap(numbersIn), ...quoted, ...text, ...text.flatMap(keywordsIn)]).slice(
    0,
    mostNames,
  );
}

const inQuotes = /[“„"«‹‘'](?=\S)([^“”„"«»‹›]{5,300}?)[”“"»›’'](?![\p{L}\p{N}])/gu;

/**
 * "BC-Storm", "AM-US--Storm": American agencies give each story of a day a keyword of its own; what
 * others have in its place names a subject that many stories share.
 */
function keywordsIn(line: string): string[] {
  return line.match(/\b(?:BC|AM|PM)-[\p{L}\p{N}-]+/gu) ?? [];
}

/** "npa061", "npa 0061": a service and the number of a message. */
function numbersIn(line: string): string[] {
  const found = line.matchAll(/\b([a-z]{2,4}) ?0*(\d{2,5})\b/gi);
  return [...found].map(([, service, number]) => `${service}${number}`);
}

function names(all: string[]): string[] {
  const comparable = all.map((name) => wordsOf(name).trim());
  return [...new Set(comparable)].filter((name) => name.length >= shortest);
}
