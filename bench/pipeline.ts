import { putUpload } from '../lambdas/aws/buckets.ts';
import { putPartner, putPublisher, putSubscription } from '../lambdas/aws/directory.ts';
import { putSecrets } from '../lambdas/aws/secrets.ts';
import { environmentOf } from '../lambdas/runtime/environment.ts';
import type { FunctionLog } from '../local/lambda/function.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { synthesize } from '../local/synthesize.ts';
import { generateFiles, publisher } from './articles.ts';
import { type Calls, countCalls } from './calls.ts';
import { clock } from './clock.ts';
import { type Flow, type FlowSizes, flowOf, type Pace, uploadAll } from './flow.ts';
import { type Partner, startPartner } from './partner.ts';
import { readPassages, type Steps, stepsOf } from './passage.ts';
import { type ProcessorTime, processorTime, since } from './processor.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

/** A flow through the embedded stack, and what it cost. */
export interface PipelineFlow extends Flow {
  /** Pushes that the partner got more than once. */
  repeats: number;
  steps: Steps;
  /** Over the whole run, not for one article. */
  calls: Calls;
  processor: ProcessorTime;
}

export interface PipelineResults {
  load: PipelineFlow;
  gentle: PipelineFlow;
}

/** Sends articles from upload to one webhook and one feed through the embedded stack. */
export function measurePipeline(sizes: FlowSizes): Promise<PipelineResults> {
  return inTemporaryFolder(async (assembly) => {
    await synthesize(assembly);
    return measurePipelineOf(assembly, sizes);
  });
}

async function measurePipelineOf(assembly: string, sizes: FlowSizes): Promise<PipelineResults> {
  const { warmUp, load, gentle, patience } = sizes;
  const complaints: string[] = [];
  const stack = await startStack({
    assembly,
    onLog: (log) => {
      if (isComplaint(log)) complaints.push(`${log.function}  ${log.line}`);
    },
  });
  Object.assign(process.env, stack.environment, environmentOf(stack.outputs));
  const partner = await startPartner();
  try {
    await subscribe(partner.address);
    const run = (folder: string, articles: number, pace: Pace) =>
      flow(folder, articles, pace, stack, partner, patience);
    await run('warm-up', warmUp, load);
    return {
      load: await run('load', load.articles, load),
      gentle: await run('gentle', gentle.articles, gentle),
    };
  } catch (cause) {
    const said = complaints.slice(0, 5).map((line) => `\n${line}`);
    throw new Error(`${(cause as Error).message}${said.join('')}`, { cause });
  } finally {
    await stack.stop();
    await partner.stop();
  }
}

function isComplaint({ stream, line }: FunctionLog): boolean {
  return stream === 'runtime' || line.includes('"level":"ERROR"');
}

async function subscribe(address: string): Promise<void> {
  const common = { partner: 'bench-partner', active: true, filter: {} };
  await putPublisher({ id: publisher, name: 'Bench Wire' });
  await putPartner({ id: 'bench-partner', name: 'The partner' });
  await putSecrets('webhook', [`whsec_${Buffer.alloc(32, 'bench').toString('base64')}`]);
  await putSubscription({
    ...common,
    id: 'webhook',
    name: 'Everything pushed',
    format: 'ninjs',
    channel: { type: 'webhook', url: address },
  });
  await putSubscription({
    ...common,
    id: 'feed',
    name: 'Everything in a feed',
    format: 'rss',
    channel: { type: 'feed', path: 'bench/all.xml', title: 'Everything' },
  });
}

async function flow(
  folder: string,
  articles: number,
  pace: Pace,
  stack: Stack,
  partner: Partner,
  patience: number,
): Promise<PipelineFlow> {
  const files = generateFiles(articles, folder);
  const seen = partner.arrivals.length;
  const calls = countCalls(stack.endpoint, bucketsOf(stack));
  const start = processorTime();
  const began = clock();

  const uploaded = await uploadAll(files, pace, ({ key, bytes, contentType }) =>
    putUpload(key, bytes, bytes.byteLength, contentType),
  );
  await partner.receive(seen + articles, patience);
  await stack.idle();
  const used = { calls: calls(), processor: since(start) };

  const arrivals = partner.arrivals.slice(seen);
  const passages = await readPassages(uploaded, arrivals);
  const arrived = new Map(passages.map(({ key, pushed }) => [key, pushed]));
  const ended = Math.max(...passages.flatMap(({ pushed, fed }) => [pushed, fed]));
  return {
    ...flowOf(uploaded, arrived, began, ended),
    repeats: arrivals.length - articles,
    steps: stepsOf(passages),
    ...used,
  };
}

function bucketsOf({ outputs }: Stack): Record<string, string> {
  return {
    [String(outputs.UploadsBucket)]: 'uploads',
    [String(outputs.FeedsBucket)]: 'feeds',
  };
}
