import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentHubs } from '../../cli/silent-hubs.ts';
import { postpone } from '../../lambdas/aws/ledger-leases.ts';
import { getPings } from '../../lambdas/aws/ledger-pings.ts';
import { ringDelivery } from '../../lambdas/aws/queues.ts';
import { hubKey } from '../../lambdas/partner/hub.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';

/** A hub that fetches what it is told of, as hubs do, unless it is down. */
const copies: string[] = [];
let isDown = false;
const hub = createServer(async (request, response) => {
  const form = new URLSearchParams(await text(request));
  if (isDown) {
    response.writeHead(503).end();
    return;
  }
  const topic = form.get('hub.url') ?? '';
  const isPing = form.get('hub.mode') === 'publish' && request.method === 'POST';
  response.writeHead(isPing ? 204 : 400).end();
  if (isPing) copies.push(await (await fetch(topic)).text());
});

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
  const { port } = hub.address() as AddressInfo;
  await pipeline.subscribe({
    id: 'evening',
    format: 'atom',
    channel: { type: 'feed', path: 'all.atom', title: 'All', hub: `http://127.0.0.1:${port}/hub` },
  });
});
afterAll(async () => {
  await pipeline.stop();
  hub.closeAllConnections();
  await new Promise((closed) => hub.close(closed));
});

const article = (subject: string) =>
  `${subject} opens its doors to visitors\n\nThe ${subject.toLowerCase()} opened its doors to visitors on Sunday for the first time in ten years.\n\nAbout four hundred people came, more than the keepers had expected.\n`;

it('a hub is told of a private feed, and finds the article and itself in it', async () => {
  await pipeline.upload('p/tower.txt', article('Tower'));
  await until(() => copies.length > 0, 'the ping');
  expect(copies[0]).toContain('Tower opens its doors');
  expect(copies[0]).toContain('rel="hub"');
});

it('a hub that was down for many changes holds up none, and hears of all of them at once', async () => {
  const heard = copies.length;
  isDown = true;
  await pipeline.upload('p/mill.txt', article('Mill'));
  await pipeline.upload('p/barn.txt', article('Barn'));
  await pipeline.remove('p/tower.txt');
  await until(
    async () => (await silentHubs())[0]?.answer === 'answered 503',
    'the failure on record',
  );
  expect(await silentHubs()).toMatchObject([{ feed: 'evening', answer: 'answered 503' }]);
  expect(copies).toHaveLength(heard);

  isDown = false;
  await until(async () => {
    const [ping] = await getPings(['evening']);
    if (ping?.state === 'delivered') return true;
    // The next attempt is minutes off.
    if (ping?.dueAt !== undefined && ping.dueAt > Date.now() && ping.leaseUntil === undefined) {
      if (await postpone(ping, Date.now())) await ringDelivery(hubKey('evening'), 'hub');
    }
    return false;
  }, 'the hub to be told');
  await until(() => copies.length > heard, 'the copy of the feed');
  expect(copies).toHaveLength(heard + 1);
  const copy = copies.at(-1) ?? '';
  expect(copy).toContain('Mill opens its doors');
  expect(copy).toContain('Barn opens its doors');
  expect(copy).toContain('deleted-entry');
  expect(copy).not.toContain('Tower opens its doors');
  expect(await silentHubs()).toEqual([]);
  expect(await pipeline.deadLetters()).toBe(0);
});

it.each(['json-feed', 'ninjs'] as const)(
  'a reader of a feed in %s finds its hub by the headers of the answer, as of any feed',
  async (format) => {
    const { FeedsAddress } = pipeline.stack.outputs;
    const path = `all.${format}`;
    const hub = 'http://127.0.0.1:1/hub';
    const channel = { type: 'feed', path, title: 'All', public: true, hub } as const;
    await pipeline.subscribe({ id: format, format, channel });
    await pipeline.upload(`p/${format}.txt`, article('Bridge'));
    const address = `${FeedsAddress}/public/${path}`;
    const { headers, ok } = await fetch(address, { method: 'HEAD' });
    expect(ok).toBe(true);
    expect(headers.get('link')).toBe(
      `<http://127.0.0.1:1/hub>; rel="hub", <${address}>; rel="self"`,
    );
    expect([...headers.keys()].filter((name) => name.startsWith('x-amz-meta'))).toEqual([]);
    await pipeline.stack.idle();
  },
);
