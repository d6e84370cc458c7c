import { isCharacter, isNumber, type Word, wordsOf } from '../lambdas/similarity/words.ts';

const vocabulary = 40_000;

/**
 * Articles by the million, each drawn anew from its serial number: chains of words in which what
 * follows a word is drawn from a few that often do and many that seldom do, so that runs of three
 * words recur in other articles about as often as in news (see docs/BENCHMARKS.md). As text or as
 * words they are the same.
 */
export function chainOf(serial: number): number[] {
  let state = mixed(serial ^ 0x2545f491);
  const length = 120 + (state % 260);
  const chain: number[] = new Array(length);
  let word = state >>> 16;
  for (let at = 0; at < length; at++) {
    // A linear congruential generator, of which the upper bits are good (Numerical Recipes).
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    word = mixed(Math.imul(word, 0x9e3779b1) ^ (ranks[state >>> 16] ?? 0)) % vocabulary;
    chain[at] = word;
  }
  return chain;
}

export function wordsOfChain(chain: number[]): Word[] {
  table ??= vocabularyTable();
  const words: Word[] = new Array(chain.length);
  for (let at = 0; at < chain.length; at++) words[at] = table.words[chain[at] ?? 0] ?? 0;
  return words;
}

export function textOfChain(chain: number[]): string {
  table ??= vocabularyTable();
  const { names } = table;
  return chain.map((word) => names[word] ?? '').join(' ');
}

/** A low rank often, a high one seldom (Zipf's law, somewhat steeper), by 16 bits. */
const ranks = Uint32Array.from(
  { length: 2 ** 16 },
  (_, at) => vocabulary ** ((at / 2 ** 16) ** 1.8) - 1,
);

let table: { words: Uint32Array; names: string[] } | undefined;

/** Words of five letters that linking takes for words, and no two for the same. */
function vocabularyTable() {
  const names: string[] = [];
  const found = new Set<Word>();
  for (let number = 0; names.length < vocabulary; number++) {
    const name = nameOf(number * 241);
    const [word] = wordsOf(name);
    if (word === undefined || isNumber(word) || isCharacter(word) || found.has(word)) continue;
    found.add(word);
    names.push(name);
  }
  return { words: Uint32Array.from(found), names };
}

function nameOf(number: number): string {
  return Array.from({ length: 5 }, (_, place) =>
    String.fromCharCode(97 + (Math.floor(number / 26 ** place) % 26)),
  ).join('');
}

/** Numbers from 0 to 1 by a generator of its own (mulberry32). */
export function drawer(seed: number): () => number {
  let state = mixed(seed ^ 0x2545f491);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
