import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { quantile } from '../statistics.ts';
import { figure, type Table } from '../table.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { documents } from './documents.ts';
import { functionMemory } from './function-memory.ts';

/** What reading one file cost. */
export interface Reading {
  /** `read`, or the reason for which it was refused. */
  outcome: string;
  milliseconds: number;
  /** Megabytes, the most that the process held, and by how much that was more than before. */
  memory: number;
  grown: number;
}

export interface SizeResults {
  /** Megabytes that the function has. */
  functionMemory: number;
  documents: SizeResult[];
}

interface SizeResult extends Reading {
  document: string;
  megabytes: number;
}

/** How the cost of reading grows with a document's size; each in a process of its own. */
export function measureSizes({
  of = documents,
  megabytes,
  rounds,
}: {
  /** All of them if left out. */
  of?: typeof documents;
  megabytes: readonly number[];
  rounds: number;
}): Promise<SizeResults> {
  return inTemporaryFolder(async (folder) => {
    const memory = await functionMemory('Normalise');
    const results: SizeResult[] = [];
    for (const [document, { extension, make }] of Object.entries(of)) {
      const small = join(folder, `small.${extension}`);
      writeFileSync(small, make(20_000));
      for (const size of megabytes) {
        const file = join(folder, `document.${extension}`);
        writeFileSync(file, make(size * 1_000_000));
        const readings: Reading[] = [];
        for (let round = 0; round < rounds; round += 1) readings.push(await read(file, small));
        const [first] = readings;
        const median = (of: (one: Reading) => number) => quantile(readings.map(of), 0.5);
        results.push({
          document,
          megabytes: size,
          outcome: first?.outcome ?? '',
          milliseconds: median((one) => one.milliseconds),
          memory: median((one) => one.memory),
          grown: median((one) => one.grown),
        });
      }
    }
    return { functionMemory: memory, documents: results };
  });
}

async function read(file: string, small: string): Promise<Reading> {
  const script = join(import.meta.dirname, 'process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, small]);
  return JSON.parse(stdout);
}

export function sizesTable({ functionMemory, documents: results }: SizeResults): Table {
  return {
    title: 'What size costs, of one document, in a process of its own',
    columns: ['document', 'MB', 'outcome', 'ms', 'ms/MB', 'peak MB', 'more than before'],
    rows: results.map(({ document, megabytes, outcome, milliseconds, memory, grown }) => [
      document,
      figure(megabytes),
      outcome,
      figure(milliseconds),
      figure(milliseconds / megabytes),
      figure(memory),
      figure(grown),
    ]),
    note: `The function has ${figure(functionMemory)} MB. It refuses a text of more than a million characters.`,
  };
}
