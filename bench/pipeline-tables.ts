import type { Flow } from './flow.ts';
import type { PipelineFlow, PipelineResults } from './pipeline.ts';
import { figure, type Table, times } from './table.ts';

/** One figure of the pipeline and of the floor; either may not have been measured. */
export interface Comparison {
  figure: string;
  pipeline?: number;
  floor?: number;
  timesFloor?: number;
}

type Flows = { load: Flow; gentle: Flow };

const figures: Record<string, (flows: Flows) => number> = {
  'articles per second': ({ load }) => load.articlesPerSecond,
  'latency under that load, p50 ms': ({ load }) => load.latency.p50,
  'latency under that load, p99 ms': ({ load }) => load.latency.p99,
  'latency at a gentle rate, p50 ms': ({ gentle }) => gentle.latency.p50,
  'latency at a gentle rate, p99 ms': ({ gentle }) => gentle.latency.p99,
};

export function compare(pipeline: Flows | undefined, floor: Flows | undefined): Comparison[] {
  return Object.entries(figures).map(([name, of]) => ({
    figure: name,
    ...(pipeline && { pipeline: of(pipeline) }),
    ...(floor && { floor: of(floor) }),
    ...(pipeline && floor && { timesFloor: of(pipeline) / of(floor) }),
  }));
}

export function comparisonTable(comparisons: Comparison[]): Table {
  return {
    title: 'From upload to partner, on the embedded stack',
    columns: ['', 'pipeline', 'floor', '÷ floor'],
    rows: comparisons.map(({ figure: name, pipeline, floor, timesFloor }) => [
      name,
      pipeline === undefined ? '–' : figure(pipeline),
      floor === undefined ? '–' : figure(floor),
      timesFloor === undefined ? '–' : times(timesFloor),
    ]),
    note: 'Latency: from the moment the PUT returned to the arrival of the push. Floor: the same uploads, queues and pushes with nothing in between.',
  };
}

/** Where the time goes, and what it is spent on. */
export function costTables({ load, gentle }: PipelineResults): Table[] {
  const steps = Object.keys(load.steps) as (keyof PipelineFlow['steps'])[];
  return [
    {
      title: 'Each step, p50 in milliseconds',
      columns: ['step', 'under load', 'gentle'],
      rows: steps.map((step) => [step, figure(load.steps[step]), figure(gentle.steps[step])]),
      note: 'With the wait in its queue; "feed" beside "deliver", both from routing on.',
    },
    {
      title: 'Processor time for one article, in milliseconds',
      columns: ['', 'under load', 'gentle'],
      rows: processorRows(load, gentle),
      note: '"stack" is the process of the emulators, event sources, uploaders and partner.',
    },
    {
      title: 'Calls to the emulators for one article',
      columns: ['call', 'under load', 'gentle'],
      rows: [...callRows('functions', load, gentle), ...callRows('others', load, gentle)],
      note: '"others" are event sources, notifications and uploaders.',
    },
  ];
}

function processorRows(load: PipelineFlow, gentle: PipelineFlow): string[][] {
  const names = Object.keys(load.processor) as (keyof PipelineFlow['processor'])[];
  const cost = (name: (typeof names)[number], flow: PipelineFlow) =>
    figure((flow.processor[name] ?? 0) / flow.articles);
  return names.map((name) => [name, cost(name, load), cost(name, gentle)]);
}

function callRows(by: 'functions' | 'others', load: PipelineFlow, gentle: PipelineFlow) {
  const perArticle = (name: string, { calls, articles }: PipelineFlow) =>
    (calls[by][name] ?? 0) / articles;
  return [...new Set([...Object.keys(load.calls[by]), ...Object.keys(gentle.calls[by])])]
    .sort((a, b) => perArticle(b, load) - perArticle(a, load))
    .map((name) => [
      `${by}: ${name}`,
      figure(perArticle(name, load)),
      figure(perArticle(name, gentle)),
    ]);
}
