import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getDocument, putDocument } from '../../lambdas/aws/buckets.ts';
import { s3 } from '../../lambdas/aws/clients.ts';
import { journeyOfUpload } from '../../lambdas/aws/journey.ts';
import { postpone } from '../../lambdas/aws/ledger-leases.ts';
import { moveMessages, ringArticle, ringDelivery } from '../../lambdas/aws/queues.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.stop());

const article = (subject: string) =>
  `${subject} opens its doors to visitors\n\nThe ${subject.toLowerCase()} opened its doors to visitors on Sunday for the first time in ten years.\n\nAbout four hundred people came, more than the keepers had expected.\n`;

it('a partner that answers 500 twice and then 200 has the article once', async () => {
  await pipeline.subscribe({ id: 'ailing', filter: { publishers: ['p'] } });
  pipeline.partner.answers.set('ailing', [500, 500]);
  await pipeline.put('p/tower.txt', article('Tower'));
  const pushes = () => pipeline.partner.pushes.filter((push) => push.subscription === 'ailing');
  // The first retry comes by itself, after some five seconds; the next would after half a minute.
  await until(() => pushes().length === 2, 'the first retry');
  await until(async () => {
    const row = (await journeyOfUpload('p/tower.txt'))?.deliveries[0];
    return row?.failures === 2 && (await postpone(row, Date.now()));
  }, 'the second failure on record');
  const due = (await journeyOfUpload('p/tower.txt'))?.deliveries[0];
  await ringDelivery({ subscription: 'ailing', article: due?.article ?? '' }, 'partner');
  const { deliveries } = await pipeline.through('p/tower.txt');

  expect(pushes().map(({ status }) => status)).toEqual([500, 500, 200]);
  expect(new Set(pushes().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(pushes().map(({ body }) => body)).size).toBe(1);
  expect(deliveries[0]).toMatchObject({ state: 'delivered', have: 1, want: 1 });
  expect(deliveries[0]?.attempts.map(({ status }) => status)).toEqual([500, 500, 200]);
  expect(await pipeline.deadLetters()).toBe(0);
});

it('a stage that throws ends in the dead letters, and redrive brings it through', async () => {
  await pipeline.hurry('Routing', 1);
  const { record } = await pipeline.upload('q/mill.txt', article('Mill'));
  // A document that is gone is nobody's fault but ours. Only now is there somebody to route it to.
  const Key = record?.tagged?.documentKey ?? '';
  const document = await getDocument(Key);
  await s3.send(new DeleteObjectCommand({ Bucket: process.env.ARTICLES_BUCKET, Key }));
  await pipeline.subscribe({ id: 'miller', filter: { publishers: ['q'] } });
  await ringArticle('routing', record?.id ?? '');
  await until(async () => (await pipeline.deadLetters()) === 1, 'the dead letter');
  expect((await journeyOfUpload('q/mill.txt'))?.deliveries).toEqual([]);

  // The next article is not held up by it.
  await pipeline.subscribe({ id: 'well', filter: { publishers: ['r'] } });
  await pipeline.upload('r/barn.txt', article('Barn'));
  expect(pipeline.partner.accepted('well')).toHaveLength(1);

  // It has the key of its content, so it comes back to where it was.
  expect(await putDocument(record?.id ?? '', document)).toBe(Key);
  const { RoutingDeadLetterQueueUrl: from = '', RoutingQueueUrl: to = '' } = pipeline.stack.outputs;
  expect(await moveMessages(from, to)).toBe(1);
  await until(() => pipeline.partner.accepted('miller').length > 0, 'the delivery');
  const { deliveries } = await pipeline.through('q/mill.txt');
  expect(deliveries.map(({ subscription, state }) => [subscription, state])).toEqual([
    ['miller', 'delivered'],
  ]);
  expect(await pipeline.deadLetters()).toBe(0);
});

it('an article whose time is over is withdrawn from its partners by the sweep', async () => {
  await pipeline.subscribe({ id: 'brief', filter: { publishers: ['x'] } });
  const expires = new Date(Date.now() + 5_000).toISOString();
  const { record } = await pipeline.upload(
    'x/brief.json',
    JSON.stringify({
      uri: 'https://x.example/warning',
      expires,
      headlines: [{ value: 'Storm warning for the harbour until noon' }],
      bodies: [{ contentType: 'text/plain', value: 'Boats stay in port until noon on Monday.' }],
    }),
  );
  expect(record).toMatchObject({ status: 'usable', expires });
  const accepted = () => pipeline.partner.accepted('brief');
  expect(accepted()).toHaveLength(1);
  await until(() => Date.now() > Date.parse(expires), 'the end of its time');
  await until(async () => {
    await pipeline.stack.invoke('Sweep', {});
    return accepted().length > 1;
  }, 'the withdrawal');
  const { events } = await pipeline.through('x/brief.json');
  expect(events).toContainEqual(
    expect.objectContaining({ stage: 'normalise', outcome: 'withdrawn', expired: true }),
  );
  expect(JSON.parse(accepted()[1]?.body ?? '')).toMatchObject({
    pubStatus: 'canceled',
    edNote: `Expired at ${expires}.`,
  });
});

it('an embargoed article stays until its time, and then goes out by the sweep', async () => {
  await pipeline.subscribe({ id: 'patient', filter: { publishers: ['s'] } });
  const release = new Date(Date.now() + 5_000).toISOString();
  await pipeline.put(
    's/embargoed.json',
    JSON.stringify({
      uri: 'https://s.example/report',
      version: '1',
      pubStatus: 'usable',
      embargoedUntil: release,
      headlines: [{ value: 'Committee publishes its report on the harbour' }],
      bodies: [
        {
          role: 'main',
          contentType: 'text/plain',
          value:
            'The committee published its report on the harbour on Monday.\n\nIt is two hundred pages long and recommends nothing.',
        },
      ],
    }),
  );
  await until(
    async () => (await journeyOfUpload('s/embargoed.json'))?.receipt?.outcome === 'held',
    'the article to be held',
  );
  await until(() => Date.now() > Date.parse(release), 'the end of the embargo');
  const accepted = () => pipeline.partner.accepted('patient');
  await until(async () => {
    await pipeline.stack.invoke('Sweep', {});
    return accepted().length > 0;
  }, 'the delivery');

  expect(accepted()).toHaveLength(1);
  expect(accepted()[0]?.at).toBeGreaterThanOrEqual(Date.parse(release));
});
