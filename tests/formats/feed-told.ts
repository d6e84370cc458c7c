import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
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

/** The formats for any reader: these feeds hold whatever they are given, and tell of withdrawals. */
export const openFormats = ['rss', 'atom', 'json-feed', 'ninjs'] as const;

/** What an independent reader finds in a feed, in its order. */
export const toldIn: Record<FeedFormat, (body: string) => Told[]> = {
  rss: toldInRss,
  msn: toldInRss,
  yahoo: toldInRss,
  smartnews: toldInRss,
  flipboard: toldInRss,
  'apple-news-rss': toldInRss,
  // It knows no tombstones, and passes over them.
  atom: (body) => [
    ...deletedEntries(body),
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
  'news-sitemap': (body) =>
    [...body.matchAll(/<url><loc>([^<]*)<\/loc><lastmod>([^<]*)<.*?<news:title>([^<]*)</gs)].map(
      ([, id = '', modified = '', title = '']) => ({ id, modified, title }),
    ),
};

function toldInRss(body: string): Told[] {
  return (parseRssFeed(body).items ?? []).map((item) => {
    const about = { id: item.guid?.value ?? '', modified: item.dcterms?.modified?.[0] ?? '' };
    const isWithdrawn =
      item.media?.status?.state === 'deleted' || item.dcterms?.valid !== undefined;
    return isWithdrawn
      ? { ...about, isWithdrawn }
      : { ...about, title: item.title ?? '', html: item.content?.encoded ?? '' };
  });
}

function deletedEntries(body: string): Told[] {
  return [...body.matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)"/g)].map(
    ([, id = '', modified = '']): Told => ({ id, modified, isWithdrawn: true }),
  );
}

const parser = new Parser<unknown, Record<string, string | undefined>>({
  customFields: {
    item: [
      ['dcterms:modified', 'modified'],
      ['dcterms:valid', 'valid'],
      ['media:status', 'status'],
      ['content:encoded', 'html'],
      ['updated', 'updated'],
    ],
  },
});

/** What another one finds in RSS and Atom, which has no part in common with the first. */
export async function toldByAnother(body: string): Promise<Told[]> {
  const { items } = await parser.parseString(body);
  return [
    ...deletedEntries(body),
    ...items.map((item) => {
      const about = {
        id: item.guid ?? item.id ?? '',
        modified: item.modified ?? item.updated ?? '',
      };
      return item.valid !== undefined || isDeleted(item.status)
        ? { ...about, isWithdrawn: true as const }
        : { ...about, title: item.title ?? '', html: item.html ?? item.content ?? '' };
    }),
  ];
}

/** An element with a text and an attribute is an object to it, or its text alone. */
function isDeleted(status: unknown): boolean {
  return JSON.stringify(status ?? '').includes('deleted');
}
