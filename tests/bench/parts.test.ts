import { describe, expect, it } from 'vitest';
import { bundleTable, measureBundles } from '../../bench/bundles.ts';
import { measureFloor } from '../../bench/floor.ts';
import type { FlowSizes } from '../../bench/flow.ts';
import { measureNormalise, normaliseTable } from '../../bench/normalise.ts';
import { measurePipeline } from '../../bench/pipeline.ts';
import { compare, comparisonTable, costTables } from '../../bench/pipeline-tables.ts';
import { formatTable, type Table } from '../../bench/table.ts';
import { measureTag, tagTable } from '../../bench/tag.ts';
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

  it('tag is measured for each sample', async () => {
    const results = await measureTag(patience);
    expect(results.map(({ name }) => name)).toContain('text, with furniture');
    for (const { words, tag } of results) {
      expect(words).toBeGreaterThan(50);
      expect(tag.median).toBeGreaterThan(0);
    }
    expectFigures(tagTable(results));
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
