import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EdgeEvent, edgeFunction } from '../../local/emulators/edge-function.ts';

const code = await readFile(new URL('../../lib/edge/viewer-request.js', import.meta.url), 'utf8');

const token = '3f9c0a66d1b84e6f9a0f0c2b7d5e1a42';
const feed = `/${token}/evening-ledger/all.xml`;
const password = 'Übergänge: 12 „Brücken“';

const hash = createHmac('sha256', 'grain').update(password).digest('hex');
const admit = edgeFunction(
  code,
  new Map([
    [token, JSON.stringify({ user: 'ledger', salt: 'grain', hash })],
    ['lacking', JSON.stringify({ user: 'ledger', salt: '', hash: '' })],
  ]),
);

interface Asked {
  method?: string;
  authorization?: string;
}

async function ask(uri: string, { method = 'GET', authorization }: Asked = {}) {
  const event: EdgeEvent = {
    version: '1.0',
    context: {
      distributionDomainName: 'd111111abcdef8.cloudfront.net',
      distributionId: 'EDFDVBD6EXAMPLE',
      eventType: 'viewer-request',
      requestId: '1',
    },
    viewer: { ip: '198.51.100.7' },
    request: {
      method,
      uri,
      querystring: {},
      headers: authorization === undefined ? {} : { authorization: { value: authorization } },
      cookies: {},
    },
  };
  const result = await admit(event);
  if ('statusCode' in result) return result;
  // What goes on to the cache and to S3 is what came.
  expect(result).toEqual(event.request);
  return 'let through';
}

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;

describe('what CloudFront does with a request', () => {
  it.each([
    ['a public feed', '/public/all.xml'],
    ['a private feed without a password', '/0a1b2c/all.xml'],
    ['media', '/media/1/2/a.png'],
    ['what is not there', '/nothing'],
    ['nothing at all', '/'],
    ['a path that is longer than any key of the store', `/${'a'.repeat(5_000)}/all.xml`],
  ])('lets anybody ask for %s', async (_, uri) => {
    expect(await ask(uri)).toBe('let through');
  });

  it('asks for the password of a feed that has one, by its first segment', async () => {
    for (const uri of [feed, `/${token}/evening-ledger/all.xml/-/1`, `/${token}`]) {
      expect(await ask(uri)).toMatchObject({
        statusCode: 401,
        headers: {
          'www-authenticate': { value: 'Basic realm="Wirecopy feed", charset="UTF-8"' },
          'cache-control': { value: 'no-store' },
        },
      });
    }
  });

  it('lets in who knows it, in whatever letters the scheme is written', async () => {
    const authorization = basic(`ledger:${password}`);
    expect(await ask(feed, { authorization })).toBe('let through');
    expect(await ask(feed, { authorization, method: 'HEAD' })).toBe('let through');
    const small = authorization.replace('Basic', 'basic ');
    expect(await ask(feed, { authorization: small })).toBe('let through');
  });

  it.each([
    ['another password', basic('ledger:other')],
    ['another user', basic(`desk:${password}`)],
    ['no user', basic(`:${password}`)],
    ['no colon', basic('ledger')],
    ['the hash in place of the password', basic(`ledger:${hash}`)],
    ['nothing', 'Basic '],
    ['what is no base64', 'Basic ****'],
    ['another scheme', `Bearer ${Buffer.from(`ledger:${password}`).toString('base64')}`],
    ['the words behind something else', `x ${basic(`ledger:${password}`)}`],
  ])('lets nobody in with %s', async (_, authorization) => {
    expect(await ask(feed, { authorization })).toMatchObject({ statusCode: 401 });
  });

  it('lets nobody in while the feed lacks its password', async () => {
    for (const given of ['', 'undefined', 'null']) {
      const authorization = basic(`ledger:${given}`);
      expect(await ask('/lacking/all.xml', { authorization })).toMatchObject({ statusCode: 401 });
    }
  });

  it('is not got round by another spelling of the path', async () => {
    const spelt = fc
      .array(fc.boolean(), { minLength: feed.length - 1, maxLength: feed.length - 1 })
      .map((encoded) =>
        [...feed.slice(1)]
          .map((letter, index) =>
            encoded[index] ? `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}` : letter,
          )
          .join(''),
      );
    await fc.assert(
      fc.asyncProperty(spelt, async (uri) => {
        expect(await ask(`/${uri}`)).toMatchObject({ statusCode: 401 });
      }),
    );
  });

  it('refuses a path that cannot be read, or leads through another', async () => {
    const through = [`/public/..${feed}`, `/public/%2e%2e${feed}`, `/.${feed}`];
    for (const uri of ['/%', '/%zz/all.xml', `/%ff${feed}`, ...through]) {
      expect(await ask(uri)).toMatchObject({ statusCode: 400 });
    }
  });

  it('answers the preflights of browsers, which know no password', async () => {
    expect(await ask(feed, { method: 'OPTIONS' })).toMatchObject({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': { value: '*' },
        'access-control-allow-methods': { value: 'GET, HEAD' },
        'access-control-allow-headers': { value: '*, Authorization' },
      },
    });
  });

  it('never lets in because the store does not answer', async () => {
    const broken = edgeFunction(code, new Map([[token, 'not JSON']]));
    const event = { request: { method: 'GET', uri: feed, headers: {} } } as unknown as EdgeEvent;
    await expect(broken(event)).rejects.toThrow();
  });

  it('is written in what the runtime understands', () => {
    // No destructuring, spread, optional chaining or classes: njs, on which it runs, has none.
    expect(code).not.toMatch(/\b(const|let) [[{]|\.\.\.|\?\.|\bclass\b|\?\?/);
  });
});
