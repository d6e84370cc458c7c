import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carry } from '../../lambdas/channels/carriers.ts';
import { wordpressCarrier } from '../../lambdas/channels/wordpress/send.ts';
import type { Answer } from '../../lambdas/partner/push.ts';
import type { Role } from '../support/wordpress/database.ts';
import { type HostileServer, startHostileServer } from './hostile-server.ts';
import { bounds, pushOf, startWorld, type World } from './wordpress-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const says =
  (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
  (_: unknown, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };
const json = 'application/json';
const page = 'text/html; charset=UTF-8';

describe('a site that does not let us in', () => {
  it.each<[string, (world: World) => void, string]>([
    [
      'has another password',
      ({ user }) => Object.assign(user, { applicationPassword: 'AAAA BBBB CCCC DDDD EEEE FFFF' }),
      'the site does not know the application password: have the user make a new',
    ],
    [
      'has no such user',
      ({ channel }) => Object.assign(channel, { user: 'nobody' }),
      'the site has no user of that name: correct "user" (invalid_username)',
    ],
  ])('since it %s says so in words that help', async (_, change, words) => {
    const secrets = { signing: [], credential: world.user.applicationPassword };
    change(world);
    const answer = await wordpressCarrier.send(pushOf('create', 1), world.channel, secrets, bounds);
    expect(answer).toMatchObject({ result: 'refused', status: 401 });
    expect(answer.detail).toContain(words);
    expect(world.posts()).toEqual([]);
  });

  it('by a server that drops our header is told from one with another password', async () => {
    world.site.dropsAuthorization = true;
    const answer = await world.push('create');
    expect(answer.detail).toContain('its server drops the Authorization header');
    expect(world.posts()).toEqual([]);
  });

  it('takes the password with or without its spaces', async () => {
    const credential = world.user.applicationPassword.replaceAll(' ', '');
    const secrets = { signing: [], credential };
    const answer = await wordpressCarrier.send(pushOf('create', 1), world.channel, secrets, bounds);
    expect(answer.result).toBe('accepted');
  });

  it.each<[Role, string]>([
    ['subscriber', 'the user may not edit posts: give the user the role Author'],
    ['contributor', 'the user may not publish: give it the role Author, or set "status: draft"'],
  ])('to do what it needs as a %s says what is missing', async (role, words) => {
    world.user.role = role;
    const answer = await world.push('create');
    expect(answer.result).toBe('refused');
    expect(answer.detail).toContain(words);
    expect(world.posts().filter(({ status }) => status === 'publish')).toEqual([]);
  });
});

describe('what is no REST API of WordPress', () => {
  const nowhere = says(404, page, '<title>Not found</title>');

  it.each<[string, ReturnType<typeof says>, string]>([
    ['a login page', says(200, page, '<form>Log in</form>'), 'it answered 200 with a web page'],
    ['no such page', nowhere, 'it answered 404 with a web page'],
    ['other JSON', says(200, json, '{"ok":true}'), 'with something else than was asked for'],
    ['a firewall', says(403, page, 'Blocked'), 'by something in front of WordPress'],
    [
      'a move',
      says(301, page, '', { location: 'https://www.ledger.example/wp-json/' }),
      '301: moved to https://www.ledger.example/wp-json/, which is not followed',
    ],
  ])('is told by its answer: %s', async (_, reply, words) => {
    world.site.faults = [reply, says(200, page, '<title>A site</title>')];
    const answer = await world.push('create');
    expect(answer.result).toBe('refused');
    expect(answer.detail).toContain(words);
    expect(world.site.heard.filter((one) => one.includes('/posts'))).toEqual([]);
  });

  it('and answers a change with a page may have made it', async () => {
    await world.push('create');
    world.site.faults = [undefined, says(200, page, '<b>Notice</b>: deprecated {"id":1}')];
    const answer = await world.push('update');
    expect(answer.result).toBe('unknown');
    expect(answer.detail).toContain('the address is not a WordPress REST API');
  });

  it('and finds fault with the article blames the article, with all else it does not', async () => {
    const fault = says(
      400,
      json,
      '{"code":"rest_invalid_param","message":"Invalid parameter(s): title","data":{"status":400,"params":{"title":"title is too odd."}}}',
    );
    await world.push('create');
    world.site.faults = [fault];
    expect((await world.push('update')).status).toBeUndefined();
    world.site.faults = [undefined, fault];
    expect(await world.push('update')).toMatchObject({
      result: 'refused',
      status: 400,
      detail: 'answered 400: Invalid parameter(s): title title is too odd. (rest_invalid_param)',
    });
  });

  it('for a while asks for time, and gets it', async () => {
    world.site.faults = [says(503, page, 'Maintenance', { 'retry-after': '600' })];
    const answer = await world.push('create');
    expect(answer).toMatchObject({ result: 'refused', status: 503, retryAfter: 600_000 });
  });
});

describe('the REST API of a site', () => {
  it('in a folder is found below the folder', async () => {
    world.site.api = '/blog/wp-json';
    world.channel.url = `${world.site.address}/blog/`;
    expect((await world.push('create')).result).toBe('accepted');
  });

  it('without readable addresses is found where the front page says', async () => {
    world.site.api = undefined;
    expect((await world.push('create')).result).toBe('accepted');
    expect(world.site.heard.at(-1)).toMatch(/^POST \/\?rest_route=%2Fwp%2Fv2%2Fposts%2F\d+&/);
  });

  it('is looked for once, not once an article', async () => {
    await world.push('create');
    await world.push('update');
    expect(world.site.heard.filter((one) => one.includes('namespaces'))).toHaveLength(1);
  });

  it('on another host is not trusted with the password', async () => {
    const elsewhere = await startHostileServer((socket) => socket.end());
    const link = `<${elsewhere.address}>; rel="https://api.w.org/"`;
    world.site.faults = [says(404, page, ''), says(200, page, '', { link })];
    const answer = await world.push('create');
    await elsewhere.stop();
    expect(answer.result).toBe('refused');
    expect(elsewhere.heard).toEqual([]);
  });

  it('within our own network is refused, as a webhook there is', async () => {
    const secrets = { signing: [], credential: world.user.applicationPassword };
    const nowhere = { ...bounds, networks: [] };
    const answer = await wordpressCarrier.send(
      pushOf('create', 1),
      world.channel,
      secrets,
      nowhere,
    );
    expect(answer).toEqual({ result: 'refused', detail: 'the address is not https' });
    expect(world.site.heard).toEqual([]);
  });
});

describe('a hostile site', () => {
  let hostile: HostileServer;
  afterEach(() => hostile.stop());

  async function pushTo(...answer: Parameters<typeof startHostileServer>): Promise<Answer> {
    hostile = await startHostileServer(...answer);
    const channel = { ...world.channel, url: hostile.address };
    const secrets = { signing: [], credential: 'x' };
    const soon = { ...bounds, deadline: 1_000 };
    const result = await wordpressCarrier.send(pushOf('create', 1), channel, secrets, soon);
    await expect.poll(() => hostile.open(), { timeout: 10_000 }).toBe(0);
    return result;
  }

  it('that never answers is given up on, and nothing was asked of it yet', async () => {
    expect(await pushTo(() => {})).toEqual({ result: 'refused', detail: 'no answer in time' });
  });

  it('that answers without end is read for a little of it', async () => {
    const answer = await pushTo((socket) => {
      const block = Buffer.alloc(64 * 1024, ' ');
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(block));
        socket.once('drain', more);
      };
      more();
    });
    expect(answer.result).toBe('refused');
    expect(answer.detail).toContain('is not a WordPress REST API');
  });

  it('that nests its answer without end is no REST API', async () => {
    const body = '['.repeat(500_000);
    const answer = await pushTo((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
    expect(answer.result).toBe('refused');
  });
});

describe('what the desk reads of an answer', () => {
  it('has not our password, though the site repeats it', async () => {
    const { applicationPassword } = world.user;
    const echo = ({ headers }: IncomingMessage, response: ServerResponse) =>
      response.writeHead(500).end(`${headers.authorization} ${applicationPassword}`);
    const secrets = { signing: [], credential: applicationPassword };
    for (const faults of [[echo], [undefined, echo]]) {
      world.site.faults = faults;
      const { text = '' } = await carry(pushOf('create', 1), world.channel, secrets, bounds);
      expect(text).toMatch(/^Basic \S+/);
      expect(text).not.toContain(applicationPassword);
      expect(text).not.toContain(Buffer.from(`wirecopy:${applicationPassword}`).toString('base64'));
    }
  });

  it('has neither markup nor control characters', async () => {
    const message = '<script>alert(1)</script>\\u0007 no';
    world.site.faults = [
      undefined,
      says(403, json, `{"code":"odd\\u0000","message":"${message}"}`),
    ];
    const answer = await world.push('create');
    expect(answer.detail).toBe('answered 403: alert(1) no (odd)');
  });
});

describe('before the first article', () => {
  const check = () =>
    wordpressCarrier.check?.(
      world.channel,
      { signing: [], credential: world.user.applicationPassword },
      bounds,
    );

  it.each<[Role, Answer['result'], string]>([
    ['editor', 'accepted', 'the site knows wirecopy (editor), who may do what is needed'],
    ['author', 'accepted', 'categories that the site does not have are left out'],
    ['contributor', 'refused', 'who may not publish posts, not change posts that are published'],
    ['subscriber', 'refused', 'who may not write posts, not publish posts'],
  ])('a check says what an %s may do, and makes nothing', async (role, result, words) => {
    world.user.role = role;
    const answer = await check();
    expect(answer?.result).toBe(result);
    expect(answer?.detail).toContain(words);
    expect(world.site.heard.every((one) => one.startsWith('GET'))).toBe(true);
    expect(world.posts()).toEqual([]);
  });

  it('who only has to draft needs less, and who is to post for others more', async () => {
    world.user.role = 'contributor';
    world.channel.status = 'draft';
    expect((await check())?.result).toBe('accepted');
    world.channel.author = 3;
    expect((await check())?.detail).toContain('who may not make posts of other users');
  });
});
