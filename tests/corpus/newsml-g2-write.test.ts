import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsmlG2Reader } from '../../lambdas/formats/newsml-g2/read.ts';
import { newsmlG2Writer } from '../../lambdas/formats/newsml-g2/write.ts';
import { anyArticle, anyText, article, fullArticle } from '../formats/articles.ts';
import { keptByNewsmlG2 } from '../formats/newsml-g2/kept.ts';
import { isHere } from '../support/corpus.ts';
import { hasText, readBack, realArticles } from '../support/round-trip.ts';
import { schemaFaults } from '../support/xml-schema.ts';

describe.runIf(isHere('NewsML-G2 that is written'))('NewsML-G2 that is written', () => {
  const faultsOf = schemaFaults('NewsML-G2_2.35-spec-All-Power.xsd');

  it('is valid by the schema of 2.35, power conformance, from real files', () => {
    const real = realArticles();
    expect(real.length).toBeGreaterThan(150);
    for (const { name, article: one } of real) {
      expect(faultsOf(newsmlG2Writer.write(one)), name).toEqual([]);
      const killed = newsmlG2Writer.write({ ...one, pubStatus: 'canceled' });
      expect(faultsOf(killed), name).toEqual([]);
    }
  });

  it('is valid whatever the texts', () => {
    fc.assert(
      fc.property(fc.oneof(fullArticle(anyText), anyArticle), (one) => {
        expect(faultsOf(newsmlG2Writer.write(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is what is refused when it is not', () => {
    const xml = newsmlG2Writer.write(article());
    expect(
      faultsOf(xml.replace('</itemMeta>', '<headline>Out of place</headline>$&')),
    ).toHaveLength(1);
    expect(faultsOf(xml.replace('</newsItem>', ''))).toHaveLength(1);
  });

  it('is read back as the article, but for what is listed as lost', () => {
    for (const { name, article: one } of realArticles()) {
      if (!hasText(one)) continue;
      const { article: kept, documentId } = readBack(newsmlG2Reader, newsmlG2Writer.write(one));
      expect(kept, name).toEqual(keptByNewsmlG2(one));
      expect(documentId, name).toBe(one.uri);
    }
  });
});
