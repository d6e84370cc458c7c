import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articlesSince } from '../../lambdas/aws/articles.ts';
import { countMessages } from '../../lambdas/aws/queues.ts';
import { putSecrets } from '../../lambdas/aws/secrets.ts';
import { secret } from '../support/partner.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

let pipeline: Pipeline;
let folder: string;

beforeAll(async () => {
  pipeline = await startPipeline();
  folder = await mkdtemp(join(tmpdir(), 'wirecopy-resync-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await pipeline.stop();
});

const wirecopy = (...args: string[]) =>
  run('cli/main.ts', [...args, '--outputs', join(folder, 'outputs.json')]);

/** Applies the file of a partner with these subscriptions; resolves to what is said of it. */
async function apply(subscriptions: Record<string, string>): Promise<string> {
  const lines = Object.entries(subscriptions).map(
    ([id, rest]) => `
  - id: ${id}
    name: ${id}
    format: ninjs
    channel: { type: webhook, url: "${pipeline.partner.address}/${id}" }
    ${rest}`,
  );
  const file = join(folder, 'tribune.yaml');
  await writeFile(file, `id: tribune\nname: The Tribune\nsubscriptions:${lines.join('')}\n`);
  for (const id of Object.keys(subscriptions)) await putSecrets(id, [secret]);
  return (await wirecopy('partners', 'apply', file)).stdout;
}

async function allArticles(): Promise<string[]> {
  const found: string[] = [];
  for await (const some of articlesSince()) found.push(...some);
  return found;
}

/** What the command asks for, without the minute that its messages wait. */
async function judgeAnew(subscription: string, withdraw = false): Promise<void> {
  const sqs = new SQSClient({});
  for (const article of await allArticles()) {
    const MessageBody = JSON.stringify({ article, anew: { subscription, withdraw } });
    await sqs.send(
      new SendMessageCommand({ QueueUrl: process.env.ROUTING_QUEUE_URL, MessageBody }),
    );
  }
}

const story = (word: string) =>
  `The ${word} bridge opens to traffic\n\nThe ${word} bridge opened to traffic on Monday after a repair of two years, the city said.\n\nIt will be closed again in autumn for a week.\n`;
const accepted = (id: string) => pipeline.partner.accepted(id);
const headlines = (id: string) => accepted(id).map(({ article }) => article.headlines[0]?.value);

it('a subscription that changed, and one that came late, get what came before', async () => {
  await apply({ morning: 'filter: {}' });
  await pipeline.upload('paper/north.txt', story('north'));
  await pipeline.upload('paper/south.txt', story('south'));
  expect(accepted('morning')).toHaveLength(2);

  const shape = 'shape: { headline: { most: 12 } }';
  const said = await apply({ morning: shape, late: 'filter: {}' });
  expect(said).toContain('wirecopy partners resync morning');
  await judgeAnew('morning');
  await judgeAnew('late');
  await until(() => accepted('late').length >= 2 && accepted('morning').length >= 4, 'all of it');
  expect(headlines('morning').slice(2)).toEqual(
    ['The north…', 'The south…'].map(() => expect.stringMatching(/^The (north|south)…$/)),
  );
  expect(headlines('late').sort()).toEqual([
    'The north bridge opens to traffic',
    'The south bridge opens to traffic',
  ]);
  const ids = accepted('morning').map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(4);

  // Another time nothing differs: nothing is sent, which news that comes after it shows.
  await judgeAnew('morning');
  await judgeAnew('late');
  await pipeline.upload('paper/west.txt', story('west'));
  await until(async () => {
    const { waiting, inFlight } = await countMessages(process.env.ROUTING_QUEUE_URL ?? '');
    return waiting + inFlight === 0;
  }, 'the routing to be done');
  await until(() => accepted('late').length >= 3 && accepted('morning').length >= 5, 'the news');
  expect([accepted('morning').length, accepted('late').length]).toEqual([5, 3]);

  const filter = 'filter: { languages: [de] }';
  await apply({ morning: shape, late: filter });
  await judgeAnew('late', true);
  await until(() => accepted('late').length >= 6, 'the withdrawals');
  expect(
    accepted('late')
      .slice(3)
      .map(({ article }) => article.pubStatus),
  ).toEqual(Array(3).fill('canceled'));
  expect(await pipeline.deadLetters()).toBe(0);
});

it('the command asks for all articles, or for those of late, in a minute', async () => {
  const later = async () => (await countMessages(process.env.ROUTING_QUEUE_URL ?? '')).later;
  const before = await later();
  const all = (await allArticles()).length;
  const { stdout } = await wirecopy('partners', 'resync', 'morning');
  expect(stdout).toBe(`morning  ${all} articles are judged anew, from in a minute on\n`);
  expect(await later()).toBe(before + all);
  const since = await wirecopy('partners', 'resync', 'morning', '--since', '2100-01-01');
  expect(since.stdout).toBe('morning  0 articles are judged anew, from in a minute on\n');
});

it('the command says what is wrong with what was asked', async () => {
  const refused = async (...args: string[]) => {
    const { code, stderr } = await wirecopy('partners', 'resync', ...args);
    return [code, stderr];
  };
  expect(await refused('nobody')).toEqual([2, 'wirecopy: There is no subscription nobody.\n']);
  expect(await refused('morning', '--since', 'monday')).toEqual([
    2,
    'wirecopy: --since takes a date such as 2026-11-01, not "monday".\n',
  ]);
  await apply({ morning: 'active: false' });
  expect(await refused('morning')).toEqual([
    2,
    'wirecopy: morning is not active: have it take part again first.\n',
  ]);
});
