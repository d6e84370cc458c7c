import { parseKey } from '../../article/identity.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { markupBlocks } from '../body-text.ts';
import { tagged, timed } from '../findings.ts';
import { bylineOf } from '../html/byline.ts';
import { candidate } from '../html/candidate.ts';
import { isObject, type Json, listOf, memberNames, parseJson } from '../json.ts';
import { type Document, items, line, present } from '../ninjs/fields.ts';
import { readItems } from '../several.ts';
import { pageOf, readingOfEntry } from '../syndication/entry.ts';
import type { Medium } from '../syndication/media.ts';
import { type FeedText, nameIn, titleOf } from '../syndication/text.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';

/** JSON Feed 1.0 and 1.1 (jsonfeed.org): each item is an article. */
export const jsonFeedReader = {
  format: 'json-feed',

  recognises(text) {
    const names = memberNames(text);
    return names.has('version') && names.has('items') && version.test(text) ? 0.98 : 0;
  },

  read(text, file) {
    const parsed = parseJson(text);
    const feed = isObject(parsed) ? parsed : {};
    const entries = listOf(feed.items);
    if (entries.length === 0) throw noItem();
    const { path } = parseKey(file.key);
    return readItems(
      entries,
      (one) => (isObject(one) ? (idOf(one) ?? line(one, 'url', 'title')) : undefined),
      (one) => {
        if (!isObject(one)) throw notObject();
        return readItem(one, feed, path);
      },
    );
  },
} satisfies Reader;

const version = /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/;

function readItem(item: Document, feed: Document, path: string): Reading {
  const base = line(feed, 'home_page_url') ?? line(feed, 'feed_url');
  const page = candidate('url', pageOf(line(item, 'url'), base));
  const title = line(feed, 'title');
  const start = page.value ?? base;
  const content = textIn(item, start);
  return readingOfEntry(
    {
      pubStatus: isTakenDown(item) ? 'canceled' : 'usable',
      fields: {
        headline: [candidate('title', titleOf(line(item, 'title') ?? ''))],
        documentId: [candidate('id', idOf(item)), page],
        webAddress: [page],
        by: [
          candidate('authors', bylineOf(namesIn(item))),
          candidate('feed authors', bylineOf(namesIn(feed).filter((name) => name !== title))),
        ],
        firstCreated: [timed('date_published', line(item, 'date_published'))],
        versionCreated: [timed('date_modified', line(item, 'date_modified'))],
        language: [
          tagged('language', line(item, 'language')),
          tagged('feed language', line(feed, 'language')),
        ],
      },
      content,
      summary: plainText(item, 'summary'),
      categories: listOf(item.tags).flatMap((tag) =>
        typeof tag === 'string' ? { name: titleOf(tag) ?? '' } : [],
      ),
      media: mediaIn(item),
      sources: title ? [{ name: title }] : [],
      base,
      feedTitle: title,
    },
    path,
  );
}

/** As our own feeds tell it; the format has no word for it. */
function isTakenDown({ _wirecopy: told }: Document): boolean {
  return isObject(told) && told.deleted === true;
}

/** A number as well, which readers are to take as its digits. */
function idOf({ id }: Document): string | undefined {
  return typeof id === 'number' ? String(id) : typeof id === 'string' ? id.trim() : undefined;
}

function textIn(item: Document, base: string | undefined): FeedText {
  const { content_html: html } = item;
  if (typeof html === 'string' && html.trim() !== '') {
    return { blocks: markupBlocks(html, base), source: 'content_html' };
  }
  return plainText(item, 'content_text');
}

function plainText(item: Document, source: string): FeedText {
  const text = item[source];
  return { blocks: typeof text === 'string' ? linesToBlocks(paragraphsOf(text)) : [], source };
}

/** Of version 1.1 several, of 1.0 one. */
function namesIn({ authors, author }: Document): string[] {
  const all: Json[] = Array.isArray(authors) ? authors : listOf(author);
  return all.flatMap((one) => (isObject(one) ? (nameIn(line(one, 'name')) ?? []) : []));
}

function mediaIn(item: Document): Medium[] {
  const pictures = ['image', 'banner_image'].flatMap((name): Medium[] => {
    const address = line(item, name);
    return address ? [{ renditions: [{ address, kind: 'image' }] }] : [];
  });
  const attachments = items(item.attachments).map((one): Medium => {
    const number = (name: string) => (typeof one[name] === 'number' ? one[name] : undefined);
    const rendition = {
      address: line(one, 'url') ?? '',
      contentType: line(one, 'mime_type'),
      size: number('size_in_bytes'),
      duration: number('duration_in_seconds'),
    };
    return present<Medium>({ renditions: [rendition], title: line(one, 'title') });
  });
  return [...pictures, ...attachments];
}

function noItem(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The JSON Feed holds no item.',
    'Upload it once there is an item in it.',
  );
}

function notObject(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The item of the JSON Feed is no object.',
    'Check the program that writes the feed.',
  );
}
