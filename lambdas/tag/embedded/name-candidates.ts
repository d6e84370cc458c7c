import {
  familyNamesToo,
  givenNames,
  honorifics,
  notNames,
  roles,
  smallWords,
  titlePrefixes,
  titles,
} from '../data/names.ts';
import type { Part, Run } from './runs.ts';
import type { Passage } from './text.ts';

/** A run, or what is left of it without title, that might be a person's name. */
export interface Candidate {
  passage: Passage;
  parts: Part[];
  title?: string;
  honorific: boolean;
  /** After "the" or "a". */
  article: boolean;
}

/** What may be a name in a run; it may hold several: "Monday Jane Doe". */
export function candidatesIn(run: Run): Candidate[] {
  const found: Candidate[] = [];
  let parts: Part[] = [];
  for (const part of run.parts) {
    const previous = parts.at(-1);
    const familyName = familyNamesToo.has(part.text) && givenNames.has(previous?.text ?? '');
    if (familyName || !(smallWords.has(part.text) || notNames.has(part.text))) {
      parts.push(part);
      continue;
    }
    found.push(...candidate(run.passage, parts));
    // "Foreign Minister": it is no part of a name, and may be one of a title.
    parts = titlePrefixes.has(part.text) ? [part] : [];
  }
  found.push(...candidate(run.passage, parts));
  return found;
}

const articles = new Set(['the', 'a', 'an']);

function candidate(passage: Passage, parts: Part[]): Candidate[] {
  const [first] = parts;
  if (!first) return [];
  const article = articles.has(passage.tokens[first.from - 1]?.text.toLowerCase() ?? '');
  const named = withoutTitleAfter(parts);
  let at = named.findLastIndex(({ text }, index) => isTitle(text) && index < named.length - 1);
  if (at > 0 && givenNames.has(named[at - 1]?.text ?? '')) at = -1;
  // A role before a name is a title once it opens a sentence: "Meteorologist Inés Valcárcel".
  if (at < 0 && named.length > 2 && roles.has(first.text.toLowerCase())) at = 0;
  const title = named[at]?.text.replace('.', '');
  const name = named.slice(at + 1);
  while (name[0] && isBeside(name[0], name[1])) name.shift();
  if (name.length === 0 || name.length > 5) return [];
  return [
    {
      passage,
      parts: name,
      ...(title !== undefined && { title }),
      honorific: title !== undefined && honorifics.has(title),
      article: article && title === undefined,
    },
  ];
}

/** What stands before a name and is none of it: "Prime", "von"; "F" of "F Luis Muriel", a forward. */
function isBeside({ text, particle }: Part, next: Part | undefined): boolean {
  const mark = /^\p{Lu}{1,2}$/u.test(text) && givenNames.has(next?.text ?? '');
  return particle || mark || titlePrefixes.has(text);
}

/** "Jane Doe Editor": a title behind a full name is none of its family names. */
function withoutTitleAfter(parts: Part[]): Part[] {
  const last = parts.findLastIndex(({ text }) => !isTitle(text));
  return last > 0 ? parts.slice(0, last + 1) : parts;
}

export function isTitle(text: string): boolean {
  const bare = text.replace('.', '');
  if (titles.has(bare) || honorifics.has(bare)) return true;
  return bare.includes('-') && bare.split('-').some((piece) => titles.has(piece));
}
