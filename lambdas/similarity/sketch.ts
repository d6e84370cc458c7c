import { mostKeys, mostNumbers, mostPairs } from './scheme.ts';
import { isCharacter, isNumber, mixed, type Word, wordsOf } from './words.ts';

/**
 * What is kept of a text so that it can be compared with any other: the smallest hashes of its pairs
 * of neighbouring words, and of its numbers. Of a text of up to some 900 words that is all of them,
 * of a longer one a fair sample: two samples are comparable up to the smaller of their largest hashes
 * ("bottom-k sketch", Broder 1997). At most 2 KB.
 */
export interface Sketch {
  /** Ascending, at most {@link mostPairs}. */
  pairs: Uint32Array;
  /** Ascending, at most {@link mostNumbers}. */
  numbers: Uint32Array;
}

/**
 * The sketch of a text and its keys: the hashes of some of its runs of three words, under which texts
 * that may say the same find one another. The smallest hashes are taken, so that two texts with a
 * run in common have taken the same one as often as not. Some are of the opening, which stays when a
 * story is cut from the end, however short it is made.
 */
export function sketchOf(text: string): Sketched {
  return sketchOfWords(wordsOf(text));
}

interface Sketched {
  sketch: Sketch;
  keys: number[];
}

/** The same for who has the words already. */
export function sketchOfWords(words: Word[]): Sketched {
  const sketch = {
    pairs: smallest(runs(words, 2), mostPairs),
    numbers: smallest(Uint32Array.from(words.filter(isNumber)), mostNumbers),
  };
  return { sketch, keys: sketch.pairs.length < fewestPairs ? [] : keysOfWords(words) };
}

/** Of a shorter text nothing can be said. */
const fewestPairs = 12;

export function keysOfWords(words: Word[]): number[] {
  const triples = runs(words, 3);
  const opening = smallest(triples.subarray(0, openingRuns), keysOfOpening);
  const keys = new Set(opening);
  for (const key of smallest(triples, mostKeys)) {
    if (keys.size < mostKeys) keys.add(key);
  }
  return [...keys];
}

const keysOfOpening = 4;
const openingRuns = 40;

/** The hashes of all runs of so many words; a character of a script without spaces is half a word. */
export function runs(words: Word[], length: number): Uint32Array {
  const found = new Uint32Array(words.length);
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    const end = at + (isCharacter(words[at] ?? 0) ? 2 * length : length);
    if (end > words.length) continue;
    let hash = length;
    for (let next = at; next < end; next++) hash = mixed(hash ^ (words[next] ?? 0));
    found[count] = hash;
    count += 1;
  }
  return found.subarray(0, count);
}

/** The smallest, ascending, each once. */
function smallest(hashes: Uint32Array, most: number): Uint32Array {
  // Hashes are spread evenly, so the smallest of many can be told without sorting the others.
  const limit = ((3 * most) / hashes.length) * 2 ** 32;
  const few = hashes.length > 6 * most ? distinct(hashes.filter((one) => one < limit)) : undefined;
  const all = few && few.length >= most ? few : distinct(hashes);
  return all.slice(0, most);
}

function distinct(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.slice().sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    const hash = sorted[at] ?? 0;
    if (kept > 0 && sorted[kept - 1] === hash) continue;
    sorted[kept] = hash;
    kept += 1;
  }
  return sorted.subarray(0, kept);
}
