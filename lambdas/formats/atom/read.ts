import { parseKey } from '../../article/identity.ts';
import type { NinjsSource } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { tagged, timed } from '../findings.ts';
import { bylineOf } from '../html/byline.ts';
import { type Candidate, candidate } from '../html/candidate.ts';
import { readItems } from '../several.ts';
import { type Category, pageOf, readingOfEntry } from '../syndication/entry.ts';
import { type Medium, mediaIn } from '../syndication/media.ts';
import { titleIn } from '../syndication/text.ts';
import { all, type Fields, fieldsOf, lineOf, parseFeed } from '../syndication/vocabulary.ts';
import { attributeOf, elementsOf, type XmlElement } from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import { type Feed, feedOf, linksOf, namesIn } from './feed.ts';
import { lineOfText, textOf } from './text.ts';

/**
 * Atom (RFC 4287), and 0.3 before it: each entry of a feed is an article, and each
 * `at:deleted-entry` (RFC 6721) takes one down. An entry may stand by itself.
 */
export const atomReader = {
  format: 'atom',

  recognises(text) {
    const root = rootOf(text);
    const isNamed = vocabulary.test(text.slice(0, 8192));
    if (root === 'feed') return isNamed || /<entry[\s>]/.test(text) ? 1 : 0;
    return isNamed && (root === 'entry' || root === 'deleted-entry') ? 1 : 0;
  },

  read(text, file) {
    const document = parseFeed(text);
    const { path } = parseKey(file.key);
    if (document.name !== 'feed') return readOne(document, feedOf(undefined), path);
    const fields = fieldsOf(document, 'atom');
    const held = new Set(all(fields, 'entry', 'at:deleted-entry'));
    const entries = elementsOf(document).filter((one) => held.has(one));
    if (entries.length === 0) throw noEntry();
    const feed = feedOf(document);
    return readItems(entries, nameOf, (entry) => readOne(entry, feed, path));
  },
} satisfies Reader;

const vocabulary = /w3\.org\/2005\/Atom|purl\.org\/atom\/ns|purl\.org\/atompub\/tombstones/i;

function readOne(entry: XmlElement, feed: Feed, path: string): Reading {
  return entry.name === 'deleted-entry' ? deletionOf(entry) : readEntry(entry, feed, path);
}

function readEntry(entry: XmlElement, feed: Feed, path: string): Reading {
  const fields = fieldsOf(entry, 'atom');
  const base = within(feed.base, entry);
  const page = pageIn(fields, base ?? feed.home);
  const [origin] = all(fields, 'source');
  const from = feedOf(origin);
  const [content] = all(fields, 'content');
  const [summary] = all(fields, 'summary');
  const line = (name: string) => candidate(name, lineOf(fields, name));
  const text = (name: string) => candidate(name, lineOfText(all(fields, name)[0]));
  const time = (name: string) => timed(name, lineOf(fields, name));
  const names = (name: string) => bylineOf(namesIn(fields, name));
  const start = base ?? page.value ?? feed.home;
  return readingOfEntry(
    {
      pubStatus: isTakenDown(fields) ? 'canceled' : 'usable',
      fields: {
        headline: [text('title'), candidate('media:title', titleIn(all(fields, 'media:title')[0]))],
        documentId: [line('id'), page],
        webAddress: [page],
        by: [
          candidate('author', names('author')),
          candidate(
            'dc:creator',
            bylineOf(all(fields, 'dc:creator').map((one) => titleIn(one) ?? '')),
          ),
          candidate('source author', bylineOf(from.authors)),
          candidate('feed author', bylineOf(feed.authors.filter((name) => name !== feed.title))),
        ],
        firstCreated: [time('published'), time('issued'), time('created'), time('dc:date')],
        versionCreated: [time('updated'), time('modified')],
        language: [content, summary, entry]
          .map((one) => tagged('xml:lang', one?.attributes['xml:lang']))
          .concat(
            tagged('dc:language', lineOf(fields, 'dc:language')),
            tagged('feed xml:lang', feed.language),
          ),
        copyrightNotice: [
          text('rights'),
          text('copyright'),
          candidate('source rights', from.rights),
          candidate('feed rights', origin ? undefined : feed.rights),
        ],
        usageTerms: [candidate('license', linksOf(fields, 'license')[0]?.attributes.href)],
      },
      content: textOf(content, content && within(start, content)),
      summary: textOf(summary, summary && within(start, summary)),
      categories: categoriesIn(fields),
      media: [...mediaIn(fields, 'atom'), ...enclosuresIn(fields)],
      sources: sourcesOf(from.title ?? feed.title, namesIn(fields, 'contributor')),
      base: start,
      feedTitle: feed.title,
    },
    path,
  );
}

/** An entry that was taken down (RFC 6721, 3): only its identifier is told. */
function deletionOf(entry: XmlElement): Reading {
  const documentId = attributeOf(entry, 'ref');
  if (!documentId) throw namesNone();
  const when = timed('when', attributeOf(entry, 'when')).value;
  const comment = lineOfText(all(fieldsOf(entry, 'atom'), 'at:comment')[0]);
  return {
    article: {
      pubStatus: 'canceled',
      headlines: [],
      bodies: [],
      ...(when && { versionCreated: when }),
      ...(comment && { edNote: comment }),
    },
    documentId,
    evidence: { documentId: 'at:deleted-entry' },
    dropped: [],
  };
}

function nameOf(entry: XmlElement): string | undefined {
  const fields = fieldsOf(entry, 'atom');
  return attributeOf(entry, 'ref') ?? lineOf(fields, 'id', 'title');
}

function isTakenDown(fields: Fields): boolean {
  return attributeOf(all(fields, 'media:status')[0], 'state')?.toLowerCase() === 'deleted';
}

/** What addresses in an element start from (RFC 3986 by way of xml:base). */
function within(base: string | undefined, element: XmlElement): string | undefined {
  const own = element.attributes['xml:base'];
  return (own && URL.parse(own, base)?.href) || base;
}

/** Of several representations the HTML; where the content stands elsewhere, that is the page. */
function pageIn(fields: Fields, base: string | undefined): Candidate {
  const links = linksOf(fields, 'alternate');
  const html = links.filter(({ attributes: { type } }) => !type || /html/i.test(type));
  const away = all(fields, 'content').filter(({ attributes: { type } }) => /html/.test(type ?? ''));
  const addresses = [
    ...[...html, ...links].map(({ attributes: { href } }) => candidate('link', href)),
    ...away.map(({ attributes: { src } }) => candidate('content src', src)),
  ];
  const pages = addresses.map(({ source, value }) => candidate(source, pageOf(value, base)));
  return pages.find(({ value }) => value) ?? candidate('link', undefined);
}

function sourcesOf(origin: string | undefined, contributors: string[]): NinjsSource[] {
  const helped = contributors.map((name) => ({ name, role: 'contributor' }));
  return origin ? [{ name: origin }, ...helped] : helped;
}

function enclosuresIn(fields: Fields): Medium[] {
  return linksOf(fields, 'enclosure').map(({ attributes: { href = '', type, length, title } }) => ({
    renditions: [{ address: href, contentType: type, size: length }],
    title,
  }));
}

function categoriesIn(fields: Fields): Category[] {
  const words = all(fields, 'dc:subject').flatMap((one) => titleIn(one) ?? []);
  const categories = all(fields, 'category').flatMap((one): Category[] => {
    const term = attributeOf(one, 'term');
    const scheme = attributeOf(one, 'scheme');
    const name = attributeOf(one, 'label') ?? term ?? titleIn(one);
    return name ? [{ name, scheme, term: scheme ? term : undefined }] : [];
  });
  return [...categories, ...words.map((name) => ({ name }))];
}

function noEntry(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The Atom feed holds no entry.',
    'Upload it once there is an entry in it.',
  );
}

function namesNone(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The at:deleted-entry does not say which entry was deleted.',
    'Give it the id of that entry in its attribute "ref".',
  );
}
