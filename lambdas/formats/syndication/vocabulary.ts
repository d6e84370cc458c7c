import { mended } from '../xml/mended.ts';
import { elementsOf, lineIn, parseXml, type XmlElement } from '../xml/read.ts';

/** The children of an element of a feed by their names, each with the usual prefix of its vocabulary. */
export type Fields = ReadonlyMap<string, XmlElement[]>;

/**
 * Reads a feed as they are: ampersands that stand bare are mended, and a prefix that everybody
 * knows need not be declared.
 *
 * @throws RejectedUpload as {@link parseXml} does: what is broken otherwise is not guessed at.
 */
export function parseFeed(text: string): XmlElement {
  return parseXml(mended(text), usualPrefixes);
}

/**
 * The children of an element: `title` of the feed's own vocabulary, which goes without a prefix,
 * `dc:creator`, `content:encoded`, `atom:link` of others. Names are in lower case, as some feeds
 * write `pubdate`; what stands in no vocabulary that is known is left out.
 */
export function fieldsOf(element: XmlElement | undefined, own: 'rss' | 'atom'): Fields {
  return Map.groupBy(elementsOf(element), ({ name, namespace }) => {
    const vocabulary = namespace === '' ? own : vocabularyOf(namespace);
    const local = name.toLowerCase();
    return vocabulary === own ? local : `${vocabulary}:${local}`;
  });
}

/** All children of these names, in any case: those of the first name, then those of the second. */
export function all(fields: Fields, ...names: string[]): XmlElement[] {
  return names.flatMap((name) => fields.get(name.toLowerCase()) ?? []);
}

/** The first line of text that stands under one of these names. */
export function lineOf(fields: Fields, ...names: string[]): string | undefined {
  for (const element of all(fields, ...names)) {
    const line = lineIn(element);
    if (line) return line;
  }
  return undefined;
}

/** The vocabulary that a namespace stands for, however its address is written. */
function vocabularyOf(namespace: string): string {
  const address = namespace
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '');
  return vocabularies.get(address) ?? '?';
}

const vocabularies = new Map([
  ['backend.userland.com/rss2', 'rss'],
  ['blogs.law.harvard.edu/tech/rss', 'rss'],
  ['purl.org/rss/1.0', 'rss'],
  ['purl.org/net/rss1.1', 'rss'],
  ['my.netscape.com/rdf/simple/0.9', 'rss'],
  ['channel.netscape.com/rdf/simple/0.9', 'rss'],
  ['w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/atompub/tombstones/1.0', 'at'],
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['backend.userland.com/creativecommonsrssmodule', 'creativecommons'],
  ['wordpress.org/export/1.0', 'wp'],
  ['wordpress.org/export/1.1', 'wp'],
  ['wordpress.org/export/1.2', 'wp'],
  ['wordpress.org/export/1.0/excerpt', 'excerpt'],
  ['wordpress.org/export/1.1/excerpt', 'excerpt'],
  ['wordpress.org/export/1.2/excerpt', 'excerpt'],
]);

const usualPrefixes = {
  atom: 'http://www.w3.org/2005/Atom',
  at: 'http://purl.org/atompub/tombstones/1.0',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  wp: 'http://wordpress.org/export/1.2/',
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
};
