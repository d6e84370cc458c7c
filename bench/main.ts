import { parseArgs } from 'node:util';
import { bundleTable, measureBundles } from './bundles.ts';
import { deliverTable, measureDeliver } from './deliver/deliver.ts';
import { extractionTables, measureExtraction } from './extraction/extraction.ts';
import { feedGrowthTable, measureFeedGrowth } from './feed-growth.ts';
import { feedTable, measureFeeds } from './feeds.ts';
import { measureFloor } from './floor.ts';
import type { FlowSizes } from './flow.ts';
import { machine, machineLine } from './machine.ts';
import { measureNormalise, normaliseTable } from './normalise.ts';
import { measurePipeline } from './pipeline.ts';
import { compare, comparisonTable, costTables } from './pipeline-tables.ts';
import { measureRouting, routingTable } from './routing.ts';
import { measureSimilarity } from './similarity.ts';
import { similarityTables } from './similarity-tables.ts';
import { measureSizes, sizesTable } from './sizes/sizes.ts';
import type { Patience } from './stopwatch.ts';
import { formatTable, type Table } from './table.ts';
import { measureTag, tagTable } from './tag.ts';

const usage = `usage: npm run bench -- [options] [part …]

  Measures all parts, or those that are named: bundles, normalise, tag, similarity,
  routing, feeds, deliver, floor, pipeline. The pipeline is compared with the floor when both are
  measured.

  --archive <articles>  up to what archive similarity is measured [1000000]; ten million take
                        some minutes
  --json    print one JSON document on standard output
  --help    show this
`;

const inProcess: Patience = { warmUp: 500, measure: 1000 };
const processes = 9;
const flow: FlowSizes = {
  warmUp: 200,
  load: { articles: 500, uploaders: 4 },
  gentle: { articles: 100, perSecond: 5 },
  patience: 300,
};

const parts = {
  bundles: () => measureBundles(processes),
  normalise: async () => ({
    files: await measureNormalise(inProcess),
    extraction: await measureExtraction({ perSet: 24, rounds: 1 }),
    sizes: await measureSizes({ megabytes: [0.1, 0.8, 5, 20], rounds: 1 }),
  }),
  tag: () => measureTag(inProcess),
  similarity: () => measureSimilarity(inProcess, { archive: archives(largest), probes: 100 }),
  routing: () => measureRouting([1_000, 10_000, 100_000], inProcess),
  feeds: async () => ({
    writing: await measureFeeds(100, inProcess),
    growth: await measureFeedGrowth({
      articles: [1_000, 100_000],
      feeds: [100, 10_000],
      changes: 100,
    }),
  }),
  deliver: () =>
    measureDeliver({ partners: [10, 100, 1_000, 10_000], deliveries: 1_000, answers: [0, 50] }),
  floor: () => measureFloor(flow),
  pipeline: () => measurePipeline(flow),
};
type Name = keyof typeof parts;
type Results = { [Part in Name]?: Awaited<ReturnType<(typeof parts)[Part]>> };

const { names, json, largest } = readOptions();
const facts = machine();
const at = new Date().toISOString();
if (!json) process.stdout.write(`${machineLine(facts)}\n`);
const results: Results = {};
for (const name of names) {
  process.stderr.write(`measuring ${name} …\n`);
  await measure(name);
}
process.stdout.write(
  json
    ? `${JSON.stringify(document(), undefined, 2)}\n`
    : tables(results)
        .map((table) => `\n${formatTable(table)}\n`)
        .join(''),
);
// Connections that clients keep open would hold the process for a while.
process.exit();

async function measure<Part extends Name>(name: Part): Promise<void> {
  results[name] = (await parts[name]()) as Results[Part];
}

function document() {
  const { floor, pipeline } = results;
  const comparison = (floor ?? pipeline) && compare(pipeline, floor);
  return { at, machine: facts, ...results, ...(comparison && { comparison }) };
}

function tables({
  bundles,
  normalise,
  tag,
  similarity,
  routing,
  feeds,
  deliver,
  floor,
  pipeline,
}: Results): Table[] {
  return [
    ...(bundles ? [bundleTable(bundles)] : []),
    ...(normalise ? normaliseTables(normalise) : []),
    ...(tag ? [tagTable(tag)] : []),
    ...(similarity ? similarityTables(similarity) : []),
    ...(routing ? [routingTable(routing)] : []),
    ...(feeds ? [feedTable(feeds.writing), feedGrowthTable(feeds.growth)] : []),
    ...(deliver ? [deliverTable(deliver)] : []),
    ...(floor || pipeline ? [comparisonTable(compare(pipeline, floor))] : []),
    ...(pipeline ? costTables(pipeline) : []),
  ];
}

function normaliseTables({ files, extraction, sizes }: NonNullable<Results['normalise']>): Table[] {
  return [normaliseTable(files), ...extractionTables(extraction), sizesTable(sizes)];
}

/** From a thousand articles on, tenfold each time. */
function archives(largest: number): number[] {
  const sizes: number[] = [];
  for (let size = 1_000; size <= largest; size *= 10) sizes.push(size);
  return sizes;
}

function readOptions(): { names: Name[]; json: boolean; largest: number } {
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        archive: { type: 'string', default: '1000000' },
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const all = Object.keys(parts) as Name[];
    const unknown = positionals.find((name) => !all.some((one) => one === name));
    if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
    const names = all.filter((name) => positionals.length === 0 || positionals.includes(name));
    const largest = Number(values.archive);
    if (!(largest >= 1_000)) throw new Error('An archive has 1000 articles at least.');
    return { names, json: values.json, largest };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
