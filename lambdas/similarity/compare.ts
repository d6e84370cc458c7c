import { mostNumbers, mostPairs } from './scheme.ts';
import type { Sketch } from './sketch.ts';

/** How two texts compare. */
export interface Comparison {
  /** How much of the shorter text stands in the longer one, by its pairs of words: 0 to 1. */
  similarity: number;
  isSameStory: boolean;
}

/**
 * Compares two texts by their sketches, in either order alike. A text that was cut is wholly in the
 * one it was cut from, so what counts is the share of the smaller that is in the larger.
 *
 * Reports that are made to a pattern (the day's closing prices, the weather) have their words in
 * common, but not their numbers. Most of them, and most tails that say who the publisher is, come
 * from one publisher: of two texts of the same publisher more must be common.
 */
export function compare(one: Sketch, other: Sketch, samePublisher: boolean): Comparison {
  const pairs = common(one.pairs, other.pairs, mostPairs);
  const numbers = common(one.numbers, other.numbers, mostNumbers);
  const isSameStory =
    pairs.shared >= fewestShared &&
    share(pairs) >= (samePublisher ? ofSamePublisher : ofOthers) &&
    (numbers.smaller < fewestNumbers || share(numbers) >= leastNumbers);
  return { similarity: share(pairs), isSameStory };
}

/** By the pairs of stories in tests/similarity, and of web pages: below this there are few rewrites. */
const ofOthers = 0.3;
const ofSamePublisher = 0.5;
const fewestShared = 12;
/** Two texts with fewer numbers than this are not told apart by them. */
const fewestNumbers = 5;
const leastNumbers = 0.65;

interface Common {
  shared: number;
  /** How many the smaller of the two has, as far as they can be compared. */
  smaller: number;
}

function share({ shared, smaller }: Common): number {
  return smaller === 0 ? 0 : shared / smaller;
}

/** What two bottom-k sketches have in common, up to the hash to which both are complete. */
function common(one: Uint32Array, other: Uint32Array, most: number): Common {
  const limit = Math.min(completeTo(one, most), completeTo(other, most));
  const [mine, theirs] = [upTo(one, limit), upTo(other, limit)];
  let shared = 0;
  for (let i = 0, j = 0; i < mine && j < theirs; ) {
    const order = (one[i] ?? 0) - (other[j] ?? 0);
    if (order === 0) shared += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return { shared, smaller: Math.min(mine, theirs) };
}

function completeTo(hashes: Uint32Array, most: number): number {
  return hashes.length < most ? Infinity : (hashes.at(-1) ?? Infinity);
}

/** How many of ascending hashes are not above the limit. */
function upTo(hashes: Uint32Array, limit: number): number {
  let count = hashes.length;
  while (count > 0 && (hashes[count - 1] ?? 0) > limit) count -= 1;
  return count;
}
