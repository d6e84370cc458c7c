import { bodiesOf } from '../../lambdas/article/blocks.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Feed } from '../../lambdas/formats/feed-writer.ts';
import { feedWriters } from '../../lambdas/formats/feed-writers.ts';
import { elementsOf, parseXml, textIn, type XmlElement } from '../../lambdas/formats/xml/read.ts';
import type { FeedFormat } from '../../lambdas/partner/subscription.ts';
import { article } from './articles.ts';

export const address = 'https://feeds.example/partner/all.xml';

/** An article that every partner takes. */
export function long(changes: Partial<NinjsArticle> = {}): NinjsArticle {
  const text = 'The ferries sail again at noon, the port says. '.repeat(12).trim();
  return article({ bodies: bodiesOf([{ type: 'paragraph', runs: [{ text }] }]), ...changes });
}

/** One that was withdrawn, as a feed has it. */
export const gone: NinjsArticle = {
  uri: 'urn:press:2',
  standard: { name: 'ninjs', version: '3.1' },
  type: 'text',
  version: '3',
  versionCreated: '2026-11-24T09:00:00.000Z',
  pubStatus: 'canceled',
  headlines: [],
  bodies: [],
  language: 'en-GB',
  renditions: [
    { name: 'web', href: 'https://harbour-post.example/2026/gone?utm_source=feed&page=2' },
  ],
};

/** A feed of those of its articles that have a place in it. */
export function writeChosen(format: FeedFormat, feed: Feed): string {
  const { leavesOut, write } = feedWriters[format];
  const left = leavesOut?.(feed.items);
  return write({ ...feed, items: feed.items.filter((one) => !left?.has(one)) });
}

/** A feed in RSS, as names and texts of its elements: those of its channel, and those of each item. */
export function partsOf(format: FeedFormat, items: NinjsArticle[], more: Partial<Feed> = {}) {
  const xml = writeChosen(format, { title: 'Harbour Post, all of it', address, items, ...more });
  const [channel] = elementsOf(parseXml(xml, {}));
  const children = elementsOf(channel);
  const isItem = ({ name }: XmlElement) => name === 'item';
  return {
    xml,
    channel: fieldsOf(children.filter((one) => !isItem(one))),
    items: children.filter(isItem).map((one) => fieldsOf(elementsOf(one))),
  };
}

/** Namespaces by the prefixes that everybody uses. */
const prefixes: Record<string, string> = {
  'http://purl.org/dc/terms/': 'dcterms:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://schemas.ingestion.microsoft.com/common/': 'mi:',
  'http://www.smartnews.be/snf': 'snf:',
  'http://www.w3.org/2005/Atom': 'atom:',
};

function fieldsOf(elements: XmlElement[]): Record<string, string> {
  return Object.fromEntries(
    elements.map((one) => [`${prefixes[one.namespace] ?? ''}${one.name}`, textIn(one)]),
  );
}
