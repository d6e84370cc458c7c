import type { SQSEvent } from 'aws-lambda';
import { logger } from '../lambdas/runtime/logger.ts';
import { synthesize } from '../local/synthesize.ts';
import { type Child, startChild } from './deliver/child.ts';
import { figure, type Table } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

/** What keeping one feed true takes, for 1,000 changes. */
export interface FeedGrowthResult {
  change: string;
  /** Articles of the feed, and feeds that there are. */
  articles: number;
  feeds: number;
  /** Of one rendering, with the emulators beside it. */
  milliseconds: number;
  dynamodb: number;
  s3: number;
  writes: number;
  /** Megabytes that were written to S3. */
  written: number;
}

export interface FeedGrowthSizes {
  /** Ascending. */
  articles: number[];
  feeds: number[];
  /** How many changes of each kind are made at each size. */
  changes: number;
}

/** The feed stage alone: its handler in this process, the stack's emulators in another. */
export function measureFeedGrowth(sizes: FeedGrowthSizes): Promise<FeedGrowthResult[]> {
  return inTemporaryFolder(async (assembly) => {
    await synthesize(assembly);
    const stack: Child<Record<string, string>> = await startChild('stack-process.ts', assembly);
    Object.assign(process.env, stack.said);
    logger.setLogLevel('SILENT');
    try {
      return await measureAll(sizes);
    } finally {
      await stack.stop();
    }
  });
}

const id = 'bench-growth';

async function measureAll({ articles, feeds, changes }: FeedGrowthSizes) {
  // Only now does the environment tell where the stack is.
  const { fillArchive, fillDirectory, openFeed } = await import('./feed-archive.ts');
  const { first, corrected } = await openFeed(id);
  const results: FeedGrowthResult[] = [];
  let last = 0;
  let others = 1;
  const measure = async (change: string, numbers: number[], atOnce: number) => {
    const rendition = change.startsWith('a correction') ? corrected : first;
    const spent = await make(change, numbers, rendition, atOnce);
    results.push({ change, articles: last, feeds: others, ...spent });
  };
  for (const size of articles) {
    await fillArchive(id, first, last, size);
    last = size;
    await measure('a new article', numbersFrom(last, changes), 1);
    last += changes;
    await measure('a correction in the feed', numbersFrom(last - 20, 20), 1);
    await measure('a correction on a page', numbersFrom(size / 2, 20), 1);
    await measure('a withdrawal on a page', numbersFrom(size / 2 + 20, 20), 1);
  }
  await measure('new articles in a burst', numbersFrom(last, 1_000), 10);
  last += 1_000;
  for (const size of feeds) {
    await fillDirectory(others, size);
    others = size;
    await measure('a new article', numbersFrom(last, changes), 1);
    last += changes;
  }
  return results;
}

function numbersFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Makes changes, and has the feed rendered for so many of them at once, after all or after each. */
async function make(
  change: string,
  numbers: number[],
  rendition: string,
  atOnce: number,
): Promise<Omit<FeedGrowthResult, 'change' | 'articles' | 'feeds'>> {
  const { want } = await import('../lambdas/aws/ledger-wants.ts');
  const { keyOf } = await import('./feed-archive.ts');
  const { handler } = await import('../lambdas/feed/handler.ts');
  const { countFeedRequests } = await import('./feed-requests.ts');
  const action = change.startsWith('a withdrawal') ? 'withdraw' : 'publish';
  const version = change.startsWith('new') || change.startsWith('a new') ? 1 : 2;
  const wanted = { action, revision: version, version, rendition, uploadedAt: 0 } as const;
  const wantOne = (number: number) =>
    want({ ...wanted, subscription: id, article: keyOf(number) }, Date.now());
  const spent = { milliseconds: 0, dynamodb: 0, s3: 0, writes: 0, written: 0 };
  if (atOnce > 1) for (const number of numbers) await wantOne(number);
  for (let from = 0; from < numbers.length; from += atOnce) {
    const some = numbers.slice(from, from + atOnce);
    if (atOnce === 1) for (const number of some) await wantOne(number);
    const Records = some.map((number, index) => ({
      messageId: String(index),
      body: JSON.stringify({ subscription: id, article: keyOf(number) }),
    }));
    const counted = countFeedRequests();
    const start = performance.now();
    const { batchItemFailures } = await handler({ Records } as unknown as SQSEvent);
    if (batchItemFailures.length > 0) throw new Error('A feed was not written.');
    spent.milliseconds += performance.now() - start;
    const { dynamodb, s3, writes, bytes } = counted();
    spent.dynamodb += dynamodb;
    spent.s3 += s3;
    spent.writes += writes;
    spent.written += bytes / 1_000_000;
  }
  const each = 1_000 / numbers.length;
  return {
    milliseconds: spent.milliseconds / Math.ceil(numbers.length / atOnce),
    dynamodb: spent.dynamodb * each,
    s3: spent.s3 * each,
    writes: spent.writes * each,
    written: spent.written * each,
  };
}

export function feedGrowthTable(results: FeedGrowthResult[]): Table {
  return {
    title: 'Keeping a feed and its pages true, for 1,000 changes',
    columns: ['change', 'articles', 'feeds', 'ms each', 'DynamoDB', 'S3', 'S3 writes', 'MB'],
    rows: results.map(({ change, articles, feeds, milliseconds, ...spent }) => [
      change,
      articles.toLocaleString('en'),
      feeds.toLocaleString('en'),
      figure(milliseconds),
      figure(spent.dynamodb),
      figure(spent.s3),
      figure(spent.writes),
      figure(spent.written),
    ]),
    note: 'Each change rendered by itself, but for the burst, whose doorbells come ten at a time. Requests and bytes of the feed stage alone.',
  };
}
