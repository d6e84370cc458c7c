import { particles } from '../data/names.ts';
import type { Passage, Token } from './text.ts';

/** Words with capital letters that stand together and may be one name. */
export interface Run {
  passage: Passage;
  parts: Part[];
}

/** A word of a name with what is grown on to it: "O'Brien", "Jean-Luc", "J.", "al-Sisi", "von". */
export interface Part {
  text: string;
  from: number;
  to: number;
  /** A small word that only stands inside a name. */
  particle: boolean;
}

/** No name has more words; a text of nothing but capitals is cut here. */
const longestRun = 12;

/**
 * The runs of a passage, in order; tokens that are `taken` belong to none. A run ends at punctuation
 * (but for the full stop of a title or an initial), at a small word and at a possessive.
 */
export function capitalRuns(passage: Passage, taken: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  let parts: Part[] = [];
  const end = () => {
    while (parts.at(-1)?.particle) parts.pop();
    if (parts.length > 0) runs.push({ passage, parts });
    parts = [];
  };
  for (let at = 0; at < passage.tokens.length; ) {
    const part = partAt(passage.tokens, at, taken, parts.length > 0);
    if (!part) {
      end();
      at += 1;
      continue;
    }
    if (passage.tokens[at]?.opens || parts.length === longestRun) end();
    parts.push(part);
    at = part.to;
  }
  end();
  return runs;
}

function partAt(
  tokens: Token[],
  at: number,
  taken: ReadonlySet<number>,
  inside: boolean,
): Part | undefined {
  const first = tokens[at];
  if (!first?.word || taken.has(at)) return undefined;
  const particle = inside && particles.has(first.text);
  if (!first.capital && !particle) return undefined;
  let text = first.text;
  let to = at + 1;
  for (let mark = tokens[to]; mark?.glued && !mark.word; mark = tokens[to]) {
    const next = tokens[to + 1];
    if (mark.text === '.' && isShortened(tokens[to - 1]) && !taken.has(to)) {
      text += '.';
      to += 1;
      if (!next?.glued || next.text.length > 1) break;
      // The next initial: "J.K."
      text += next.text;
      to += 1;
      continue;
    }
    if (!next?.glued || !next.word || taken.has(to + 1) || !isGrownOn(mark, next)) break;
    text += mark.text + next.text;
    to += 2;
  }
  return { text, from: at, to, particle: particle && to === at + 1 };
}

/** "O'Brien", "Jean-Luc", "Ki-moon"; not "Iran's", nor "Disney-style". */
function isGrownOn(mark: Token, next: Token): boolean {
  if (mark.text === "'") return next.capital;
  return mark.text === '-' && (next.capital || (next.text.length < 6 && !compounds.has(next.text)));
}

const compounds = new Set(
  'style based led era like born bred made run owned type sized only wide area in to of and the up'.split(
    ' ',
  ),
);

const shortened = new Set(
  'Mr Mrs Ms Dr Prof Gen Lt Col Maj Sgt Capt Cmdr Adm Sen Rep Gov Rev Hon Fr St'.split(' '),
);

function isShortened(token: Token | undefined): boolean {
  return token?.capital === true && (token.text.length === 1 || shortened.has(token.text));
}
