import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';
import { run } from '../support/run.ts';
import { startWordPress, type WordPress } from '../support/wordpress/server.ts';

let pipeline: Pipeline;
let site: WordPress;
let folder: string;
let outputs: string[];

beforeAll(async () => {
  [pipeline, site] = await Promise.all([startPipeline(), startWordPress()]);
  folder = await mkdtemp(join(tmpdir(), 'wirecopy-wordpress-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
  outputs = ['--outputs', join(folder, 'outputs.json')];
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await Promise.all([pipeline.stop(), site.stop()]);
});

const wirecopy = (args: string[], input = '') =>
  run('cli/main.ts', [...args, ...outputs], { input });

it('a WordPress site is declared, let in to, and tried without a trace', async () => {
  const file = join(folder, 'herald.yaml');
  await writeFile(
    file,
    `id: herald
name: The Herald
subscriptions:
  - id: herald-site
    name: Everything of the paper
    format: wordpress
    filter:
      publishers: [paper]
    channel:
      type: wordpress
      url: ${site.address}
      user: wirecopy
`,
  );
  const applied = await wirecopy(['partners', 'apply', file]);
  expect(applied.stdout).toContain(
    'herald-site has no application password yet: wirecopy partners credential herald-site',
  );
  const early = await wirecopy(['partners', 'test', 'herald-site']);
  expect(early.stderr).toContain('herald-site has no application password yet');

  const { applicationPassword } = site.addUser('wirecopy', 'editor');
  const kept = await wirecopy(
    ['partners', 'credential', 'herald-site'],
    `${applicationPassword}\n`,
  );
  const tried = await wirecopy(['partners', 'test', 'herald-site']);
  expect(tried.stdout).toBe(
    'check  accepted: the site knows wirecopy (editor), who may do what is needed.\n',
  );
  expect(site.database.entries).toEqual([]);
  expect(kept.stdout + kept.stderr + tried.stdout + tried.stderr).not.toContain('EFGH');
});

it('an article becomes its post, and goes to the trash when it is taken back', async () => {
  const text =
    'The ferry sails again\n\nThe ferry to the island sails again from noon, the port said on Monday.\n\nFares stay as they were.\n';
  await pipeline.upload('paper/ferry.txt', text);
  const statuses = () => site.database.entries.map(({ status, title }) => `${status} ${title}`);
  await until(() => statuses().includes('publish The ferry sails again'), 'the post');
  await pipeline.remove('paper/ferry.txt');
  await until(() => statuses().includes('trash The ferry sails again'), 'the withdrawal');
  expect(statuses()).toHaveLength(1);
});

it('partners credential keeps nothing that no channel asks for', async () => {
  await pipeline.subscribe({ id: 'plain' });
  const given = async (id: string, input: string) =>
    (await wirecopy(['partners', 'credential', id], input)).stderr;
  expect(await given('nobody', 'x')).toContain('There is no subscription nobody.');
  expect(await given('plain', 'x')).toContain('asks for no password, token or key');
  expect(await given('herald-site', '\n')).toContain('No application password came');
  const signed = await wirecopy(['partners', 'secret', 'herald-site']);
  expect(signed.stderr).toContain('Nothing is signed that goes by wordpress.');
});
