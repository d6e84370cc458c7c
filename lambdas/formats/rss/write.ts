import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { publishedByNow, summaryOf } from '../article-parts.ts';
import {
  commonLanguage,
  history,
  newestChange,
  relationsOf,
  type SentFeed,
} from '../feed-writer.ts';
import { withPicturesBy } from '../syndication/pictures.ts';
import { enclosureOf, mediaElements } from '../syndication/write-media.ts';
import type { Writer } from '../writer.ts';
import { cdata, declaration, element, lines, type Part, text } from '../xml/write.ts';
import type { RssProfile } from './profile.ts';
import { mediaTopics } from './taxonomy.ts';
import { htmlOf, plain, rfc822 } from './text.ts';
import { deleted } from './withdrawn.ts';

export const contentType = 'application/rss+xml; charset=utf-8';

/** A feed of the one article. */
export const rssWriter: Writer = rssWriterOf({});

export function rssWriterOf(profile: Variation): Writer {
  return {
    contentType,
    extension: 'xml',
    write: (article) =>
      writeRss({ title: headline(article) || 'Withdrawn', items: [article] }, profile),
  };
}

/** What is written otherwise than in plain RSS, which is for anybody. */
type Variation = Partial<RssProfile>;

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/**
 * RSS 2.0 with the full text (content:encoded), byline, media and subjects. The date of the feed is
 * that of its newest item, so that the same items give the same bytes.
 */
export function writeRss(
  feed: SentFeed,
  profile: Variation = {},
  itemFor = (article: NinjsArticle) => item(article, profile),
): string {
  const isArchive = feed.links?.current !== undefined;
  const head = headOf(feed, profile, isArchive);
  const items = feed.items.map((one) =>
    one.pubStatus === 'canceled' ? withdrawal(one, profile) : itemFor(one),
  );
  const rss = element(
    'rss',
    { version: '2.0', ...namespaces, ...(isArchive && history), ...profile.namespaces },
    element('channel', {}, lines(...head, ...items)),
  );
  return `${declaration}\n${rss}\n`;
}

function headOf(feed: SentFeed, profile: Variation, isArchive: boolean): Part[] {
  const { title, address, items, links, logo } = feed;
  const newest = newestChange(items);
  const language = commonLanguage(items) ?? (profile.inLanguage && items[0]?.language);
  const site = profile.partner && siteOf(items);
  const home = text(site || (address ?? homeOf(items)));
  const name = element('title', {}, plain(title));
  const link = element('link', {}, home);
  return [
    name,
    link,
    element('description', {}, profile.about ? plain(profile.about(title)) : text(htmlOf(title))),
    language && element('language', {}, text(language)),
    newest && element('lastBuildDate', {}, rfc822(newest)),
    logo && element('image', {}, element('url', {}, text(logo)), name, link),
    address && element('atom:link', { href: address, rel: 'self', type: 'application/rss+xml' }),
    ...relationsOf(links).map(({ rel, href }) => element('atom:link', { href, rel })),
    isArchive && element('fh:archive', {}),
    ...(profile.channel?.(feed) ?? []),
  ];
}

/**
 * A withdrawal is dated when it was made. Of the article it bears the identifier, and for partners
 * that cannot do without the address of its page.
 */
function withdrawal(notice: NinjsArticle, profile: Variation): string {
  const { uri, versionCreated } = notice;
  return element(
    'item',
    {},
    lines(
      element('guid', { isPermaLink: 'false' }, text(uri)),
      element('pubDate', {}, rfc822(versionCreated)),
      element('dcterms:modified', {}, text(versionCreated)),
      ...(profile.withdrawal ?? deleted)(notice),
    ),
  );
}

export function item(whole: NinjsArticle, profile: Variation): string {
  const adapted = profile.adapt ? profile.adapt(whole) : whole;
  const article = profile.pictures ? withPicturesBy(profile.pictures, adapted) : adapted;
  const { uri, by, versionCreated } = article;
  const address = webAddress(article);
  const published = profile.dated === 'changed' ? versionCreated : publishedByNow(article);
  const title = headline(article);
  const html = body(article, 'text/html');
  const summary = summaryOf(article);
  const enclosure = enclosureOf(article);
  return element(
    'item',
    {},
    lines(
      title || !summary ? element('title', {}, plain(title)) : '',
      address && element('link', {}, text(address)),
      element('guid', { isPermaLink: 'false' }, text(uri)),
      element('pubDate', {}, rfc822(published)),
      element('dcterms:modified', {}, text(versionCreated)),
      by && element('dc:creator', {}, plain(by)),
      // Also an empty one: readers are to find it before they find the text.
      (summary || html) && element('description', {}, descriptionOf(summary, article, profile)),
      ...categories(article),
      enclosure && element('enclosure', { ...enclosure }),
      ...mediaElements(article, plain),
      html && element('content:encoded', {}, cdata(html)),
      ...(profile.item?.(article) ?? []),
    ),
  );
}

function descriptionOf(summary: string, article: NinjsArticle, { description }: Variation): string {
  return description ? description(summary, article) : text(htmlOf(summary));
}

/** Each name once; what is a Media Topic says so. */
function categories({ subjects = [] }: NinjsArticle): string[] {
  const named = subjects.filter(({ name }) => name.trim());
  return [...Map.groupBy(named, ({ name }) => name)].map(([name, same]) => {
    const isTopic = same.some(({ uri }) => uri?.startsWith(mediaTopics));
    return element('category', { domain: isTopic ? mediaTopics : undefined }, plain(name));
  });
}

/** The front page of the site that all of them are on, which is what partners take the link for. */
function siteOf(items: NinjsArticle[]): string | undefined {
  const pages = items.flatMap((one) => URL.parse(webAddress(one) ?? '') ?? []);
  const [site, ...others] = new Set(pages.map(({ origin }) => `${origin}/`));
  return others.length === 0 ? site : undefined;
}

/** RSS demands a link of the channel; one article's own page, or its identifier, must do. */
function homeOf([first]: NinjsArticle[]): string {
  return (first && (webAddress(first) ?? first.uri)) ?? '';
}
