import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nitfReader } from '../../lambdas/formats/nitf/read.ts';
import { nitfWriter } from '../../lambdas/formats/nitf/write.ts';
import { anyArticle, anyText, article, fullArticle } from '../formats/articles.ts';
import { keptByNitf } from '../formats/nitf/kept.ts';
import { isHere } from '../support/corpus.ts';
import { hasText, readBack, realArticles } from '../support/round-trip.ts';
import { schemaFaults } from '../support/xml-schema.ts';

describe.runIf(isHere('NITF that is written'))('NITF that is written', () => {
  const faultsOf = schemaFaults('nitf-3-6.xsd');

  it('is valid by the schema of 3.6, from real files', () => {
    const real = realArticles();
    expect(real.length).toBeGreaterThan(150);
    for (const { name, article: one } of real) {
      expect(faultsOf(nitfWriter.write(one)), name).toEqual([]);
      const killed = nitfWriter.write({ ...one, pubStatus: 'canceled' });
      expect(faultsOf(killed), name).toEqual([]);
    }
  });

  it('is valid whatever the texts', () => {
    fc.assert(
      fc.property(fc.oneof(fullArticle(anyText), anyArticle), (one) => {
        expect(faultsOf(nitfWriter.write(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is what is refused when it is not', () => {
    const xml = nitfWriter.write(article());
    expect(faultsOf(xml.replace('</docdata>', '<hl1>Out of place</hl1>$&'))).toHaveLength(1);
    expect(faultsOf(xml.replace('</nitf>', ''))).toHaveLength(1);
  });

  it('is read back as the article, but for what is listed as lost', () => {
    for (const { name, article: one } of realArticles()) {
      if (!hasText(one)) continue;
      const { article: kept, documentId } = readBack(nitfReader, nitfWriter.write(one));
      expect(kept, name).toEqual(keptByNitf(one));
      expect(documentId, name).toBe(one.uri);
    }
  });
});
