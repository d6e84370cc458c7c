import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { unfit } from '../../../lambdas/formats/limits.ts';
import { newsSitemapFeedWriter } from '../../../lambdas/formats/news-sitemap/write.ts';
import { article } from '../articles.ts';
import { gone, writeChosen } from '../feed-items.ts';
import { faultsOf } from '../feed-rules.ts';

const address = 'https://feeds.example/public/news.xml';
const page = (name: string | number, changes: Partial<NinjsArticle> = {}) =>
  article({
    uri: `urn:${name}`,
    renditions: [{ name: 'web', href: `https://harbour-post.example/${name}` }],
    ...changes,
  });
const feedOf = (items: NinjsArticle[]) => ({ title: 'The Harbour Post', address, items });
const locationsIn = (xml: string) => [...xml.matchAll(/<loc>([^<]*)</g)].map(([, one]) => one);

describe('a news sitemap', () => {
  it('has the page, the publication, its language, the first date and the title of each article', () => {
    const xml = newsSitemapFeedWriter.write(feedOf([page('ferry')]));
    expect(xml.split('\n')[2]).toBe(
      '<url><loc>https://harbour-post.example/ferry</loc>' +
        '<lastmod>2026-11-24T07:45:10.000Z</lastmod>' +
        '<news:news><news:publication><news:name>The Harbour Post</news:name>' +
        '<news:language>en</news:language></news:publication>' +
        '<news:publication_date>2026-11-24T06:30:00.000Z</news:publication_date>' +
        '<news:title>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</news:title>' +
        '</news:news></url>',
    );
  });

  it.each([
    ['de-CH', 'de'],
    ['zh', 'zh-cn'],
    ['zh-Hans-SG', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
  ])('names the language %s as %s', (language, named) => {
    const xml = newsSitemapFeedWriter.write(feedOf([page('a', { language })]));
    expect(xml).toContain(`<news:language>${named}</news:language>`);
  });

  it('has each page once, and none that was withdrawn', () => {
    const older = page('a');
    const items = [page('a', { uri: 'urn:newer' }), gone, older, page('b')];
    expect(locationsIn(writeChosen('news-sitemap', feedOf(items)))).toEqual([
      'https://harbour-post.example/a',
      'https://harbour-post.example/b',
    ]);
    expect([...(newsSitemapFeedWriter.leavesOut?.(items) ?? [])]).toEqual([
      [older, 'A newer article has the same page.'],
    ]);
  });

  it('is asked for the articles of 48 hours', () => {
    expect(newsSitemapFeedWriter.within).toBe(48 * 60 * 60 * 1000);
  });

  it('is one file of up to 1,000 pages', () => {
    const feed = feedOf(Array.from({ length: 1_000 }, (_, index) => page(index)));
    expect(locationsIn(newsSitemapFeedWriter.write(feed))).toHaveLength(1_000);
    expect(newsSitemapFeedWriter.writeParts?.(feed)).toEqual([]);
  });

  it('is an index of several files, beside it, of more', () => {
    const feed = feedOf(Array.from({ length: 2_001 }, (_, index) => page(index)));
    const index = newsSitemapFeedWriter.write(feed);
    const parts = newsSitemapFeedWriter.writeParts?.(feed) ?? [];
    expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
    expect(locationsIn(index)).toEqual([1, 2, 3].map((n) => `${address}/-/${n}`));
    expect(parts.map((one) => one.address)).toEqual(locationsIn(index));
    expect(parts.flatMap(({ body }) => locationsIn(body))).toEqual(
      feed.items.map(({ renditions }) => renditions?.[0]?.href),
    );
    for (const { body } of parts) expect(faultsOf['news-sitemap'](body)).toEqual([]);
  });

  it.each<[what: string, lacking: Partial<NinjsArticle>, sentence: string]>([
    ['page', { renditions: [] }, 'A sitemap is of pages, and the article names none of its own.'],
    [
      'language',
      { language: 'und' },
      'A news sitemap tells the language of each article, and this one names none.',
    ],
    [
      'headline',
      { headlines: [] },
      'An article in a news sitemap must have a headline, and the article has none.',
    ],
    [
      'date within two days',
      { firstCreated: '2026-11-22T07:45:09.000Z' },
      'A news sitemap is of articles of the last 48 hours, and this one was published before.',
    ],
  ])('has no article without a %s', (_, lacking, sentence) => {
    expect(unfit(article(lacking), 'news-sitemap')).toBe(sentence);
    // Nor has one whose shape was changed since.
    expect(newsSitemapFeedWriter.leavesOut?.([article(lacking)]).size).toBe(1);
  });
});
