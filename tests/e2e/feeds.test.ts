import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedFormat } from '../../lambdas/partner/subscription.ts';
import { openFormats, toldIn } from '../formats/feed-told.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';

const inbox = new URL('../../examples/inbox/', import.meta.url);
const key = 'meridian-wire/01-accord.txt';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
  for (const format of openFormats) {
    await pipeline.subscribe({
      id: format,
      format,
      channel: { type: 'feed', path: format, title: 'Everything', public: true },
    });
  }
  await pipeline.upload(key, await readFile(new URL(key, inbox)));
});
afterAll(() => pipeline.stop());

const addressOf = (format: FeedFormat) => `${pipeline.stack.outputs.FeedsAddress}/public/${format}`;

const told = async (format: FeedFormat) =>
  toldIn[format](await (await fetch(addressOf(format))).text());

describe('a feed', () => {
  it('leads to nothing beside it', async () => {
    const { FeedsAddress = '', ArticlesBucket } = pipeline.stack.outputs;
    const { hostname, port } = new URL(FeedsAddress);
    // As it stands: a client would tidy it up.
    const path = `/../${ArticlesBucket}/receipts/${key}.json`;
    const status = await new Promise((resolve) => {
      request({ hostname, port, path }, (answer) => resolve(answer.statusCode)).end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it('tells its readers, in every format, that an article was withdrawn', async () => {
    const before = await Promise.all(openFormats.map(told));
    await pipeline.remove(key);
    const after = await Promise.all(openFormats.map(told));
    for (const [index, [one]] of after.entries()) {
      expect(one).toMatchObject({ id: before[index]?.[0]?.id, isWithdrawn: true });
      expect(Date.parse(one?.modified ?? '')).toBeGreaterThan(
        Date.parse(before[index]?.[0]?.modified ?? ''),
      );
    }
  });
});
