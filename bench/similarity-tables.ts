import type { GrowthResult } from './growth.ts';
import type { SimilarityResults, SketchResult } from './similarity.ts';
import { type Judged, precisionAndRecall } from './story-pairs.ts';
import { figure, type Table, times } from './table.ts';

export function similarityTables(results: SimilarityResults): Table[] {
  const { sketches, compare, pairs, growth } = results;
  return [sketchTable(sketches, compare.median), pairsTable(pairs), growthTable(growth)];
}

function sketchTable(results: SketchResult[], comparison: number): Table {
  return {
    title: 'Sketch of a text, in process',
    columns: ['text', 'characters', 'µs', 'floor µs', '÷ floor'],
    rows: results.map(({ name, characters, sketch, floor, timesFloor }) => [
      name,
      figure(characters),
      figure(sketch.median * 1000),
      figure(floor.median * 1000),
      times(timesFloor),
    ]),
    note: `Floor: SHA-256 of the text. To compare two sketches takes ${figure(comparison * 1000)} µs.`,
  };
}

export function pairsTable(judged: Judged[]): Table {
  const { precision, recall } = precisionAndRecall(judged);
  return {
    title: 'Pairs of stories of our own, of different publishers',
    columns: ['second text', 'pairs', 'met', 'linked', 'right', 'similarity'],
    rows: judged.map(({ kind, isSameStory, pairs, met, linked, extreme }) => [
      kind,
      figure(pairs),
      figure(met),
      figure(linked),
      percent((isSameStory ? linked : pairs - linked) / pairs),
      `${isSameStory ? '≥' : '≤'} ${extreme.toFixed(2)}`,
    ]),
    note: `Precision ${percent(precision)}, recall ${percent(recall)}. Met: they have a key in common.`,
  };
}

function growthTable(results: GrowthResult[]): Table {
  return {
    title: 'Linking one article as the archive grows',
    columns: [
      'articles in it',
      'calls',
      'items read',
      'written',
      'compared',
      'own µs',
      'cut found',
      'rewrite found',
      'recent rewrite',
    ],
    rows: results.map(({ archive, requests, own, found }) => [
      figure(archive),
      figure(requests.calls),
      figure(requests.itemsRead),
      figure(requests.itemsWritten),
      figure(requests.compared),
      figure(own),
      percent(found.cut),
      percent(found.rewritten),
      percent(found.recentRewritten),
    ]),
    note: 'Generated articles, in memory, asked as DynamoDB is asked. Found: the story it was made of, which stands anywhere in the archive (recent: among its last 10,000).',
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)} %`;
}
