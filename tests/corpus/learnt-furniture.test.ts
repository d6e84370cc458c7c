import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../lambdas/article/reading.ts';
import { line, publish, type Story } from '../normalise/furniture/publisher.ts';

const data = new URL('../../../shared/data/extraction/dev/truth.jsonl', import.meta.url);
const here = existsSync(data);
if (!here) console.warn('The true bodies of web pages are not here.');

/** Articles of hundreds of houses, without the furniture of any. */
const bodies = here ? readBodies() : [];

/** What a house puts around its articles: where, and in every which of them. */
const furniture = [
  { text: 'Good morning from the quay.', at: 0, every: 1 },
  { text: 'Read more: all that we know of the port', at: 3, every: 2 },
  { text: 'The Post is an independent weekly, made by nine people.', at: -1, every: 1 },
  { text: 'Sign up for the Harbour Post briefing, every morning at six.', at: -1, every: 1 },
  { text: 'Get our football letter on Mondays; subscribe here.', at: -1, every: 7 },
  { text: 'Folgen Sie uns auf allen Kanälen.', at: -1, every: 4 },
  { text: '© Harbour Post. All rights reserved', at: -1, every: 1 },
];

describe.runIf(here)('real articles of a publisher', () => {
  it('lose nothing where there is nothing to learn', () => {
    const { published } = publish(bodies);
    expect(published.flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  it('lose the furniture that stands among them, and no line of their text', () => {
    const stories = bodies.map((story, index) => furnished(story, index));
    const { published } = publish(stories);
    const known = new Set(furniture.map(({ text }) => text));
    expect(published.flatMap(({ dropped }) => dropped).filter((one) => !known.has(one))).toEqual(
      [],
    );
    const figures = furniture.map(({ text, every }) => figuresOf(text, every, published));
    const lines = bodies.reduce((sum, { blocks }) => sum + blocks.length, 0);
    console.info(`${bodies.length} articles, ${lines} lines of text, none of them lost`);
    console.table(figures);
    for (const { sighting, share } of figures) {
      expect(sighting).toBeLessThanOrEqual(40);
      expect(share).toBeGreaterThanOrEqual(0.99);
    }
  });
});

function furnished({ headline, blocks }: Story, index: number): Story {
  const around = furniture
    .filter(({ every }) => index % every === 0)
    .reduce(
      (all, { text, at }) => all.toSpliced(at === -1 ? all.length : at, 0, line(text)),
      blocks,
    );
  return { headline, blocks: around };
}

/** With which sighting it began to be left out, and of how many of the later ones it was. */
function figuresOf(line: string, every: number, published: Reading[]) {
  const sightings = published.filter((_, index) => index % every === 0);
  const gone = sightings.map(({ dropped }) => dropped.includes(line));
  const first = gone.indexOf(true);
  const later = gone.slice(first);
  const share = later.filter(Boolean).length / later.length;
  return { line, sighting: first === -1 ? Number.POSITIVE_INFINITY : first + 1, share };
}

function readBodies(): Story[] {
  return readFileSync(data, 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))
    .filter(({ body }) => typeof body === 'string')
    .map(({ title, body }): Story => {
      const lines = body.split('\n').map((one: string) => one.trim());
      return { headline: title ?? '', blocks: lines.filter(Boolean).map(line) };
    })
    .filter(({ blocks }) => blocks.length >= 4 && blocks.length <= 200);
}
