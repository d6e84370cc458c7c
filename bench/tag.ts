import type { NinjsArticle } from '../lambdas/article/ninjs.ts';
import { body } from '../lambdas/article/ninjs.ts';
import { articlesIn } from '../lambdas/normalise/read-upload.ts';
import { applyTags } from '../lambdas/tag/apply.ts';
import { embeddedEngine } from '../lambdas/tag/embedded/engine.ts';
import { type Sample, samples } from './samples.ts';
import type { Summary } from './statistics.ts';
import { type Patience, time } from './stopwatch.ts';
import { figure, spread, type Table, times } from './table.ts';

export interface TagResult {
  name: string;
  words: number;
  /** Milliseconds for one article, from the canonical document to the tagged one. */
  tag: Summary;
  /** The body's words only found, by one regular expression. */
  floor: Summary;
  timesFloor: number;
}

export async function measureTag(patience: Patience): Promise<TagResult[]> {
  const results: TagResult[] = [];
  for (const sample of samples()) {
    const article = canonical(sample);
    const text = body(article, 'text/plain');
    const tag = await time(
      async () => applyTags(article, await embeddedEngine.tag(article), embeddedEngine),
      patience,
    );
    const floor = await time(() => wordsOf(text), patience);
    const timesFloor = tag.median / floor.median;
    results.push({ name: sample.name, words: wordsOf(text).length, tag, floor, timesFloor });
  }
  return results;
}

function canonical({ file }: Sample): NinjsArticle {
  const [found] = articlesIn(file);
  if (!found || !('reading' in found)) throw new Error(`${file.key} is no article`);
  return {
    versionCreated: file.lastModified,
    ...found.reading.article,
    uri: `urn:wirecopy:${file.key}`,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
  };
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function tagTable(results: TagResult[]): Table {
  return {
    title: 'Tag, in process',
    columns: ['article', 'words', 'ms', 'middle half', 'floor ms', '÷ floor'],
    rows: results.map(({ name, words, tag, floor, timesFloor }) => [
      name,
      figure(words),
      figure(tag.median),
      spread(tag),
      figure(floor.median),
      times(timesFloor),
    ]),
    note: 'Floor: the words of the body found by one regular expression.',
  };
}
