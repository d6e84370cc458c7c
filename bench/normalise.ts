import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import type { UploadedFile } from '../lambdas/article/reading.ts';
import { articlesIn } from '../lambdas/normalise/read-upload.ts';
import type { FileFormat } from './articles.ts';
import { samples } from './samples.ts';
import type { Summary } from './statistics.ts';
import { type Patience, time } from './stopwatch.ts';
import { figure, spread, type Table, times } from './table.ts';
import { type WireSample, wireSamples } from './wire.ts';

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
  const files: { name: string; file: UploadedFile; kind: Kind }[] = [
    ...samples().map(({ format, ...sample }) => ({ ...sample, kind: format })),
    ...wireSamples(),
  ];
  for (const { name, kind, file } of files) {
    expectRead(await articlesIn(file), name);
    const normalise = await time(() => articlesIn(file), patience);
    const floor = await time(() => floors[kind](file.bytes), patience);
    const timesFloor = normalise.median / floor.median;
    results.push({ name, bytes: file.bytes.byteLength, normalise, floor, timesFloor });
  }
  return results;
}

/** What is refused is refused quickly: its time would say nothing. */
function expectRead(found: Awaited<ReturnType<typeof articlesIn>>, name: string): void {
  const isRead = found.some((one) => 'reading' in one);
  if (!isRead) throw new Error(`${name} is not read`);
}

type Kind = FileFormat | WireSample['kind'];

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const floors: Record<Kind, (bytes: Uint8Array) => unknown> = {
  text: decoded,
  html: (bytes) => new Parser({}).end(decoded(bytes)),
  ninjs: (bytes) => JSON.parse(decoded(bytes)),
  json: (bytes) => JSON.parse(decoded(bytes)),
  xml: parseXml,
  zip: (bytes) => unzipSync(bytes),
};

/** Named characters of HTML, which XML does not know, are no fault here. */
function parseXml(bytes: Uint8Array): void {
  const parser = new SaxesParser();
  parser.on('error', () => {});
  parser.write(decoded(bytes)).close();
}

export function normaliseTable(results: NormaliseResult[]): Table {
  return {
    title: 'Normalise, in process',
    columns: ['file', 'bytes', 'ms', 'middle half', 'per second', 'floor ms', '÷ floor'],
    rows: results.map(({ name, bytes, normalise, floor, timesFloor }) => [
      name,
      figure(bytes),
      figure(normalise.median),
      spread(normalise),
      figure(1000 / normalise.median),
      figure(floor.median),
      times(timesFloor),
    ]),
    note: 'Floor: TextDecoder, then htmlparser2, JSON.parse, saxes, or unzipping, and nothing else.',
  };
}
