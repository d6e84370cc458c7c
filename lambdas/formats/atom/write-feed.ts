import {
  commonLanguage,
  type FeedWriter,
  history,
  newestChange,
  relationsOf,
} from '../feed-writer.ts';
import { declaration, element, lines, text } from '../xml/write.ts';
import { entry, namespaces, tombstone } from './write.ts';

/**
 * An Atom feed (RFC 4287); what was withdrawn stands among its entries as a tombstone (RFC 6721). It
 * is dated as its newest change, and one that never held anything as long ago as can be.
 */
export const atomFeedWriter: FeedWriter = {
  contentType: 'application/atom+xml; charset=utf-8',
  write({ title, address, items, links, logo }) {
    const isArchive = links?.current !== undefined;
    const { 'xmlns:at': at, ...usual } = namespaces;
    const tells = items.some(({ pubStatus }) => pubStatus === 'canceled') && { 'xmlns:at': at };
    const feed = element(
      'feed',
      { ...usual, ...tells, ...(isArchive && history), 'xml:lang': commonLanguage(items) },
      lines(
        element('id', {}, text(address)),
        element('title', { type: 'text' }, text(title)),
        element('updated', {}, text(newestChange(items) ?? new Date(0).toISOString())),
        element('link', { rel: 'self', type: 'application/atom+xml', href: address }),
        ...relationsOf(links).map((one) => element('link', { ...one })),
        isArchive && element('fh:archive', {}),
        logo && element('logo', {}, text(logo)),
        ...items.map((one) => (one.pubStatus === 'canceled' ? tombstone(one) : entry(one))),
      ),
    );
    return `${declaration}\n${feed}\n`;
  },
};
