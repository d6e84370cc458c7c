import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { carry } from '../../lambdas/channels/carriers.ts';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import type { Authentication } from '../../lambdas/partner/http-channels.ts';
import type { Answer } from '../../lambdas/partner/push.ts';

interface Heard {
  url: string;
  authorization: string | undefined;
  key: string | string[] | undefined;
  body: string;
}

/** A partner whose webhook is at `/hook` and whose tokens are at `/token`. */
let address = '';
let heard: Heard[] = [];
let hook: (request: IncomingMessage, response: ServerResponse) => void;
let token: (response: ServerResponse) => void;
let stop: () => Promise<void>;

beforeEach(async () => {
  heard = [];
  hook = (_, response) => response.writeHead(204).end();
  token = (response) =>
    response.end('{"access_token":"t1","token_type":"Bearer","expires_in":3600}');
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    const { authorization, 'x-api-key': key } = headers;
    heard.push({ url, authorization, key, body: await text(request) });
    if (url === '/token') token(response);
    else hook(request, response);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
});
afterEach(() => {
  vi.useRealTimers();
  return stop();
});

function push(authentication?: Authentication, credential?: string): Promise<Answer> {
  return carry(
    {
      id: 'wc_a_0000000001',
      event: 'create',
      body: '{}',
      contentType: 'application/json',
      sequence: 1,
      article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: 1 },
    },
    { type: 'webhook', url: `${address}/hook`, ...(authentication && { authentication }) },
    {
      signing: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      ...(credential !== undefined && { credential }),
    },
    { deadline: 20_000, networks: parseNetworks('127.0.0.0/8') },
  );
}

const urls = () => heard.map(({ url }) => url);
const base64 = (words: string) => Buffer.from(words).toString('base64');

describe('a partner knows us, beside the signature,', () => {
  it('by nothing if it asks for nothing', async () => {
    await push();
    expect(heard).toMatchObject([{ authorization: undefined, key: undefined }]);
  });

  it('by user and password', async () => {
    await push({ type: 'basic', user: 'wirecopy' }, 'geh:eim ü');
    expect(heard[0]?.authorization).toBe(`Basic ${base64('wirecopy:geh:eim ü')}`);
  });

  it('by a token', async () => {
    await push({ type: 'bearer' }, 'abc.def');
    expect(heard[0]?.authorization).toBe('Bearer abc.def');
  });

  it('by a key in a header of its choice', async () => {
    await push({ type: 'header', name: 'X-Api-Key' }, 'k 1');
    expect(heard[0]).toMatchObject({ key: 'k 1', authorization: undefined });
  });

  it.each(['a\r\nx-evil: 1', 'ü', ' a', ''])(
    'but not by %j, which no header may hold',
    async (key) => {
      const answer = await push({ type: 'bearer' }, key);
      expect(answer).toMatchObject({ result: 'refused' });
      expect(answer.detail).toContain('holds what no header may');
      expect(heard).toEqual([]);
    },
  );
});

describe('a partner that repeats what it was sent', () => {
  it.each<[Authentication, string]>([
    [{ type: 'basic', user: 'wirecopy' }, 'pässword'],
    [{ type: 'bearer' }, 's3cret-token'],
    [{ type: 'header', name: 'X-Api-Key' }, 's3cret key'],
  ])('has no secret stand in what is kept of its answer: %j', async (authentication, secret) => {
    hook = ({ headers }, response) =>
      response.writeHead(400).end(`${JSON.stringify(headers)} ${secret}`);
    const { text = '' } = await push(authentication, secret);
    expect(text).toContain('"webhook-id":"wc_a_0000000001"');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(base64(`wirecopy:${secret}`));
  });
});

describe('OAuth 2.0', () => {
  const asked = (clientId: string): Authentication => ({
    type: 'oauth2',
    tokenUrl: `${address}/token`,
    clientId,
    scope: 'articles:write',
  });

  it('has a token fetched for the client’s id and secret, and kept', async () => {
    await push(asked('keeps'), 'cl:ient secret');
    await push(asked('keeps'), 'cl:ient secret');
    expect(urls()).toEqual(['/token', '/hook', '/hook']);
    expect(heard[0]).toMatchObject({
      authorization: `Basic ${base64('keeps:cl%3Aient%20secret')}`,
      body: 'grant_type=client_credentials&scope=articles%3Awrite',
    });
    expect(heard.slice(1).map(({ authorization }) => authorization)).toEqual([
      'Bearer t1',
      'Bearer t1',
    ]);
  });

  it('has it fetched anew before it ends, and for another secret', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await push(asked('ends'), 'one');
    vi.setSystemTime(Date.now() + 3_600_000 - 61_000);
    await push(asked('ends'), 'one');
    expect(urls()).toEqual(['/token', '/hook', '/hook']);
    vi.setSystemTime(Date.now() + 2_000);
    await push(asked('ends'), 'one');
    await push(asked('ends'), 'two');
    expect(urls().slice(3)).toEqual(['/token', '/hook', '/token', '/hook']);
  });

  it('has it fetched anew once when the partner does not take it any more', async () => {
    await push(asked('revoked'), 's');
    token = (response) => response.end('{"access_token":"t2","expires_in":"3600"}');
    hook = ({ headers }, response) =>
      response.writeHead(headers.authorization === 'Bearer t2' ? 204 : 401).end();
    expect((await push(asked('revoked'), 's')).result).toBe('accepted');
    expect(urls()).toEqual(['/token', '/hook', '/hook', '/token', '/hook']);
    hook = (_, response) => response.writeHead(401).end();
    expect(await push(asked('revoked'), 's')).toMatchObject({ result: 'refused', status: 401 });
    expect(urls()).toHaveLength(8);
  });

  it('that is denied is no answer of the partner’s own address: nothing was sent', async () => {
    token = (response) => response.writeHead(400).end('{"error":"invalid_client"}');
    expect(await push(asked('denied'), 's')).toEqual({
      result: 'refused',
      detail: 'no token could be had: the token address answered 400 (invalid_client)',
    });
    expect(urls()).toEqual(['/token']);
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['breaks off', (response) => response.socket?.resetAndDestroy(), 'the connection broke'],
    ['answers with a page', (response) => response.end('<html>'), 'answered 200'],
    ['gives no token', (response) => response.end('{"token":"x"}'), 'answered 200'],
    ['gives a token of nothing', (response) => response.end('{"access_token":""}'), 'answered 200'],
    [
      'moves',
      (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      'answered 302',
    ],
  ])('whose token address %s has nothing sent', async (what, reply, words) => {
    token = reply;
    const answer = await push(asked(what), 's');
    expect(answer.result).toBe('refused');
    expect(answer.detail).toContain(words);
    expect(urls()).toEqual(['/token']);
  });

  it('is asked for nowhere within our own network', async () => {
    const inside = { ...asked('inside'), tokenUrl: 'http://169.254.169.254/token' } as const;
    const answer = await push(inside as Authentication, 's');
    expect(answer).toEqual({
      result: 'refused',
      detail: 'no token could be had: the address is not https',
    });
  });

  it('obeys a token address that asks for time', async () => {
    token = (response) => response.writeHead(429, { 'retry-after': '30' }).end();
    expect((await push(asked('busy'), 's')).retryAfter).toBe(30_000);
  });
});
