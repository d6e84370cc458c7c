import { createHash } from 'node:crypto';
import { compare } from '../lambdas/similarity/compare.ts';
import { sketchOf } from '../lambdas/similarity/sketch.ts';
import { type GrowthResult, measureGrowth } from './growth.ts';
import type { Summary } from './statistics.ts';
import { type Patience, time } from './stopwatch.ts';
import { generateStory } from './story.ts';
import { fixtureText, type Judged, judgePairs, storyPairs } from './story-pairs.ts';

export interface SketchResult {
  name: string;
  characters: number;
  /** Milliseconds for one text: its sketch and keys. */
  sketch: Summary;
  /** Its SHA-256. */
  floor: Summary;
  timesFloor: number;
}

export interface SimilarityResults {
  sketches: SketchResult[];
  /** Milliseconds to compare two sketches of 800 words. */
  compare: Summary;
  pairs: Judged[];
  growth: GrowthResult[];
}

export interface SimilaritySizes {
  /** How many articles the archive holds, ascending. */
  archive: number[];
  /** How many articles of each kind come in at each size. */
  probes: number;
}

export async function measureSimilarity(
  patience: Patience,
  { archive, probes }: SimilaritySizes,
): Promise<SimilarityResults> {
  const sketches: SketchResult[] = [];
  for (const { name, text } of texts()) {
    const sketch = await time(() => sketchOf(text), patience);
    const floor = await time(() => createHash('sha256').update(text).digest(), patience);
    const timesFloor = sketch.median / floor.median;
    sketches.push({ name, characters: text.length, sketch, floor, timesFloor });
  }
  const [mine, theirs] = [textOf('one', 2_000), textOf('another', 2_000)].map(sketchOf);
  if (!mine || !theirs) throw new Error('There are two.');
  return {
    sketches,
    compare: await time(() => compare(mine.sketch, theirs.sketch, false), patience),
    pairs: judgePairs(storyPairs()),
    growth: await measureGrowth(archive, probes),
  };
}

function texts(): { name: string; text: string }[] {
  return [
    { name: 'text, 270 words', text: fixtureText('ferry-collision/wire.txt') },
    { name: 'text, 800 words', text: textOf('sample', 800) },
    { name: 'text, 8,000 words', text: textOf('sample', 8_000) },
    { name: 'text, Chinese, 470 characters', text: fixtureText('dizhen/wire.txt') },
  ];
}

function textOf(serial: string, words: number): string {
  return generateStory(serial, words).paragraphs.join('\n\n');
}
