import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putSecrets } from '../../lambdas/aws/secrets.ts';
import { secret } from '../support/partner.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

let pipeline: Pipeline;
let folder: string;
let outputs: string[];

beforeAll(async () => {
  pipeline = await startPipeline();
  folder = await mkdtemp(join(tmpdir(), 'wirecopy-partners-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
  outputs = ['--outputs', join(folder, 'outputs.json')];
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await pipeline.stop();
});

const wirecopy = (...args: string[]) => run('cli/main.ts', [...args, ...outputs]);

async function declare(changes: string[][] = []): Promise<string> {
  const text = `id: tribune
name: The Tribune
subscriptions:
  - id: tribune-all
    name: Everything of the paper
    format: ninjs
    filter:
      publishers: [paper]
    channel:
      type: webhook
      url: ${pipeline.partner.address}/tribune-all
`;
  const file = join(folder, 'tribune.yaml');
  await writeFile(
    file,
    changes.reduce((changed, [from = '', to = '']) => changed.replace(from, to), text),
  );
  return file;
}

const story = (word: string) =>
  `The ${word} bridge opens to traffic\n\nThe ${word} bridge opened to traffic on Monday after a repair of two years, the city said.\n\nIt will be closed again in autumn for a week.\n`;

it('partners apply makes the directory as the files say, once', async () => {
  const file = await declare();
  const plan = await wirecopy('partners', 'apply', file, '--plan');
  expect(plan.stdout).toBe(
    'add  partner       tribune\nadd  subscription  tribune-all\n2 to change, 0 as they are\n',
  );
  const applied = await wirecopy('partners', 'apply', file);
  expect(applied.stdout).toContain('tribune-all has no signing secret yet');
  const again = await wirecopy('partners', 'apply', file);
  expect(again.stdout).toMatch(/^0 to change, 2 as they are\n/);
  const list = await wirecopy('partners', 'list');
  expect(list.stdout).toMatch(/tribune +tribune-all +ninjs +webhook +http:\S+ +active/);
});

it('a fault in a file keeps all of it out, and is told by line', async () => {
  const file = await declare([['publishers:', 'publisher:']]);
  const { code, stderr } = await wirecopy('partners', 'apply', file);
  expect(code).toBe(1);
  expect(stderr).toMatch(/tribune\.yaml:8:7: .*"publishers" was probably meant/);
});

it('partners secret draws a secret, shows it once, and pushes are signed with it', async () => {
  const { stdout, stderr } = await wirecopy('partners', 'secret', 'tribune-all', '--overlap', '1');
  expect(stdout).toMatch(/^whsec_[A-Za-z0-9+/]{43}=\n$/);
  expect(stderr).not.toContain(stdout.trim());
  // The partner of the tests knows another one; both sign while they overlap.
  const refused = await wirecopy('partners', 'test', 'tribune-all');
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('give it the secret of this subscription');
  await wirecopy('partners', 'secret', 'tribune-all', '--set', secret);
  const taken = await wirecopy('partners', 'test', 'tribune-all');
  expect(taken.stdout).toMatch(/^sample {2}accepted: .*\nwithdrawal {2}accepted: /);
  expect(refused.stdout + taken.stdout + refused.stderr).not.toContain('whsec_');
});

it('partners test sends its sample as the subscription shapes it, and the withdrawal as it is', async () => {
  const shape = ['    channel:', '    shape: { headline: { most: 12 } }\n    channel:'];
  await wirecopy('partners', 'apply', await declare([shape]));
  const before = pipeline.partner.accepted('tribune-all').length;
  await wirecopy('partners', 'test', 'tribune-all');
  const [sample, withdrawal] = pipeline.partner.accepted('tribune-all').slice(before);
  expect(sample?.article.headlines[0]?.value).toBe('Test of a…');
  expect(withdrawal?.article).toMatchObject({ uri: sample?.article.uri, pubStatus: 'canceled' });
  await wirecopy('partners', 'apply', await declare());
});

it('explain says whether a subscription is to have an article, and why', async () => {
  const { record } = await pipeline.upload('paper/bridge.txt', story('old'));
  const passes = await wirecopy('explain', record?.id ?? '', 'tribune-all');
  expect(passes.stdout).toBe(
    'The old bridge opens to traffic\npasses tribune-all: It passes publishers.\nIn the ledger: publish, delivered.\n',
  );
  const other = await pipeline.upload('herald/bridge.txt', story('other'));
  const fails = await wirecopy('explain', other.record?.id ?? '', 'tribune-all');
  expect(fails.stdout).toContain('does not pass tribune-all: publishers: it has herald;');
});

it('partners resume brings first what was withdrawn meanwhile, then what is new', async () => {
  await putSecrets('tribune-all', [secret]);
  await pipeline.upload('paper/ferry.txt', story('ferry'));
  pipeline.partner.answers.set('tribune-all', [410]);
  await pipeline.put('paper/market.txt', story('market'));
  await until(
    async () => (await wirecopy('partners', 'list')).stdout.includes('paused at'),
    'the pause',
  );
  await pipeline.remove('paper/ferry.txt');
  const before = pipeline.partner.accepted('tribune-all').length;
  const { stdout } = await wirecopy('partners', 'resume', 'tribune-all');
  expect(stdout).toBe('tribune-all  active, 2 taken up again\n');
  const since = () => pipeline.partner.accepted('tribune-all').slice(before);
  await until(() => since().length === 2, 'both to arrive');
  expect(
    since()
      .map(({ article }) => article.pubStatus)
      .toSorted(),
  ).toEqual(['canceled', 'usable']);
});

it('partners apply --prune removes what no file declares', async () => {
  const file = await declare([['tribune-all\n', 'tribune-new\n']]);
  const kept = await wirecopy('partners', 'apply', file);
  expect(kept.stdout).toContain('in no file, and left: tribune-all');
  const { stdout } = await wirecopy('partners', 'apply', file, '--prune');
  expect(stdout).toMatch(/^remove {2}subscription {2}tribune-all\n/);
});
