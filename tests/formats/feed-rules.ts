import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { elementsOf, parseXml, textIn, type XmlElement } from '../../lambdas/formats/xml/read.ts';
import type { FeedFormat } from '../../lambdas/partner/subscription.ts';

/** What a feed tells of an article. */
export interface Told {
  id: string;
  /** RFC 3339. */
  modified: string;
  title?: string;
  html?: string;
  isWithdrawn?: true;
}

/** What an independent reader finds in a feed, in its order. */
export const toldIn: Record<FeedFormat, (body: string) => Told[]> = {
  rss: (body) =>
    (parseRssFeed(body).items ?? []).map((item) => {
      const about = { id: item.guid?.value ?? '', modified: item.dcterms?.modified?.[0] ?? '' };
      return item.media?.status?.state === 'deleted'
        ? { ...about, isWithdrawn: true }
        : { ...about, title: item.title ?? '', html: item.content?.encoded ?? '' };
    }),
  // It knows no tombstones, and passes over them.
  atom: (body) => [
    ...[...body.matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)"/g)].map(
      ([, id = '', modified = '']): Told => ({ id, modified, isWithdrawn: true }),
    ),
    ...(parseAtomFeed(body).entries ?? []).map((entry) => ({
      id: entry.id ?? '',
      modified: String(entry.updated),
      title: entry.title?.value ?? '',
      html: entry.content?.value ?? '',
    })),
  ],
  'json-feed': (body) =>
    (parseJsonFeed(body).items ?? []).map((item) => {
      const about = { id: item.id ?? '', modified: String(item.date_modified) };
      // An independent reader passes over what is empty and over extensions.
      return item.title === 'Withdrawn' && item.content_html === undefined
        ? { ...about, isWithdrawn: true }
        : { ...about, title: item.title ?? '', html: item.content_html ?? '' };
    }),
  ninjs: (body) =>
    JSON.parse(body).items.map((item: NinjsArticle) => {
      const about = { id: item.uri, modified: item.versionCreated };
      return item.pubStatus === 'canceled'
        ? { ...about, isWithdrawn: true }
        : { ...about, title: headline(item), html: item.bodies[0]?.value };
    }),
};

/**
 * What the W3C feed validator and the standards demand of every feed of ours; titles and identifiers
 * that articles lack are asked of articles before they come to a feed (formats/limits.ts).
 */
export const faultsOf: Record<FeedFormat, (body: string) => string[]> = {
  rss(body) {
    const [channel] = elementsOf(parseXml(body, {}));
    const items = named(channel, 'item');
    return [
      ...['title', 'link', 'description'].flatMap((name) => once(channel, name)),
      ...once(channel, 'lastBuildDate', items.length > 0 ? 1 : 0),
      ...items.flatMap((item) => [
        ...['title', 'guid', 'pubDate'].flatMap((name) => once(item, name)),
        ...named(item, 'guid')
          .filter(({ attributes }) => attributes.isPermaLink !== 'false')
          .map(() => 'a guid that is no address claims to be one'),
      ]),
      ...[...named(channel, 'lastBuildDate'), ...items.flatMap((item) => named(item, 'pubDate'))]
        .map(textIn)
        .filter((date) => !rfc822.test(date))
        .map((date) => `no date: ${date}`),
    ];
  },
  atom(body) {
    const feed = parseXml(body, {});
    return [
      ...['id', 'title', 'updated', 'link'].flatMap((name) => once(feed, name)),
      ...named(feed, 'link')
        .filter(({ attributes: { rel, href } }) => rel !== 'self' || !href)
        .map(() => 'the link is not to itself'),
      ...named(feed, 'entry').flatMap((entry) => [
        ...['id', 'title', 'updated', 'published', 'content'].flatMap((name) => once(entry, name)),
        ...(named(entry, 'author').length > 0 ? [] : ['an entry without an author']),
      ]),
      ...elementsOf(feed)
        .filter(({ name }) => name === 'deleted-entry')
        .filter(({ attributes: { when } }) => !rfc3339.test(when ?? ''))
        .map(() => 'a tombstone without a date'),
    ];
  },
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
      ]),
    ];
  },
  ninjs(body) {
    const { items } = JSON.parse(body);
    return items.flatMap((item: Record<string, unknown>) =>
      ['uri', 'versionCreated', 'pubStatus'].filter((name) => typeof item[name] !== 'string'),
    );
  },
};

/** With a year of four digits. */
const rfc822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Those of the element's own vocabulary: in RSS a link of Atom is another thing than a link. */
function named(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).filter(
    (one) => one.name === name && one.namespace === element?.namespace,
  );
}

function once(element: XmlElement | undefined, name: string, times = 1): string[] {
  const count = named(element, name).length;
  return count === times ? [] : [`${count} ${name} in ${element?.name}`];
}
