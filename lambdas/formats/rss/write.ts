import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import { commonLanguage, type Feed, type FeedWriter, newestChange } from '../feed-writer.ts';
import type { Writer } from '../writer.ts';
import { cdata, declaration, element, text } from '../xml/write.ts';
import { mediaTopics } from './taxonomy.ts';

/** One that is sent stands nowhere. */
type RssFeed = Omit<Feed, 'address'> & Partial<Feed>;

const contentType = 'application/rss+xml; charset=utf-8';

export const rssFeedWriter: FeedWriter = { contentType, write: writeRss };

/** A feed of the one article. */
export const rssWriter: Writer = {
  contentType,
  extension: 'xml',
  write: (article) => writeRss({ title: headline(article) || 'Withdrawn', items: [article] }),
};

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/**
 * RSS 2.0 with the full text (content:encoded), byline, lead picture and subjects. The date of the
 * feed is that of its newest item, so that the same items give the same bytes.
 */
export function writeRss({ title, address, items }: RssFeed): string {
  const newest = newestChange(items);
  const language = commonLanguage(items);
  const channel = lines(
    element('title', {}, plain(title)),
    element('link', {}, text(address ?? homeOf(items))),
    element('description', {}, text(htmlOf(title))),
    language && element('language', {}, text(language)),
    newest && element('lastBuildDate', {}, rfc822(newest)),
    address && element('atom:link', { href: address, rel: 'self', type: 'application/rss+xml' }),
    ...items.map((one) => (one.pubStatus === 'canceled' ? withdrawal(one) : item(one))),
  );
  const rss = element('rss', { version: '2.0', ...namespaces }, element('channel', {}, channel));
  return `${declaration}\n${rss}\n`;
}

/**
 * A withdrawal is dated when it was made: some readers go by one of the dates, and some by
 * `dcterms:valid`, which is over. Of the article it bears the identifier alone.
 */
function withdrawal({ uri, versionCreated }: NinjsArticle): string {
  return element(
    'item',
    {},
    lines(
      element('title', {}, 'Withdrawn'),
      element('guid', { isPermaLink: 'false' }, text(uri)),
      element('pubDate', {}, rfc822(versionCreated)),
      element('dcterms:modified', {}, text(versionCreated)),
      element('dcterms:valid', {}, text(`end=${versionCreated}; scheme=W3C-DTF;`)),
      element('media:status', { state: 'deleted' }),
    ),
  );
}

function item(article: NinjsArticle): string {
  const { uri, by, descriptions, versionCreated } = article;
  const address = webAddress(article);
  const published = article.contentCreated ?? article.firstCreated ?? versionCreated;
  const html = body(article, 'text/html');
  const summary = descriptions?.[0]?.value;
  return element(
    'item',
    {},
    lines(
      element('title', {}, plain(headline(article))),
      address && element('link', {}, text(address)),
      element('guid', { isPermaLink: 'false' }, text(uri)),
      element('pubDate', {}, rfc822(published)),
      element('dcterms:modified', {}, text(versionCreated)),
      by && element('dc:creator', {}, plain(by)),
      summary && element('description', {}, text(htmlOf(summary))),
      ...categories(article),
      leadPicture(article),
      html && element('content:encoded', {}, cdata(html)),
    ),
  );
}

/** Each name once; what is a Media Topic says so. */
function categories({ subjects = [] }: NinjsArticle): string[] {
  return [...Map.groupBy(subjects, ({ name }) => name)].map(([name, same]) => {
    const isTopic = same.some(({ uri }) => uri?.startsWith(mediaTopics));
    return element('category', { domain: isTopic ? mediaTopics : undefined }, plain(name));
  });
}

function leadPicture({ associations = [] }: NinjsArticle): string | undefined {
  const picture = associations.find(({ type }) => type === 'picture');
  const rendition = picture?.renditions?.[0];
  if (!picture || !rendition) return undefined;
  const { href, contentType, width, height, sizeInBytes } = rendition;
  const caption = picture.descriptions?.[0]?.value;
  return element(
    'media:content',
    { url: href, medium: 'image', type: contentType, width, height, fileSize: sizeInBytes },
    caption ? element('media:description', { type: 'plain' }, plain(caption)) : '',
    picture.by ? element('media:credit', {}, plain(picture.by)) : '',
  );
}

/** RSS demands a link of the channel; one article's own page, or its identifier, must do. */
function homeOf([first]: NinjsArticle[]): string {
  return (first && (webAddress(first) ?? first.uri)) ?? '';
}

/** RFC 822 with the four-digit year of RFC 1123, as RSS 2.0 asks: `Tue, 24 Nov 2026 06:34:00 GMT`. */
function rfc822(time: string): string {
  return new Date(time).toUTCString();
}

/**
 * Text that is to be read as text. Many readers take it for HTML all the same, so what would then be
 * a tag is escaped once more: such a one shows it as it stands, others with its references.
 */
function plain(value: string): string {
  return text(/<[a-z/!?]/i.test(value) ? htmlOf(value) : value);
}

/** Text as HTML, which RSS 2.0 takes a description for. */
function htmlOf(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function lines(...parts: (string | undefined | false)[]): string {
  return `\n${parts.filter(Boolean).join('\n')}\n`;
}
