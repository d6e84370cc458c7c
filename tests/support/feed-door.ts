import { expect, it } from 'vitest';

/** Feeds at one door: the embedded stack's, or CloudFront's. */
export interface FeedDoor {
  /** Where feeds that are not public stand, by format; each is over 1,000 bytes long. */
  feeds: Record<'rss' | 'atom' | 'json-feed' | 'ninjs', string>;
  /** Where a public one stands. */
  publicFeed: string;
  /** One that asks for a user and a password. */
  guarded: { address: string; user: string; password: string };
}

/** What whoever fetches a feed can rely on, at whichever door it stands. */
export function keepsTheRulesOfHttp(door: () => FeedDoor): void {
  const formats = [
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json-feed', 'application/feed+json; charset=utf-8'],
    ['ninjs', 'application/json; charset=utf-8'],
  ] as const;
  const ask = (
    headers: Record<string, string> = {},
    init: RequestInit = {},
    address = door().feeds.rss,
  ) => fetch(address, { ...init, headers: { 'accept-encoding': 'identity', ...headers } });
  const preflight = (address: string, asked: string) =>
    fetch(address, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://reader.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': asked,
      },
    });

  it.each(formats)('says of a feed in %s what it is', async (format, type) => {
    for (const method of ['GET', 'HEAD']) {
      const feed = await ask({}, { method }, door().feeds[format]);
      expect([feed.status, feed.headers.get('content-type')]).toEqual([200, type]);
      if (method === 'GET') expect((await feed.text()).length).toBeGreaterThan(1_000);
    }
  });

  it('may be kept for a minute, and shown for another while it is fetched anew', async () => {
    const feed = await ask();
    expect(feed.headers.get('cache-control')).toBe('max-age=60, stale-while-revalidate=60');
  });

  it('is sent only to those who have not got it, by its tag or by its date', async () => {
    const { headers } = await ask();
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const asked of [
      { 'if-none-match': etag },
      { 'if-none-match': `W/${etag}` },
      { 'if-none-match': `"other", ${etag}` },
      { 'if-modified-since': modified },
    ]) {
      const again = await ask(asked);
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toContain('max-age');
    }
    for (const asked of [
      { 'if-none-match': '"other"' },
      { 'if-none-match': '"other"', 'if-modified-since': modified },
      { 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' },
      { 'if-modified-since': 'yesterday' },
    ]) {
      const again = await ask(asked);
      expect(again.status).toBe(200);
      await again.text();
    }
  });

  it('tells all of this to whoever asks for the head alone', async () => {
    const [whole, head] = [await ask(), await ask({}, { method: 'HEAD' })];
    const { length } = new TextEncoder().encode(await whole.text());
    expect(await head.text()).toBe('');
    for (const name of ['content-type', 'etag', 'last-modified', 'cache-control']) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    }
    expect(head.headers.get('content-length')).toBe(String(length));
    const etag = whole.headers.get('etag') ?? '';
    expect((await ask({ 'if-none-match': etag }, { method: 'HEAD' })).status).toBe(304);
  });

  it.each(
    formats.flatMap(([format, type]) => [
      [format, 'gzip', 'gzip', type] as const,
      [format, 'gzip, deflate, br', 'br', type] as const,
    ]),
  )('in %s is compressed for who accepts %s', async (format, accepted, coding, type) => {
    const address = door().feeds[format];
    const plain = await ask({}, {}, address);
    const small = await ask({ 'accept-encoding': accepted }, {}, address);
    expect(small.headers.get('content-encoding')).toBe(coding);
    expect(small.headers.get('content-type')).toBe(type);
    expect(small.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(small.headers.get('etag')).toBe(`W/${plain.headers.get('etag')}`);
    expect(await small.text()).toBe(await plain.text());
    const etag = small.headers.get('etag') ?? '';
    const again = await ask({ 'accept-encoding': accepted, 'if-none-match': etag }, {}, address);
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
  });

  it('may be read by a program in a browser, from any page', async () => {
    const feed = await ask({ origin: 'https://reader.example' }, {}, door().feeds['json-feed']);
    expect(feed.headers.get('access-control-allow-origin')).toBe('*');
    await feed.text();
  });

  it('may be asked for with a tag or a password by such a program, which asks leave before', async () => {
    for (const address of [door().feeds['json-feed'], door().publicFeed, door().guarded.address]) {
      const leave = await preflight(address, 'authorization, if-none-match');
      expect(leave.ok).toBe(true);
      expect(leave.headers.get('access-control-allow-origin')).toBe('*');
      expect(leave.headers.get('access-control-allow-methods')).toMatch(/\bGET\b/);
      const allowed = leave.headers.get('access-control-allow-headers')?.toLowerCase();
      expect(allowed).toContain('authorization');
      expect(allowed).toMatch(/\*|if-none-match/);
    }
  });

  it('asks search engines to leave it alone unless it is public', async () => {
    const told = async (address: string) => {
      const feed = await ask({}, {}, address);
      await feed.text();
      return feed.headers.get('x-robots-tag');
    };
    expect([await told(door().feeds.rss), await told(door().publicFeed)]).toEqual([
      'noindex',
      null,
    ]);
  });

  it('asks browsers to take it for what it says', async () => {
    for (const address of [door().feeds.rss, door().publicFeed]) {
      const feed = await ask({}, {}, address);
      expect(feed.headers.get('x-content-type-options')).toBe('nosniff');
      await feed.text();
    }
  });

  it('that asks for a password is given to who knows it, and to nobody else', async () => {
    const { address, user, password } = door().guarded;
    const asking = async (credentials?: string, init: RequestInit = {}) => {
      const authorization = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`;
      return await ask(credentials === undefined ? {} : { authorization }, init, address);
    };
    for (const method of ['GET', 'HEAD']) {
      const let_in = await asking(`${user}:${password}`, { method });
      expect(let_in.status).toBe(200);
      await let_in.text();
      for (const wrong of [undefined, `${user}:`, `${user}:${password}x`, `x:${password}`]) {
        const refused = await asking(wrong, { method });
        expect(refused.status).toBe(401);
        expect(refused.headers.get('www-authenticate')).toMatch(/^Basic realm="/);
        expect(await refused.text()).toBe('');
      }
    }
  });

  it('that asks for a password asks for it however its address is spelt', async () => {
    const { origin, pathname } = new URL(door().guarded.address);
    const spelt = [...pathname]
      .map((one) => (one === '/' ? one : `%${one.charCodeAt(0).toString(16)}`))
      .join('');
    for (const path of [spelt, pathname.replaceAll(/(?!^)\//g, '%2F'), `${pathname}?a=1`]) {
      const refused = await ask({}, {}, origin + path);
      expect([path, refused.status]).toEqual([path, 401]);
    }
  });

  it('is found by its address alone: what is not there is refused alike, and nothing is listed', async () => {
    const { origin, pathname } = new URL(door().feeds.rss);
    const [, token = ''] = pathname.split('/');
    const nowhere = [
      '/',
      '/public',
      '/public/',
      '/public/nothing',
      '/nothing',
      '/media/',
      '/?list-type=2',
    ];
    const statuses = new Set<number>();
    for (const path of [...nowhere, `/${token}`, `/${token}/`, `${pathname}x`, '/0123/all.xml']) {
      const answer = await ask({}, {}, origin + path);
      statuses.add(answer.status);
      expect(await answer.text()).not.toMatch(/ListBucketResult|<Contents>|door/);
    }
    expect([[403], [404]]).toContainEqual([...statuses]);
  });

  it('is only to be read', async () => {
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH']) {
      expect((await ask({}, { method })).status).toBe(403);
    }
  });
}
