import fc from 'fast-check';
import { parseRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rssReader } from '../../../lambdas/formats/rss/read.ts';
import { rssWriter, writeRss } from '../../../lambdas/formats/rss/write.ts';
import { anyArticle, anyText, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

const address = 'https://feeds.example/partner/all.xml';

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

afterEach(() => {
  vi.useRealTimers();
});

describe('an RSS feed', () => {
  it('gives an independent reader everything that the article has', () => {
    const feed = parseRssFeed(writeRss({ title: 'All of it', address, items: [article()] }));
    expect(feed).toMatchObject({
      title: 'All of it',
      link: address,
      description: 'All of it',
      language: 'en-GB',
      lastBuildDate: 'Tue, 24 Nov 2026 07:45:10 GMT',
      atom: { links: [{ href: address, rel: 'self', type: 'application/rss+xml' }] },
    });
    expect(feed.items).toHaveLength(1);
    expect(feed.items?.[0]).toMatchObject({
      // Whoever takes it for HTML, as many readers do, reads "<today>"; nobody finds a tag.
      title: 'Ferry crews &amp; port agree: "no strike" &lt;today&gt;',
      link: 'https://harbour-post.example/2026/ferry?a=1&b=2',
      guid: { value: 'https://harbour-post.example/2026/ferry', isPermaLink: false },
      pubDate: 'Tue, 24 Nov 2026 06:30:00 GMT',
      description: 'Boats run again from noon.',
      categories: [{ name: 'labour' }, { name: 'strike' }],
      content: {
        encoded: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
      },
      dc: { creators: ['Jane Doe'] },
      dcterms: { modified: ['2026-11-24T07:45:10.000Z'] },
      media: {
        contents: [
          {
            url: 'https://harbour-post.example/ferry.jpg',
            type: 'image/jpeg',
            medium: 'image',
            width: 1200,
            height: 800,
            description: { value: 'A ferry at "its" berth', type: 'plain' },
            credits: [{ value: 'A. Photographer' }],
          },
        ],
      },
    });
  });

  it('is well-formed XML, whatever the texts', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyArticle, { maxLength: 4 }), (title, items) => {
        wellFormed(writeRss({ title, address, items }));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same to the byte while its articles are, whatever the time', () => {
    const items = [article(), article({ versionCreated: '2026-11-24T09:00:00.000Z' })];
    const once = writeRss({ title: 'All', address, items });
    vi.setSystemTime('2030-01-01T00:00:00Z');
    expect(writeRss({ title: 'All', address, items: structuredClone(items) })).toBe(once);
    expect(once).toContain('<lastBuildDate>Tue, 24 Nov 2026 09:00:00 GMT</lastBuildDate>');
  });

  it('keeps the order of its articles and claims no language when they differ', () => {
    const items = [article({ uri: 'urn:b' }), article({ uri: 'urn:a', language: 'de' })];
    const feed = parseRssFeed(writeRss({ title: 'All', address, items }));
    expect(feed.items?.map((item) => item?.guid?.value)).toEqual(['urn:b', 'urn:a']);
    expect(feed).not.toHaveProperty('language');
  });

  it('may be empty', () => {
    const xml = writeRss({ title: 'All', address, items: [] });
    wellFormed(xml);
    expect(parseRssFeed(xml)).toMatchObject({ title: 'All', link: address });
    expect(xml).not.toContain('lastBuildDate');
  });
});

describe('one article as RSS', () => {
  it('is a feed of that article', () => {
    const xml = rssWriter.write(article());
    wellFormed(xml);
    const feed = parseRssFeed(xml);
    expect(feed.title).toBe('Ferry crews &amp; port agree: "no strike" &lt;today&gt;');
    expect(feed.items).toHaveLength(1);
  });

  it('reads back as it was, but for what docs/reference/losses.md tells', () => {
    fc.assert(
      fc.property(printed(['heading', 'list', 'quote', 'table', 'preformatted']), (one) => {
        const { contentCreated: _, firstCreated: first, subjects, ...rest } = content(one);
        const { article: read, documentId } = readBack(rssReader, rssWriter.write(one));
        const { infoSources, firstCreated, ...kept } = read;
        const tags = [...new Set(subjects?.map(({ name }) => name))];
        expect(kept).toEqual({
          ...rest,
          ...(tags.length > 0 && {
            subjects: tags.map((name) => ({ name, rel: 'keyword', creator: 'publisher' })),
          }),
        });
        expect(infoSources).toEqual([{ name: one.headlines[0]?.value }]);
        expect(firstCreated).toBe(`${first?.slice(0, 19)}.000Z`);
        expect(documentId).toBe(one.uri);
      }),
      { numRuns: 100 },
    );
  });

  it('that is canceled says so, and not a word of the text', () => {
    const xml = rssWriter.write(article({ pubStatus: 'canceled' }));
    wellFormed(xml);
    expect(parseRssFeed(xml).items?.[0]).toMatchObject({
      title: 'Withdrawn',
      guid: { value: 'https://harbour-post.example/2026/ferry' },
      media: { status: { state: 'deleted' } },
    });
    expect(xml).not.toMatch(/noon|Jane|labour|ferry\.jpg/);
  });
});
