import { wordsOf } from '../article/comparable.ts';
import type { NinjsArticle, NinjsAssociation } from '../article/ninjs.ts';
import type { Rights } from '../partner/rights.ts';

/** The usage terms of an article or a picture, as the desk's phrases are looked for in them. */
export interface Terms {
  /** As {@link wordsOf} gives it. */
  words: string;
  /** What is said in them one by one, as it stands there, and where its words begin and end. */
  statements: { text: string; from: number; to: number }[];
}

/** Whether terms let a partner have something, and what decided it. */
export interface TermsVerdict {
  allows: boolean;
  /** One sentence for the editor who asks. */
  reason: string;
}

/** Most terms are several statements in a row; one that is known says nothing of the next. */
const ends = /(?<=[.!?;。！？；])\s+|(?<=[。！？；])|[\n|]+|\s+[/–—-]\s+|\*{2,}/u;

/** Terms in words, and the rights expression beside them, which is words to us as well. */
export function termsOf(item: NinjsArticle | NinjsAssociation): Terms {
  const { linkedRights, encodedRights } = ('rightsInfo' in item && item.rightsInfo) || {};
  const told = [...(item.usageTerms ?? '').split(ends), linkedRights ?? '', encodedRights ?? ''];
  let words = ' ';
  const statements = told.flatMap((text) => {
    const own = wordsOf(text).trimStart();
    if (own === '') return [];
    const from = words.length;
    words += own;
    return { text: text.trim(), from, to: words.length };
  });
  return { words, statements };
}

/** The statements that a phrase, as {@link wordsOf} gives it, has a part in. */
export function statementsWith(phrase: string, { words, statements }: Terms): number[] {
  const found = new Set<number>();
  for (let at = words.indexOf(phrase); at !== -1; at = words.indexOf(phrase, at + 1)) {
    const [from, to] = [at + 1, at + phrase.length];
    statements.forEach((one, index) => {
      if (one.from < to && from < one.to) found.add(index);
    });
  }
  return [...found];
}

/** A phrase of the desk, and what it means to the partner whose rights these are. */
export interface Rule {
  phrase: string;
  /** Why terms with this phrase keep the partner from it; absent when they do not. */
  refusal?: string;
}

/** The desk's phrases, judged by where the partner publishes. */
export function rulesOf({ territories = [], refuse, accept, only, except }: Rights): Rule[] {
  const here = territories.join(', ');
  return [
    ...(refuse ?? []).map((phrase) => ({ phrase, refusal: 'which is refused for this partner' })),
    ...Object.entries(only ?? {}).map(([phrase, allowed]) =>
      territories.every((one) => allowed.includes(one))
        ? { phrase }
        : { phrase, refusal: `which allows ${allowed.join(', ')} only; it publishes in ${here}` },
    ),
    ...Object.entries(except ?? {}).map(([phrase, excluded]) => {
      const both = territories.filter((one) => excluded.includes(one));
      return both.length === 0
        ? { phrase }
        : { phrase, refusal: `which leaves out ${both.join(', ')}, where it publishes` };
    }),
    ...(accept ?? []).map((phrase) => ({ phrase })),
  ];
}

/** Judges terms by the desk's phrases: one that refuses decides, then a statement that none knows. */
export function judge(rights: Rights | undefined, terms: Terms): TermsVerdict {
  const { statements } = terms;
  if (statements.length === 0) return { allows: true, reason: 'It has no usage terms.' };
  if (!rights) {
    return {
      allows: true,
      reason: 'It has usage terms, and the subscription has no rule for any.',
    };
  }
  const known = new Set<number>();
  for (const { phrase, refusal } of rulesOf(rights)) {
    const found = statementsWith(wordsOf(phrase), terms);
    if (refusal && found.length > 0) {
      return { allows: false, reason: `Its usage terms say "${phrase}", ${refusal}.` };
    }
    for (const one of found) known.add(one);
  }
  const unknown = statements.find((_, index) => !known.has(index));
  if (!unknown) return { allows: true, reason: 'Its usage terms are known, and allow it.' };
  const shown = unknown.text.length > 100 ? `${unknown.text.slice(0, 99)}…` : unknown.text;
  const said = `Its usage terms say "${shown}", of which the desk has said nothing`;
  return rights.unknown === 'hold'
    ? { allows: false, reason: `${said}: such an article is held back.` }
    : { allows: true, reason: `${said}: such an article is sent.` };
}
