import { expect, it } from 'vitest';

/**
 * What whoever fetches a feed can rely on, at whichever door it stands: the embedded stack's, or
 * CloudFront's.
 *
 * @param addressOf where the feed in a format stands, which is over 1,000 bytes long
 */
export function keepsTheRulesOfHttp(
  addressOf: (format: 'rss' | 'atom' | 'json-feed' | 'ninjs') => string,
): void {
  const ask = (headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(addressOf('rss'), { ...init, headers: { 'accept-encoding': 'identity', ...headers } });

  it.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json-feed', 'application/feed+json; charset=utf-8'],
    ['ninjs', 'application/json; charset=utf-8'],
  ] as const)('says of a feed in %s what it is', async (format, type) => {
    const feed = await fetch(addressOf(format));
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toBe(type);
    expect((await feed.text()).length).toBeGreaterThan(1_000);
  });

  it('may be kept for a minute, and shown for another while it is fetched anew', async () => {
    const feed = await ask();
    expect(feed.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=60');
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

  it.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
  ])('is compressed for who accepts %s', async (accepted, coding) => {
    const plain = await ask();
    const small = await ask({ 'accept-encoding': accepted });
    expect(small.headers.get('content-encoding')).toBe(coding);
    expect(small.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(small.headers.get('etag')).toBe(`W/${plain.headers.get('etag')}`);
    expect(await small.text()).toBe(await plain.text());
    const etag = small.headers.get('etag') ?? '';
    const again = await ask({ 'accept-encoding': accepted, 'if-none-match': etag });
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
  });

  it('may be read by a program in a browser, from any page', async () => {
    const feed = await fetch(addressOf('json-feed'), { headers: { origin: 'https://a.example' } });
    expect(feed.headers.get('access-control-allow-origin')).toBe('*');
    await feed.text();
  });

  it('asks search engines to leave it alone, and browsers to take it for what it says', async () => {
    const feed = await ask();
    expect(feed.headers.get('x-robots-tag')).toBe('noindex');
    expect(feed.headers.get('x-content-type-options')).toBe('nosniff');
    await feed.text();
  });

  it('is only to be read', async () => {
    for (const method of ['PUT', 'POST', 'DELETE']) {
      expect((await ask({}, { method })).status).toBe(403);
    }
  });
}
