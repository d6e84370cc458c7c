import { describe, expect, it } from 'vitest';
import { bundleTable, measureBundles } from '../../bench/bundles.ts';
import { extractionTables, measureExtraction } from '../../bench/extraction/extraction.ts';
import { feedTable, measureFeeds } from '../../bench/feeds.ts';
import { measureFloor } from '../../bench/floor.ts';
import type { FlowSizes } from '../../bench/flow.ts';
import { measureNormalise, normaliseTable } from '../../bench/normalise.ts';
import { measurePipeline } from '../../bench/pipeline.ts';
import { compare, comparisonTable, costTables } from '../../bench/pipeline-tables.ts';
import { measureSimilarity } from '../../bench/similarity.ts';
import { similarityTables } from '../../bench/similarity-tables.ts';
import { documents } from '../../bench/sizes/documents.ts';
import { measureSizes, sizesTable } from '../../bench/sizes/sizes.ts';
import { formatTable, type Table } from '../../bench/table.ts';
import { measureTag, tagTable } from '../../bench/tag.ts';
import { feedFormats } from '../../lambdas/partner/subscription.ts';
import { stages } from '../../lib/bundles.ts';

const patience = { warmUp: 1, measure: 1 };
const sizes: FlowSizes = {
  warmUp: 1,
  load: { articles: 4, uploaders: 2 },
  gentle: { articles: 2, perSecond: 5 },
  patience: 25,
};

/** Every figure in a table is one. */
function expectFigures(...tables: Table[]): void {
  for (const table of tables) expect(formatTable(table)).not.toMatch(/NaN|Infinity|undefined/);
}

describe('with tiny numbers', { timeout: 120_000 }, () => {
  it('normalise is measured for each sample', async () => {
    const results = await measureNormalise(patience);
    expect(results.map(({ name }) => name)).toContain('HTML, 800 words');
    for (const { normalise, floor } of results) {
      expect(normalise.median).toBeGreaterThan(0);
      expect(floor.median).toBeGreaterThan(0);
    }
    expectFigures(normaliseTable(results));
  });

  it('each tool finds articles in the same pages', async () => {
    const results = await measureExtraction({ perSet: 1, rounds: 1 });
    expect(results.tools).toHaveLength(5);
    for (const { without, processor, memory } of results.tools) {
      expect(without).toBeLessThan(results.pages);
      expect(processor).toBeGreaterThan(0);
      expect(memory).toBeGreaterThan(10);
    }
    expectFigures(...extractionTables(results));
  });

  it('documents are read in every size, and what is too large is refused', async () => {
    const of = Object.fromEntries(
      Object.entries(documents).filter(([name]) => name === 'text' || name === 'NITF (XML)'),
    );
    const results = await measureSizes({ of, megabytes: [0.05, 2], rounds: 1 });
    const outcomes = results.documents.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['read', 'too-large', 'read', 'too-large']);
    for (const { memory } of results.documents) expect(memory).toBeLessThan(results.functionMemory);
    expectFigures(sizesTable(results));
  });

  it('feeds are written in each format', async () => {
    const results = await measureFeeds(2, patience);
    expect(results.map(({ format }) => format)).toEqual([...feedFormats]);
    // A sitemap has no more of an article than its headline.
    for (const { bytes } of results) expect(bytes).toBeGreaterThan(400);
    expectFigures(feedTable(results));
  });

  it('tag is measured for each sample', async () => {
    const results = await measureTag(patience);
    expect(results.map(({ name }) => name)).toContain('text, with furniture');
    for (const { words, tag } of results) {
      expect(words).toBeGreaterThan(50);
      expect(tag.median).toBeGreaterThan(0);
    }
    expectFigures(tagTable(results));
  });

  it('linking costs about the same in a larger archive, and finds the story in both', async () => {
    const results = await measureSimilarity(patience, { archive: [100, 1_000], probes: 5 });
    const [small, large] = results.growth;
    for (const one of [small, large]) {
      expect(one?.found.cut).toBeCloseTo(1);
      expect(one?.requests.calls).toBeGreaterThanOrEqual(3);
      expect(one?.requests.calls).toBeLessThan(12);
      expect(one?.requests.itemsRead).toBeLessThan(150);
    }
    expect(large?.archive).toBe(1_000);
    expectFigures(...similarityTables(results));
  });

  it('every bundle is measured, each larger than the clients alone', async () => {
    const results = await measureBundles(1);
    expect(results.stages.map(({ name }) => name)).toEqual([...stages]);
    for (const { bytes, gzipped, coldImport } of results.stages) {
      expect(bytes).toBeGreaterThan(gzipped);
      expect(gzipped).toBeGreaterThan(0);
      expect(coldImport.samples).toBe(1);
    }
    expectFigures(bundleTable(results));
  });

  it('the pipeline and its floor bring every article to the partner', async () => {
    const floor = await measureFloor(sizes);
    const pipeline = await measurePipeline(sizes);
    for (const { load, gentle } of [floor, pipeline]) {
      expect(load.articles).toBe(4);
      expect(gentle.articles).toBe(2);
      expect(gentle.latency.p50).toBeGreaterThan(0);
    }
    expect(pipeline.load.repeats).toBe(0);
    expect(pipeline.load.calls.others['S3 PUT uploads']).toBe(4);
    expectFigures(comparisonTable(compare(pipeline, floor)), ...costTables(pipeline));
  });
});
