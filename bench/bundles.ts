import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { variables } from '../lambdas/runtime/environment.ts';
import { bundle, bundleFile, bundleStages, stages } from '../lib/bundles.ts';
import { clientEnvironment } from '../local/account.ts';
import { type Summary, summarise } from './statistics.ts';
import { figure, spread, type Table, times } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

interface BundleResult {
  name: string;
  bytes: number;
  gzipped: number;
  /** Milliseconds to import it in a new process, less what an empty module takes. */
  coldImport: Summary;
  timesFloor: { bytes: number; coldImport: number };
}

export interface BundleResults {
  stages: BundleResult[];
  /** A bundle of nothing but the AWS clients that every stage needs. */
  floor: Omit<BundleResult, 'timesFloor'>;
}

/** Measures the bundles as they are deployed, each imported by `processes` new processes. */
export function measureBundles(processes: number): Promise<BundleResults> {
  return inTemporaryFolder((folder) => measureBundlesIn(folder, processes));
}

async function measureBundlesIn(folder: string, processes: number): Promise<BundleResults> {
  bundleStages(folder);
  bundle('floor', 'lambdas/aws/clients.ts', folder);
  bundle('empty', await emptyModule(folder), folder);

  const names = ['empty', 'floor', ...stages];
  const files = new Map(names.map((name) => [name, join(folder, name, bundleFile)]));
  const samples = new Map(names.map((name) => [name, [] as number[]]));
  for (const file of files.values()) await importCold(file); // Brings it into the disk's cache.
  // In turn, so that whatever else the machine does falls on all alike.
  for (let round = 0; round < processes; round += 1) {
    for (const [name, file] of files) samples.get(name)?.push(await importCold(file));
  }

  const empty = summarise(samples.get('empty') ?? []).median;
  const result = async (name: string): Promise<Omit<BundleResult, 'timesFloor'>> => {
    const code = await readAll(join(folder, name));
    const coldImport = summarise((samples.get(name) ?? []).map((one) => one - empty));
    return { name, bytes: code.byteLength, gzipped: gzipSync(code).byteLength, coldImport };
  };
  const floor = await result('floor');
  const compared = async (name: string): Promise<BundleResult> => {
    const one = await result(name);
    const coldImport = one.coldImport.median / floor.coldImport.median;
    return { ...one, timesFloor: { bytes: one.bytes / floor.bytes, coldImport } };
  };
  return { stages: await Promise.all(stages.map(compared)), floor };
}

/** A bundle and the chunks beside it, as they are uploaded. */
async function readAll(folder: string): Promise<Buffer> {
  const names = await readdir(folder);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}

async function emptyModule(folder: string): Promise<string> {
  const file = join(folder, 'empty.ts');
  await writeFile(file, 'export {};\n');
  return file;
}

const script = `
  const start = performance.now();
  await import(process.argv[1]);
  process.stdout.write(String(performance.now() - start));
`;

/** Milliseconds. Nothing of an earlier compilation is used, as Lambda has none either. */
async function importCold(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script, file],
    { env: { ...functionEnvironment, NODE_DISABLE_COMPILE_CACHE: '1' } },
  );
  return Number(stdout);
}

/** What the handlers read while they are imported. */
const functionEnvironment = {
  ...Object.fromEntries(Object.values(variables).map((name) => [name, ''])),
  ...clientEnvironment('http://127.0.0.1:9'),
};

export function bundleTable({ stages, floor }: BundleResults): Table {
  return {
    title: 'Bundles',
    columns: [
      'function',
      'KB',
      'gzip KB',
      'cold import ms',
      'middle half',
      'bytes ÷ floor',
      'import ÷ floor',
    ],
    rows: [
      ...stages.map((one) => [
        ...cells(one),
        times(one.timesFloor.bytes),
        times(one.timesFloor.coldImport),
      ]),
      cells({ ...floor, name: 'floor: the AWS clients alone' }),
    ],
    note: `Median of ${floor.coldImport.samples} new processes each, less an empty module's import.`,
  };
}

function cells({ name, bytes, gzipped, coldImport }: BundleResults['floor']): string[] {
  const kilobytes = [bytes, gzipped].map((one) => figure(one / 1000));
  return [name, ...kilobytes, figure(coldImport.median), spread(coldImport)];
}
