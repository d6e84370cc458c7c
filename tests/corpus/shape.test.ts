import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { render } from '../../lambdas/formats/render.ts';
import { anyShape } from '../shape/any-shape.ts';
import { expectSound, shape } from '../shape/sound.ts';
import { isHere, ninjsCheck } from '../support/corpus.ts';
import { realArticles } from '../support/round-trip.ts';
import { schemaFaults } from '../support/xml-schema.ts';

describe.runIf(isHere('shaping'))('real articles in any shape', () => {
  let articles: { name: string; article: NinjsArticle }[];

  beforeAll(() => {
    // What came packed has its address once it is stored.
    const stored = 'https://feeds.example/media/';
    articles = JSON.parse(JSON.stringify(realArticles()).replaceAll('packed:', stored));
  });

  it('are there', () => {
    expect(articles.length).toBeGreaterThan(100);
  });

  it('are valid ninjs 3.1, and the same when they are shaped again', () => {
    const faultsOf = ninjsCheck();
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...articles), anyShape, ({ name, article }, rules) => {
        expectSound(article, rules);
        const shaped = shape(article, rules);
        expect(faultsOf(shaped), name).toBeUndefined();
        if (JSON.stringify(shaped) !== JSON.stringify(article)) changed++;
      }),
      { numRuns: 500 },
    );
    // The shapes are such that this means something.
    expect(changed).toBeGreaterThan(250);
  });

  it.each([
    ['newsml-g2', 'NewsML-G2_2.35-spec-All-Power.xsd'],
    ['nitf', 'nitf-3-6.xsd'],
  ] as const)('are valid %s, or are not sent', (format, schema) => {
    const faultsOf = schemaFaults(schema);
    fc.assert(
      fc.property(fc.constantFrom(...articles), anyShape, ({ name, article }, rules) => {
        const rendition = render(shape(article, rules), format);
        if (!('unfit' in rendition)) expect(faultsOf(rendition.body), name).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
