import { wordsOf } from '../article/comparable.ts';
import type { Rights } from '../partner/rights.ts';
import { rulesOf, statementsWith, type Terms } from './terms.ts';

/** The rights of many partners, prepared so that terms are not judged by each of them. */
export interface RightsIndex {
  /** Tells by position who may not have what has these terms. */
  keptFrom(terms: Terms): (position: number) => boolean;
}

/** A phrase in the rights of any partner; positions are those of the rights. */
interface Known {
  phrase: string;
  /** Whom it keeps from what has it. */
  refusing: number[];
  /** Who holds back what is not known, and knows this. */
  knowing: number[];
}

export function indexRights(all: readonly (Rights | undefined)[]): RightsIndex {
  const phrases = phrasesOf(all);
  const byFirstWord = Map.groupBy(phrases, ({ phrase }) => firstWord(phrase));
  const holding = all.flatMap((one, position) => (one?.unknown === 'hold' ? [position] : []));

  return {
    keptFrom(terms) {
      if (phrases.length + holding.length === 0 || terms.statements.length === 0) return nobody;
      const kept = new Uint8Array(all.length);
      // Of each statement, who knows it.
      const known = terms.statements.map(() => new Uint8Array(all.length));
      for (const word of new Set(terms.words.trim().split(' '))) {
        for (const { phrase, refusing, knowing } of byFirstWord.get(word) ?? []) {
          const found = statementsWith(phrase, terms);
          if (found.length > 0) mark(kept, refusing);
          for (const statement of found) mark(known[statement], knowing);
        }
      }
      for (const position of holding) {
        if (known.some((knowing) => knowing[position] === 0)) kept[position] = 1;
      }
      return (position) => kept[position] === 1;
    },
  };
}

function phrasesOf(all: readonly (Rights | undefined)[]): Known[] {
  const written = new Map<string, Known>();
  all.forEach((rights, position) => {
    if (!rights) return;
    for (const { phrase, refusal } of rulesOf(rights)) {
      const known = written.get(phrase) ?? { phrase: wordsOf(phrase), refusing: [], knowing: [] };
      written.set(phrase, known);
      if (refusal) known.refusing.push(position);
      else if (rights.unknown === 'hold') known.knowing.push(position);
    }
  });
  return [...written.values()];
}

function nobody(): boolean {
  return false;
}

function mark(marks: Uint8Array | undefined, positions: number[]): void {
  if (marks) for (const position of positions) marks[position] = 1;
}

function firstWord(phrase: string): string {
  return phrase.trim().split(' ', 1)[0] ?? '';
}
