import { headline, type NinjsArticle } from '../../article/ninjs.ts';
import { besideFeed } from '../../partner/feed-page.ts';
import { publishedByNow, sourceName } from '../article-parts.ts';
import { type Feed, type FeedPart, type FeedWriter, newestChange } from '../feed-writer.ts';
import type { Writer } from '../writer.ts';
import { declaration, element, lines, text } from '../xml/write.ts';
import { longest, pageOf, sitemapCheck } from './fit.ts';

/** In one file. */
const mostAddresses = 1_000;

const contentType = 'application/xml; charset=utf-8';

/**
 * A Google News sitemap: the pages of the articles of two days, with the feed's title as the name of
 * the publication. More than a thousand are parted into several files, and the feed is an index of
 * these (sitemaps.org, "Sitemap index files"). A page that was withdrawn stands in it no more; the
 * page itself tells the rest.
 */
export const newsSitemapFeedWriter: FeedWriter = {
  contentType,
  length: 5_000,
  within: longest,
  isBrief: true,

  /** Also a page that stands there already, of the newer of two articles that name the same. */
  leavesOut(items) {
    const left = new Map<NinjsArticle, string>();
    const pages = new Set<string | undefined>();
    for (const one of items) {
      if (one.pubStatus === 'canceled') continue;
      const page = pageOf(one);
      const why =
        sitemapCheck(one) ?? (pages.has(page) ? 'A newer article has the same page.' : undefined);
      if (why === undefined) pages.add(page);
      else left.set(one, why);
    }
    return left;
  },

  write(feed) {
    const parts = partsOf(feed);
    return parts.length > 1 ? writeIndex(parts) : writePart(feed.title, parts[0]?.articles ?? []);
  },

  writeParts(feed): FeedPart[] {
    const parts = partsOf(feed);
    if (parts.length < 2) return [];
    return parts.map(({ address, articles }) => ({
      address,
      body: writePart(feed.title, articles),
    }));
  },
};

/** A sitemap of the one article, as its source has it. */
export const newsSitemapWriter: Writer = {
  contentType,
  extension: 'xml',
  write: (article) => writePart(sourceName(article) ?? headline(article), pagesIn([article])),
};

interface Part {
  address: string;
  articles: Page[];
}

/** An article, and where its page is. */
interface Page {
  article: NinjsArticle;
  address: string;
}

function partsOf({ address, items }: Feed): Part[] {
  const pages = pagesIn(items);
  const count = Math.ceil(pages.length / mostAddresses);
  return Array.from({ length: count }, (_, index) => ({
    address: partAddress(address, index + 1),
    articles: pages.slice(index * mostAddresses, (index + 1) * mostAddresses),
  }));
}

/** `https://…/news.xml` parts into `https://…/news.xml/-/1` and so on, where no other feed stands. */
function partAddress(address: string, number: number): string {
  return besideFeed(address) + number;
}

function pagesIn(articles: NinjsArticle[]): Page[] {
  return articles.flatMap((article) => {
    const address = pageOf(article);
    return address && article.pubStatus !== 'canceled' ? [{ article, address }] : [];
  });
}

function writeIndex(parts: Part[]): string {
  const entries = parts.map(({ address, articles }) =>
    element(
      'sitemap',
      {},
      element('loc', {}, text(address)),
      element('lastmod', {}, text(newestChange(articles.map(({ article }) => article)) ?? '')),
    ),
  );
  return documentOf('sitemapindex', { xmlns }, entries);
}

function writePart(publication: string, pages: Page[]): string {
  const entries = pages.map(({ article, address }) =>
    element(
      'url',
      {},
      element('loc', {}, text(address)),
      element('lastmod', {}, text(article.versionCreated)),
      element(
        'news:news',
        {},
        element(
          'news:publication',
          {},
          element('news:name', {}, text(publication)),
          element('news:language', {}, text(languageOf(article))),
        ),
        element('news:publication_date', {}, text(publishedByNow(article))),
        element('news:title', {}, text(headline(article))),
      ),
    ),
  );
  return documentOf('urlset', { xmlns, 'xmlns:news': news }, entries);
}

const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const news = 'http://www.google.com/schemas/sitemap-news/0.9';

/** ISO 639, but for the two ways that Chinese is written. */
function languageOf({ language = '' }: NinjsArticle): string {
  if (/^zh-(?:hant|tw|hk|mo)\b/i.test(language)) return 'zh-tw';
  const [primary = ''] = language.toLowerCase().split('-');
  return primary === 'zh' ? 'zh-cn' : primary;
}

function documentOf(name: string, namespaces: Record<string, string>, entries: string[]): string {
  return `${declaration}\n${element(name, namespaces, lines(...entries))}\n`;
}
