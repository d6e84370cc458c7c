import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOpml } from 'feedsmith';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

let pipeline: Pipeline;
let folder: string;
let outputs: string[];

beforeAll(async () => {
  pipeline = await startPipeline();
  folder = await mkdtemp(join(tmpdir(), 'wirecopy-feeds-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
  outputs = ['--outputs', join(folder, 'outputs.json')];
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await pipeline.stop();
});

async function wirecopy(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run('cli/main.ts', ['partners', ...args, ...outputs]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

async function apply(text: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'tribune.yaml');
  await writeFile(file, text);
  return wirecopy('apply', file, ...options);
}

const feed = (id: string, filter: string, channel: string) => `
  - id: ${id}
    name: ${id}
    format: rss
    filter: ${filter}
    channel: { type: feed, ${channel} }`;
const tribune = `id: tribune\nname: The Tribune\nsubscriptions:`;
const secret = feed('secret', '{ publishers: [paper] }', 'path: all.xml, title: Secret');
const open = feed('open', '{ publishers: [paper] }', 'path: all.xml, title: Open, public: true');

const story = (word: string) =>
  `The ${word} bridge opens to traffic\n\nThe ${word} bridge opened to traffic on Monday after a repair of two years, the city said.\n\nIt will be closed again in autumn for a week.\n`;
const addressOf = async (id: string) => (await wirecopy('address', id)).trim();
const statusAt = async (address: string) => (await fetch(address, { method: 'HEAD' })).status;
const textAt = async (address: string) => (await fetch(address)).text();

it('a feed stands at its address as soon as its subscription is applied', async () => {
  const { FeedsAddress } = pipeline.stack.outputs;
  const said = await apply(tribune + secret + open);
  expect(said).toContain('wirecopy partners address secret');
  expect(await addressOf('open')).toBe(`${FeedsAddress}/public/all.xml`);
  const address = await addressOf('secret');
  expect(address).toMatch(new RegExp(`^${FeedsAddress}/[0-9a-f]{32}/all\\.xml$`));
  for (const one of [address, await addressOf('open')]) {
    await until(async () => (await statusAt(one)) === 200, `the feed at ${one}`);
  }
  // Nobody sees it but who asks for it.
  const token = address.split('/').at(-2) ?? '';
  expect(said + (await wirecopy('list')) + (await wirecopy('list', '--json'))).not.toContain(token);
});

it('what is public is listed for everybody, and what a partner has for the partner', async () => {
  const { FeedsAddress } = pipeline.stack.outputs;
  const listed = await fetch(`${FeedsAddress}/public/feeds.opml`);
  expect(listed.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
  const outlines = (text: string) =>
    (parseOpml(text).body?.outlines ?? []).map(({ text: title, xmlUrl }) => [title, xmlUrl]);
  expect(outlines(await listed.text())).toEqual([['Open', `${FeedsAddress}/public/all.xml`]]);
  expect(outlines(await wirecopy('opml', 'tribune'))).toEqual([
    ['Open', `${FeedsAddress}/public/all.xml`],
    ['Secret', await addressOf('secret')],
  ]);
});

it('a new address leads to the feed at once, and the old one for the overlap', async () => {
  await pipeline.upload('paper/bridge.txt', story('old'));
  const before = await addressOf('secret');
  const after = (await wirecopy('address', 'secret', '--rotate', '--overlap', '7d')).trim();
  expect(after).not.toBe(before);
  await until(async () => (await statusAt(after)) === 200, 'the feed at its new address');
  expect(await textAt(after)).toContain('The old bridge');
  await pipeline.upload('paper/ferry.txt', story('other'));
  for (const one of [before, after]) expect(await textAt(one)).toContain('The other bridge');

  const last = (await wirecopy('address', 'secret', '--rotate', '--overlap', '0')).trim();
  await until(async () => (await statusAt(last)) === 200, 'the feed at its last address');
  for (const one of [before, after]) {
    await until(async () => (await statusAt(one)) !== 200, 'the feed to leave its old address');
  }
});

it('a public feed has no secret to draw anew', async () => {
  await expect(wirecopy('address', 'open', '--rotate')).rejects.toThrow('open is public');
});

it('a feed without a subscription is taken down', async () => {
  const address = await addressOf('open');
  await apply(tribune + secret, '--prune');
  await until(async () => (await statusAt(address)) !== 200, 'the feed to be taken down');
});
