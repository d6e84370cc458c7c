import { Parser } from 'htmlparser2';
import { articlesIn } from '../lambdas/normalise/read-upload.ts';
import type { FileFormat } from './articles.ts';
import { samples } from './samples.ts';
import type { Summary } from './statistics.ts';
import { type Patience, time } from './stopwatch.ts';
import { figure, spread, type Table, times } from './table.ts';

export interface NormaliseResult {
  name: string;
  bytes: number;
  /** Milliseconds for one file, from its bytes to the canonical article. */
  normalise: Summary;
  /** The same bytes only decoded, and parsed where the format has a parser. */
  floor: Summary;
  timesFloor: number;
}

export async function measureNormalise(patience: Patience): Promise<NormaliseResult[]> {
  const results: NormaliseResult[] = [];
  for (const { name, format, file } of samples()) {
    const normalise = await time(() => articlesIn(file), patience);
    const floor = await time(() => floors[format](file.bytes), patience);
    const timesFloor = normalise.median / floor.median;
    results.push({ name, bytes: file.bytes.byteLength, normalise, floor, timesFloor });
  }
  return results;
}

const floors: Record<FileFormat, (bytes: Uint8Array) => unknown> = {
  text: (bytes) => new TextDecoder().decode(bytes),
  html: (bytes) => new Parser({}).end(new TextDecoder().decode(bytes)),
  ninjs: (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
};

export function normaliseTable(results: NormaliseResult[]): Table {
  return {
    title: 'Normalise, in process',
    columns: ['file', 'bytes', 'ms', 'middle half', 'floor ms', '÷ floor'],
    rows: results.map(({ name, bytes, normalise, floor, timesFloor }) => [
      name,
      figure(bytes),
      figure(normalise.median),
      spread(normalise),
      figure(floor.median),
      times(timesFloor),
    ]),
    note: 'Floor: TextDecoder alone for text, with htmlparser2 for HTML, with JSON.parse for ninjs.',
  };
}
