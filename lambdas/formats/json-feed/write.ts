import { body, headline, type NinjsArticle, webAddress } from '../../article/ninjs.ts';
import {
  authorNames,
  mediaOf,
  picturesOf,
  publishedByNow,
  type Shown,
  sourceName,
  standfirst,
  subjectNames,
} from '../article-parts.ts';
import { commonLanguage, type FeedWriter, type SentFeed } from '../feed-writer.ts';
import type { Writer } from '../writer.ts';

/** JSON Feed 1.1 (jsonfeed.org): a feed of the one article, named after who sends it. */
export const jsonFeedWriter: Writer = {
  contentType: 'application/feed+json',
  extension: 'json',
  write: (article) => write({ title: titleOf(article), items: [article] }),
};

/** The same of many articles, which says where it stands. */
export const jsonFeedOfManyWriter: FeedWriter = {
  contentType: 'application/feed+json; charset=utf-8',
  write: (feed) => write(feed),
};

function write({ title, address, items, links = {}, logo }: SentFeed) {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    feed_url: address,
    next_url: links.previousArchive,
    icon: logo,
    hubs: links.hub && [{ type: 'WebSub', url: links.hub }],
    language: commonLanguage(items),
    items: items.map((one) => (one.pubStatus === 'canceled' ? withdrawal(one) : item(one))),
  });
}

function titleOf(article: NinjsArticle): string {
  const site = URL.parse(webAddress(article) ?? '')?.hostname;
  return sourceName(article) ?? (site || headline(article));
}

function item(article: NinjsArticle) {
  const [lead] = picturesOf(article);
  const attachments = mediaOf(article).filter(({ shown }) => shown.href !== lead?.shown.href);
  return {
    id: article.uri,
    url: webAddress(article),
    title: headline(article) || undefined,
    content_html: body(article, 'text/html'),
    summary: standfirst(article),
    image: lead?.shown.href,
    date_published: publishedByNow(article),
    date_modified: article.versionCreated,
    authors: filled(authorNames(article).map((name) => ({ name }))),
    tags: filled(subjectNames(article)),
    language: article.language,
    attachments: filled(attachments.flatMap(attachment)),
  };
}

/** The media type is required. */
function attachment({ shown, headlines = [] }: Shown) {
  const { href, contentType, sizeInBytes, duration } = shown;
  if (contentType === undefined) return [];
  const title = headlines[0]?.value;
  return [
    {
      url: href,
      mime_type: contentType,
      title,
      size_in_bytes: sizeInBytes,
      duration_in_seconds: duration,
    },
  ];
}

/**
 * JSON Feed has nothing that takes an item down. This one is empty, which every reader can show, and
 * says what it is in an extension (names of our own begin with `_`).
 */
function withdrawal({ uri, language, versionCreated }: NinjsArticle) {
  return {
    id: uri,
    title: 'Withdrawn',
    content_text: '',
    date_modified: versionCreated,
    language,
    _wirecopy: {
      about: 'https://www.rfc-editor.org/rfc/rfc6721',
      deleted: true,
      when: versionCreated,
    },
  };
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
