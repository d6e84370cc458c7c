import { readdirSync, readFileSync } from 'node:fs';
import { type Block, bodiesOf } from '../../../lambdas/article/blocks.ts';
import { type LearntFurniture, nothingLearnt } from '../../../lambdas/article/learnt-furniture.ts';
import type { Reading } from '../../../lambdas/article/reading.ts';
import { learn } from '../../../lambdas/normalise/furniture/learn.ts';
import { withoutLearnt } from '../../../lambdas/normalise/furniture/leave-out.ts';

export interface Story {
  headline: string;
  blocks: Block[];
}

export const line = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
export const heading = (text: string): Block => ({ type: 'heading', level: 2, runs: [{ text }] });

const folder = new URL('../../fixtures/tag/', import.meta.url);
const fixtures: { headline: string; text: string[] }[] = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
);

/** Stories about many things, each in a place of its own; after some there are the same again. */
export function story(number: number, around: { head?: Block[]; tail?: Block[] } = {}): Story {
  const { headline, text } = fixtures[number % fixtures.length] ?? { headline: '', text: [] };
  const { head = [], tail = [] } = around;
  return {
    headline: `${place(number)}: ${headline}`,
    blocks: [
      ...head,
      ...text.map(line),
      line(`In ${place(number)} it is the talk of the town.`),
      ...tail,
    ],
  };
}

/** A place that is nowhere. */
export function place(number: number): string {
  const syllables = ['Kor', 'vel', 'an', 'tri', 'mus', 'do', 'ral', 'shi', 'pen', 'gar'];
  const digits = String((number * 7919) % 100_000).padStart(5, '0');
  return [...digits].map((digit) => syllables[Number(digit)]).join('');
}

/** What was published of each, as they were uploaded one after another, so many a day. */
export function publish(
  stories: Story[],
  {
    perDay = 5,
    learnt = nothingLearnt as LearntFurniture,
    ids = (index: number) => `a${index}`,
  } = {},
): { published: Reading[]; learnt: LearntFurniture } {
  let known = learnt;
  const published = stories.map((one, index) => {
    const now = Date.UTC(2026, 0, 1) + Math.floor(index / perDay) * 86_400_000;
    const reading = readingOf(one);
    const left = withoutLearnt(reading, known, 'harbour-post', now);
    known = learn(known, ids(index), reading.article, now);
    return left;
  });
  return { published, learnt: known };
}

export function readingOf({ headline, blocks }: Story): Reading {
  return {
    article: {
      pubStatus: 'usable',
      headlines: [{ value: headline }],
      bodies: bodiesOf(blocks),
    },
    evidence: { headline: 'first line' },
    dropped: [],
  };
}

/** The n-th article, from 1 on, with which a line began to be left out; undefined when it never was. */
export function leftOutFrom(published: Reading[], text: string): number | undefined {
  const index = published.findIndex(({ dropped }) => dropped.includes(text));
  return index === -1 ? undefined : index + 1;
}

export function many(count: number, make: (index: number) => Story): Story[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
