import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Parser } from 'htmlparser2';
import { quantile } from '../statistics.ts';
import { figure, type Table, times } from '../table.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import type { Run } from './page.ts';
import { type Output, type Scores, samplePages } from './pages.ts';
import { tools } from './tools.ts';

export interface ExtractionResults {
  pages: number;
  /** Whether the pages are real ones, with the truth of their article. */
  isReal: boolean;
  tools: ToolResult[];
}

interface ToolResult {
  name: string;
  pagesPerSecond: number;
  /** Milliseconds for one page. */
  median: number;
  slowest: number;
  /** Milliseconds of processor time for one page, and how many times ours that is. */
  processor: number;
  timesOurs: number;
  /** Megabytes, the most that the process held. */
  memory: number;
  /** Pages in which it found nothing. */
  without: number;
  /** By set, where the truth is known. */
  scores?: Record<string, Scores>;
}

/** Reads the same pages with each tool, `rounds` times, each in a process of its own. */
export function measureExtraction({
  perSet,
  rounds,
}: {
  perSet: number;
  rounds: number;
}): Promise<ExtractionResults> {
  return inTemporaryFolder(async (folder) => {
    const { pages, score } = await samplePages(perSet, folder);
    const list = join(folder, 'pages.json');
    writeFileSync(list, JSON.stringify(pages));
    const runs = new Map<string, Run[]>(Object.keys(tools).map((name) => [name, []]));
    // In turn, so that whatever else the machine does falls on all alike.
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, done] of runs) done.push(await runOf(name, list));
    }
    const ours = processorOf(runs.get('Wirecopy') ?? []);
    const results = [...runs].map(([name, all]): ToolResult => {
      const spent = all.flatMap(({ milliseconds }) => milliseconds);
      const [last] = all.slice(-1);
      return {
        name,
        pagesPerSecond: (1000 * spent.length) / spent.reduce((sum, one) => sum + one, 0),
        median: quantile(spent, 0.5),
        slowest: Math.max(...spent),
        processor: processorOf(all) / pages.length,
        timesOurs: processorOf(all) / ours,
        memory: Math.max(...all.map(({ memory }) => memory)),
        without: last?.without ?? 0,
        ...(score && last && { scores: score(outputsOf(last)) }),
      };
    });
    return { pages: pages.length, isReal: score !== undefined, tools: results };
  });
}

function processorOf(runs: Run[]): number {
  return quantile(
    runs.map(({ processor }) => processor),
    0.5,
  );
}

async function runOf(name: string, list: string): Promise<Run> {
  const script = join(import.meta.dirname, 'process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, name, list], {
    maxBuffer: 1 << 30,
  });
  return JSON.parse(stdout);
}

function outputsOf({ outputs }: Run): Map<string, Output> {
  return new Map(
    Object.entries(outputs).map(([id, { html, text, ...fields }]) => [
      id,
      { id, articleBody: text ?? linesOf(html ?? ''), ...fields },
    ]),
  );
}

const inline = new Set(
  'a abbr b cite code em i mark s small span strong sub sup time u'.split(' '),
);

/** The text of markup, a line for each block: no tool is held to how it joins them. */
function linesOf(html: string): string {
  let text = '';
  const parted = (name: string) => {
    if (!inline.has(name)) text += '\n';
  };
  const parser = new Parser({
    onopentagname: parted,
    onclosetag: parted,
    ontext: (piece) => {
      text += piece;
    },
  });
  parser.end(html);
  return text;
}

export function extractionTables({ pages, isReal, tools: results }: ExtractionResults): Table[] {
  const speed = {
    title: `Articles found in ${pages} ${isReal ? '' : 'generated '}web pages`,
    columns: [
      '',
      'pages/s',
      'p50 ms',
      'most ms',
      'CPU ms/page',
      '÷ ours',
      'peak MB',
      'nothing found',
    ],
    rows: results.map((one) => [
      one.name,
      figure(one.pagesPerSecond),
      figure(one.median),
      figure(one.slowest),
      figure(one.processor),
      times(one.timesOurs),
      figure(one.memory),
      String(one.without),
    ]),
    note: isReal
      ? 'Each in a process of its own, from a string in UTF-8 to text and fields.'
      : 'The pages with the truth of their article are not here: nothing is told of quality.',
  };
  return [speed, ...Object.keys(results[0]?.scores ?? {}).map((set) => scoreTable(set, results))];
}

function scoreTable(set: string, results: ToolResult[]): Table {
  const cell = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3);
  return {
    title: `How well, in the pages of set "${set}"`,
    columns: ['', 'body F1', 'body exact', 'title exact', 'author exact', 'date right'],
    rows: results.map(({ name, scores }) => {
      const { f1, seg, accuracy, title, author, date } = scores?.[set] ?? {};
      return [
        name,
        ...[f1 ?? seg?.f1, accuracy, title?.exact, author?.exact, date?.exact].map(cell),
      ];
    }),
  };
}
