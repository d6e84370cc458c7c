import { describe, expect, it } from 'vitest';
import { treatments } from '../../bench/newsroom.ts';
import { compare } from '../../lambdas/similarity/compare.ts';
import { sketchOf } from '../../lambdas/similarity/sketch.ts';
import { filesIn, isHere } from '../support/corpus.ts';

interface Page {
  url: string;
  body?: string;
}

describe.skipIf(!isHere('linking'))('of the bodies of web pages', () => {
  const [file] = filesIn('extraction/dev/truth.jsonl');
  const pages = (file?.bytes.toString().trim().split('\n') ?? [])
    .map((line): Page => JSON.parse(line))
    .flatMap(({ url, body = '' }) =>
      body.length > 400 ? [{ url, body, site: new URL(url).hostname, ...sketchOf(body) }] : [],
    );

  it.each(treatments)('nearly all are found again, $name', ({ apply }) => {
    const found = pages.filter(({ body, sketch, keys }) => {
      const changed = sketchOf(apply(body));
      return (
        changed.keys.some((key) => keys.includes(key)) &&
        compare(sketch, changed.sketch, false).isSameStory
      );
    });
    expect(pages.length).toBeGreaterThan(700);
    expect(found.length / pages.length).toBeGreaterThanOrEqual(0.99);
  });

  it('hardly any two are linked, of over 260,000 pairs', () => {
    const linked: string[] = [];
    for (const [at, one] of pages.entries()) {
      const keys = new Set(one.keys);
      for (const other of pages.slice(at + 1)) {
        if (!other.keys.some((key) => keys.has(key))) continue;
        const { similarity, isSameStory } = compare(
          one.sketch,
          other.sketch,
          one.site === other.site,
        );
        if (isSameStory) linked.push(`${similarity.toFixed(2)} ${one.url} ${other.url}`);
      }
    }
    console.log(linked.join('\n'));
    // One page that is there twice, and two pairs made of one statement and of one announcement.
    expect(linked.length).toBeLessThanOrEqual(3);
  });
});
