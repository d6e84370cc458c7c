import type { LearntFurniture, RecurringLine } from '../../article/learnt-furniture.ts';

/** How many articles are looked back on. A number holds as many bits exactly. */
export const recentArticles = 50;

/** What speaks for the house is learnt from so many articles, and this share of the recent ones. */
const voiced = { articles: 5, share: 0.1 };

/**
 * A line that could be a sentence of the story must stand in nearly all recent articles, for days,
 * whatever they are about: the background of a long-running story stands in many.
 */
const standing = { articles: 30, share: 0.8, days: 3 };

/** A line is part of the story where its words are the story's in more of its articles than this. */
const mostAkin = 1 / 3;

/** Articles are on one subject if a word stands in more of their headlines than this. */
const mostAlike = 1 / 2;

/** A recurring line that counts as furniture, and why. */
export interface Furniture {
  line: RecurringLine;
  ground: 'voice' | 'standing';
}

/** The lines that count as furniture, by their hash. `now` is in epoch milliseconds. */
export function furnitureIn(learnt: LearntFurniture, now: number): Map<string, Furniture> {
  return new Map(
    learnt.lines.flatMap((line) => {
      const ground = groundOf(line, learnt, now);
      return ground ? [[line.hash, { line, ground }]] : [];
    }),
  );
}

function groundOf(
  line: RecurringLine,
  { articles }: LearntFurniture,
  now: number,
): Furniture['ground'] | undefined {
  const seen = countBits(line.seen);
  const isOf = (least: { articles: number; share: number }) =>
    seen >= least.articles && seen >= least.share * articles.length;
  if (countBits(line.akin) > seen * mostAkin) return undefined;
  if (line.voice) return isOf(voiced) ? 'voice' : undefined;
  if (!isOf(standing) || dayOf(now) - line.since < standing.days) return undefined;
  return isOnOneSubject(articles.filter((_, index) => hasBit(line.seen, index)))
    ? undefined
    : 'standing';
}

function isOnOneSubject(articles: LearntFurniture['articles']): boolean {
  const words = articles.flatMap(({ about }) => about);
  const counts = [...Map.groupBy(words, (word) => word).values()].map(({ length }) => length);
  return Math.max(0, ...counts) > articles.length * mostAlike;
}

/** In how many of the recent articles it stands. */
export function countBits(bits: number): number {
  return bits.toString(2).replaceAll('0', '').length;
}

/** One article older: the oldest is forgotten. Not by `<<`, which knows 32 bits. */
export function older(bits: number): number {
  return (bits * 2) % 2 ** recentArticles;
}

export function dayOf(now: number): number {
  return Math.floor(now / 86_400_000);
}

function hasBit(bits: number, index: number): boolean {
  return Math.floor(bits / 2 ** index) % 2 === 1;
}
