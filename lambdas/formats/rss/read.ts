import { parseKey } from '../../article/identity.ts';
import type { NinjsArticle } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { tagged, timed } from '../findings.ts';
import { bylineOf } from '../html/byline.ts';
import { type Candidate, candidate } from '../html/candidate.ts';
import { readItems } from '../several.ts';
import { type Category, pageOf, readingOfEntry } from '../syndication/entry.ts';
import { mediaIn } from '../syndication/media.ts';
import { nameIn, textFrom, titleIn } from '../syndication/text.ts';
import { all, type Fields, fieldsOf, lineOf, parseFeed } from '../syndication/vocabulary.ts';
import { attributeOf, lineIn, type XmlElement } from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import { mediaTopics } from './taxonomy.ts';
import { exportedStatus, scheduledTime } from './wordpress.ts';

/**
 * RSS: 2.0 and the 0.9x before it, and RSS 1.0, which is RDF; with what feeds add to them of Dublin
 * Core, content:encoded, Media RSS and Atom. A WordPress export (WXR) is one, too. Each item is an
 * article.
 */
export const rssReader = {
  format: 'rss',

  recognises(text) {
    const root = rootOf(text);
    return root === 'rss' || (root === 'rdf' && vocabulary.test(text.slice(0, 8192))) ? 1 : 0;
  },

  read(text, file) {
    const document = parseFeed(text);
    const outer = fieldsOf(document, 'rss');
    const [channel] = all(outer, 'channel');
    const feed = feedOf(document, channel);
    const items = [...all(fieldsOf(channel, 'rss'), 'item'), ...all(outer, 'item')];
    if (items.length === 0) throw noItem();
    const { path } = parseKey(file.key);
    return readItems(items, nameOf, (item) => readItem(item, feed, path));
  },
} satisfies Reader;

const vocabulary = /purl\.org\/rss\/1\.0\/|purl\.org\/net\/rss1|netscape\.com\/rdf\/simple/;

/** What holds for all items of a feed. */
interface Feed {
  title: string | undefined;
  /** What addresses start from, where the feed says so. */
  base: string | undefined;
  /** The site's front page. */
  home: string | undefined;
  language: string | undefined;
  rights: string | undefined;
}

function feedOf(document: XmlElement, channel: XmlElement | undefined): Feed {
  const fields = fieldsOf(channel, 'rss');
  const language = lineOf(fields, 'language', 'dc:language');
  return {
    title: titleIn(all(fields, 'title', 'dc:title')[0]),
    base: channel?.attributes['xml:base'] ?? document.attributes['xml:base'],
    home: addressIn(fields),
    language: language ?? document.attributes['xml:lang'],
    rights: titleIn(all(fields, 'copyright', 'dc:rights', 'atom:rights')[0]),
  };
}

function readItem(item: XmlElement, feed: Feed, path: string): Reading {
  const fields = fieldsOf(item, 'rss');
  const own = item.attributes['xml:base'];
  const base = (own && URL.parse(own, feed.base)?.href) || feed.base;
  const line = (name: string) => candidate(name, lineOf(fields, name));
  const title = (name: string) => candidate(name, titleIn(all(fields, name)[0]));
  const time = (name: string) => timed(name, lineOf(fields, name));
  const page = pageIn(fields, base ?? feed.home);
  const start = base ?? page.value ?? feed.home;
  const first = (...names: string[]) => {
    const elements = all(fields, ...names);
    return elements.find((one) => lineIn(one)) ?? elements[0];
  };
  const content = first('content:encoded', 'xhtml:body');
  const summary = first('description', 'excerpt:encoded', 'atom:summary');
  const source = titleIn(first('source', 'dc:publisher', 'dc:source')) ?? feed.title;
  return readingOfEntry(
    {
      pubStatus: statusIn(fields),
      fields: {
        headline: [title('title'), title('dc:title'), title('media:title')],
        documentId: [
          line('guid'),
          candidate('rdf:about', attributeOf(item, 'rdf:about')),
          line('dc:identifier'),
          page,
        ],
        webAddress: [page],
        by: [candidate('dc:creator', bylineOf(namesIn(fields, 'dc:creator'))), ...authors(fields)],
        firstCreated: [
          time('pubDate'),
          time('dcterms:issued'),
          time('dc:date'),
          time('dcterms:created'),
          time('atom:published'),
        ],
        versionCreated: [time('dcterms:modified'), time('atom:updated')],
        embargoedUntil: [candidate('wp:post_date_gmt', scheduledTime(fields))],
        language: [
          tagged('dc:language', lineOf(fields, 'dc:language')),
          tagged('xml:lang', item.attributes['xml:lang'] ?? content?.attributes['xml:lang']),
          tagged('channel language', feed.language),
        ],
        copyrightHolder: [title('dcterms:rightsHolder')],
        copyrightNotice: [
          title('dc:rights'),
          title('atom:rights'),
          candidate('channel copyright', feed.rights),
        ],
        usageTerms: [title('dcterms:license'), title('creativeCommons:license')],
      },
      content: textFrom(content, content?.name === 'body' ? 'body' : 'content:encoded', start),
      summary: textFrom(summary, summary?.name ?? '', start),
      categories: categoriesIn(fields),
      media: mediaIn(fields, 'rss'),
      sources: source ? [{ name: source }] : [],
      base: start,
      feedTitle: feed.title,
    },
    path,
  );
}

function nameOf(item: XmlElement): string | undefined {
  const fields = fieldsOf(item, 'rss');
  return (
    lineOf(fields, 'guid') ?? attributeOf(item, 'rdf:about') ?? lineOf(fields, 'link', 'title')
  );
}

/** A link that Atom or a feed's proxy gives goes before `link` where that is one of the proxy's. */
function pageIn(fields: Fields, base: string | undefined): Candidate {
  const guid = all(fields, 'guid').find(
    ({ attributes }) => attributes.isPermaLink?.toLowerCase() !== 'false',
  );
  const candidates = [
    candidate('feedburner:origLink', lineOf(fields, 'feedburner:origLink')),
    candidate('link', addressIn(fields)),
    candidate('guid', lineIn(guid)),
  ].map(({ source, value }) => candidate(source, pageOf(value, base)));
  return candidates.find(({ value }) => value) ?? candidate('link', undefined);
}

/** `<link>…</link>`, also as Atom has it and as an attribute. */
function addressIn(fields: Fields): string | undefined {
  const links = all(fields, 'link', 'atom:link').filter(({ attributes: { rel } }) =>
    /^(?:.*\/)?alternate$/.test(rel ?? 'alternate'),
  );
  return links.map((link) => lineIn(link) ?? attributeOf(link, 'href')).find(Boolean);
}

/** Media RSS tells what was taken down. */
function statusIn(fields: Fields): NinjsArticle['pubStatus'] {
  const state = attributeOf(all(fields, 'media:status')[0], 'state')?.toLowerCase();
  if (state === 'deleted') return 'canceled';
  const status = exportedStatus(fields);
  return state === 'blocked' && status === 'usable' ? 'withheld' : status;
}

function namesIn(fields: Fields, name: string): string[] {
  return all(fields, name).flatMap((one) => nameIn(lineIn(one)) ?? []);
}

function authors(fields: Fields): Candidate[] {
  const inAtom = all(fields, 'atom:author').flatMap(
    (one) => lineOf(fieldsOf(one, 'rss'), 'atom:name') ?? [],
  );
  return [
    candidate('author', bylineOf(namesIn(fields, 'author'))),
    candidate('atom:author', bylineOf(inAtom)),
  ];
}

/**
 * `domain` is the taxonomy; a WordPress export has those of WordPress there. Of a Media Topic it is
 * the name that stands in a feed of ours, which is no code.
 */
function categoriesIn(fields: Fields): Category[] {
  const words = all(fields, 'media:keywords').flatMap((one) =>
    (lineIn(one) ?? '').split(/\s*,\s*/),
  );
  const categories = all(fields, 'category', 'dc:subject').flatMap((one): Category[] => {
    const name = titleIn(one);
    const domain = attributeOf(one, 'domain');
    if (!name || name === 'Uncategorized') return [];
    if (domain === 'category') return [{ name, isSection: true }];
    const isWord = domain === 'post_tag' || (domain === mediaTopics && !/^\d{8}$/.test(name));
    return [{ name, scheme: isWord ? undefined : domain }];
  });
  return [...categories, ...words.filter(Boolean).map((name) => ({ name }))];
}

function noItem(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The RSS feed holds no item.',
    'Upload it once there is an item in it.',
  );
}
