import { elementsOf, parseXml, textIn, type XmlElement } from '../../lambdas/formats/xml/read.ts';
import type { FeedFormat } from '../../lambdas/partner/subscription.ts';
import { explained, w3cMessages } from './w3c/messages.ts';

/**
 * What the W3C feed validator and the standards demand of every feed of ours, but what
 * docs/reference/formats.md explains; titles and identifiers that articles lack are asked of articles
 * before they come to a feed (formats/limits.ts).
 */
export const faultsOf: Record<FeedFormat, (body: string) => string[]> = {
  rss: w3cFaults,
  atom: w3cFaults,
  msn: w3cFaults,
  yahoo: w3cFaults,
  smartnews: w3cFaults,
  flipboard: w3cFaults,
  'apple-news-rss': w3cFaults,
  'json-feed'(body) {
    const feed = JSON.parse(body);
    return [
      ...(feed.version === 'https://jsonfeed.org/version/1.1' ? [] : ['no version']),
      ...(typeof feed.title === 'string' ? [] : ['no title']),
      ...(Array.isArray(feed.items) ? [] : ['no items']),
      ...feed.items.flatMap((item: Record<string, unknown>) => [
        ...(typeof item.id === 'string' ? [] : ['no id']),
        ...([item.content_html, item.content_text].some((one) => typeof one === 'string')
          ? []
          : ['no text']),
        ...(rfc3339.test(String(item.date_modified)) ? [] : ['no date']),
        ...('author' in item ? ['the author of version 1.0'] : []),
        ...attachmentsIn(item)
          .filter(({ url, mime_type: type }) => typeof url !== 'string' || typeof type !== 'string')
          .map(() => 'an attachment without address or type'),
      ]),
    ];
  },
  ninjs(body) {
    const { items } = JSON.parse(body);
    return items.flatMap((item: Record<string, unknown>) =>
      ['uri', 'versionCreated', 'pubStatus'].filter((name) => typeof item[name] !== 'string'),
    );
  },
  // sitemaps.org, and Google's "News sitemaps".
  'news-sitemap'(body) {
    const pages = elementsOf(parseXml(body, {}));
    const addresses = pages.map((page) => linesIn(page)['url.loc']);
    return [
      ...pages.flatMap((page) => Object.entries(linesIn(page)).flatMap(unlike)),
      ...pages
        .filter((page) => Object.keys(linesIn(page)).length < Object.keys(lines).length)
        .map(() => 'a page without all of it'),
      ...(new Set(addresses).size < addresses.length ? ['a page twice'] : []),
      ...(addresses.length > 1_000 ? ['more than 1,000 pages'] : []),
    ];
  },
};

/** What stands in a page of a news sitemap, and in which form. */
const lines: Record<string, RegExp> = {
  'url.loc': /^https?:\/\/./,
  'url.lastmod': /^\d{4}-\d\d-\d\dT.*Z$/,
  'url.news.publication.name': /\S/,
  'url.news.publication.language': /^(?:[a-z]{2,3}|zh-cn|zh-tw)$/,
  'url.news.publication_date': /^\d{4}-\d\d-\d\dT.*Z$/,
  'url.news.title': /\S/,
};

function unlike([name, text]: [string, string]): string[] {
  return lines[name]?.test(text) ? [] : [`${name}: ${JSON.stringify(text)}`];
}

/** The texts of an element by where they stand in it. */
function linesIn(element: XmlElement, outer = ''): Record<string, string> {
  const name = `${outer}${element.name}`;
  const inner = elementsOf(element);
  if (inner.length === 0) return { [name]: textIn(element) };
  return Object.assign({}, ...inner.map((one) => linesIn(one, `${name}.`)));
}

function w3cFaults(body: string): string[] {
  return w3cMessages(body).filter((one) => !explained.includes(one));
}

function attachmentsIn({ attachments }: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(attachments) ? attachments : [];
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
