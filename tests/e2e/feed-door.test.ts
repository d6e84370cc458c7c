import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepsTheRulesOfHttp } from '../support/feed-door.ts';
import { openDoor } from '../support/open-door.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

let pipeline: Pipeline;
let door: Awaited<ReturnType<typeof openDoor>>;
let folder: string;
beforeAll(async () => {
  pipeline = await startPipeline();
  door = await openDoor(pipeline.stack.outputs);
  folder = await mkdtemp(join(tmpdir(), 'wirecopy-door-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
}, 180_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await pipeline.stop();
});

const wirecopy = (args: string[], input = '') =>
  run('cli/main.ts', [...args, '--outputs', join(folder, 'outputs.json')], { input });

const get = async (address: string, credentials?: string) => {
  const authorization = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`;
  const answer = await fetch(address, { ...(credentials && { headers: { authorization } }) });
  await answer.arrayBuffer();
  return answer.status;
};

describe('a feed', () => {
  keepsTheRulesOfHttp(() => door);
});

describe('the accesses to a feed', () => {
  const listed = async (...args: string[]) => {
    await pipeline.stack.deliverLogs();
    await pipeline.stack.idle();
    const { stdout } = await wirecopy(['feeds', ...args]);
    return stdout;
  };
  interface Feed {
    id: string;
    addresses: string[];
    writtenAt?: string;
    articles: number;
    leftOut: number;
    accesses: number;
  }
  const accesses = async () => {
    const feeds: Feed[] = JSON.parse(await listed('--json'));
    return Object.fromEntries(feeds.map((one) => [one.id, one.accesses]));
  };

  it('are counted, of each feed by itself, and only those that got something', async () => {
    const before = await accesses();
    for (const _ of [1, 2, 3]) expect(await get(door.publicFeed)).toBe(200);
    expect(await get(door.feeds.atom)).toBe(200);
    expect(await get(door.guarded.address)).toBe(401);
    expect(await get(`${door.publicFeed}x`)).toBe(403);
    const after = await accesses();
    const more = Object.keys(after).map((id) => [id, (after[id] ?? 0) - (before[id] ?? 0)]);
    expect(Object.fromEntries(more)).toEqual({
      'door-rss': 0,
      'door-atom': 1,
      'door-json-feed': 0,
      'door-ninjs': 0,
      'door-public': 3,
      'door-guarded': 0,
    });
    expect(await pipeline.deadLetters()).toBe(0);
  });

  it('are told beside what the feed shows, and what it leaves out', async () => {
    const format = 'flipboard';
    const channel = { type: 'feed', path: 'magazine.xml', title: 'Magazine' } as const;
    await pipeline.subscribe({ id: 'magazine', format, channel });
    // It has no page, which Flipboard asks for.
    await pipeline.upload('door/quay.txt', 'A quay\n\nThe quay was opened by the city today.\n');
    const listing: Feed[] = JSON.parse(await listed('--json'));
    const told = listing.map(({ id, articles, leftOut }) => [id, articles, leftOut]);
    expect(told).toContainEqual(['magazine', 0, 1]);
    expect(told).toContainEqual(['door-rss', 2, 0]);
    await pipeline.remove('door/quay.txt');
  });

  it('are told without the addresses of private feeds, unless one asks for these', async () => {
    const [masked, whole] = [await listed('door'), await listed('door', '--addresses')];
    expect(masked).toContain(door.publicFeed);
    for (const address of Object.values(door.feeds)) {
      expect(whole).toContain(address);
      expect(masked).not.toContain(new URL(address).pathname.split('/')[1]);
    }
    expect(masked).toMatch(
      /door-rss +The door +http:\S+\/…\/door\/rss +\d{4}-\d\d-\d\dT\S+ +1 +0 +\d+\n/,
    );
    expect(JSON.parse(await listed('nobody', '--json'))).toEqual([]);
  });
});

describe('the password of a feed', () => {
  it('is set by the desk, and is then the only one that lets in', async () => {
    const { address, user, password } = door.guarded;
    const set = await wirecopy(
      ['partners', 'credential', 'door-guarded'],
      'a new one: seven swans\n',
    );
    expect(set).toMatchObject({ code: 0, stdout: '' });
    expect(await get(address, `${user}:a new one: seven swans`)).toBe(200);
    expect(await get(address, `${user}:${password}`)).toBe(401);
  });

  it('is not to be one that can be guessed', async () => {
    const set = await wirecopy(['partners', 'credential', 'door-guarded'], 'secret');
    expect(set.code).toBe(2);
    expect(set.stderr).toContain('16 characters at least');
  });

  it('is no use to a feed that does not ask for a user', async () => {
    const set = await wirecopy(['partners', 'credential', 'door-rss'], 'a new one: seven swans');
    expect(set.code).toBe(2);
  });

  it('goes with the feed to its new address, and is asked for at the old one too', async () => {
    const { user, address } = door.guarded;
    const rotated = await wirecopy(['partners', 'address', 'door-guarded', '--rotate']);
    await pipeline.stack.idle();
    for (const one of [rotated.stdout.trim(), address]) {
      expect(await get(one)).toBe(401);
      expect(await get(one, `${user}:a new one: seven swans`)).toBe(200);
    }
    expect(rotated.stdout.trim()).not.toBe(address);
  });
});

describe('a feed that is declared with a user', () => {
  const declare = async (channel: string) => {
    const file = join(folder, 'tribune.yaml');
    const subscription = '{ id: tribune, name: All, format: rss, channel: { type: feed,';
    const text = `id: tribune\nname: The Tribune\nsubscriptions:\n  - ${subscription} ${channel} } }\n`;
    await writeFile(file, text);
    return await wirecopy(['partners', 'apply', file]);
  };
  const place = 'path: tribune.xml, title: All';
  const guard = 'authentication: { type: basic, user: tribune }';
  const address = async () => (await wirecopy(['partners', 'address', 'tribune'])).stdout.trim();

  it('lets nobody in before it has a password, as the desk is told', async () => {
    const { stdout } = await declare(`${place}, ${guard}`);
    expect(stdout).toContain(
      'tribune lets nobody in before it has a password: wirecopy partners credential tribune',
    );
    await pipeline.stack.idle();
    for (const credentials of [undefined, 'tribune:']) {
      expect(await get(await address(), credentials)).toBe(401);
    }
    await wirecopy(['partners', 'credential', 'tribune'], 'nine bridges and a ferry');
    expect(await get(await address(), 'tribune:nine bridges and a ferry')).toBe(200);
  });

  it('lets in everybody who knows its address once it is declared without one', async () => {
    await declare(place);
    expect(await get(await address())).toBe(200);
  });

  it('cannot be public as well', async () => {
    const { code, stderr } = await declare(`${place}, public: true, ${guard}`);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'authentication must be left out for a public feed, which anybody may read.',
    );
  });
});

describe('the door', () => {
  it('can be closed again, and leaves nothing', async () => {
    await door.close();
    await pipeline.stack.idle();
    const { user } = door.guarded;
    for (const address of [...Object.values(door.feeds), door.publicFeed, door.guarded.address]) {
      expect(await get(address, `${user}:a new one: seven swans`)).toBe(403);
    }
    // Until somebody changes a feed again, the password is asked for where none stands any more.
    expect(await get(door.guarded.address)).toBe(401);
  });
});
