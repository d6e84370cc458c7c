import fc from 'fast-check';
import { parseOpml } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { writeOpml } from '../../../lambdas/formats/opml/write.ts';
import { elementsOf, parseXml } from '../../../lambdas/formats/xml/read.ts';
import { feedFormats } from '../../../lambdas/partner/subscription.ts';
import { anyText } from '../articles.ts';

const feeds = [
  { title: 'All & more', address: 'https://feeds.example/all.xml', format: 'rss' as const },
  { title: 'Sports', address: 'https://feeds.example/sports.atom', format: 'atom' as const },
  { title: 'News', address: 'https://feeds.example/news.xml', format: 'news-sitemap' as const },
];

describe('a list of feeds in OPML', () => {
  it('gives an independent reader every feed to subscribe to', () => {
    expect(parseOpml(writeOpml('Feeds of Wirecopy', feeds))).toMatchObject({
      head: { title: 'Feeds of Wirecopy' },
      body: {
        outlines: [
          {
            type: 'rss',
            text: 'All & more',
            title: 'All & more',
            xmlUrl: 'https://feeds.example/all.xml',
            version: 'RSS2',
          },
          { type: 'rss', text: 'Sports', xmlUrl: 'https://feeds.example/sports.atom' },
          { type: 'link', text: 'News', url: 'https://feeds.example/news.xml' },
        ],
      },
    });
  });

  it('keeps the rules of OPML 2.0 and of the W3C feed validator, whatever the texts', () => {
    const feed = fc.record({
      title: anyText,
      address: fc.webUrl(),
      format: fc.constantFrom(...feedFormats),
    });
    fc.assert(
      fc.property(anyText, fc.array(feed, { maxLength: 4 }), (title, listed) => {
        const opml = parseXml(writeOpml(title, listed), {});
        const [head, body] = elementsOf(opml);
        expect([opml.name, opml.attributes.version]).toEqual(['opml', '2.0']);
        expect([head?.name, body?.name]).toEqual(['head', 'body']);
        for (const { name, attributes } of elementsOf(body)) {
          expect(name).toBe('outline');
          expect(attributes.title).toBe(attributes.text);
          expect(attributes.type === 'rss' ? attributes.xmlUrl : attributes.url).toMatch(
            /^https?:/,
          );
          expect(['RSS2', undefined]).toContain(attributes.version);
        }
        expect(elementsOf(body)).toHaveLength(listed.length);
      }),
      { numRuns: 100 },
    );
  });
});
