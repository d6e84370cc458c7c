import { commonLanguage, type FeedWriter, newestChange } from '../feed-writer.ts';
import { declaration, element, text } from '../xml/write.ts';
import { entry, namespaces, tombstone } from './write.ts';

/**
 * An Atom feed (RFC 4287); what was withdrawn stands among its entries as a tombstone (RFC 6721). It
 * is dated as its newest change, and one that never held anything as long ago as can be.
 */
export const atomFeedWriter: FeedWriter = {
  contentType: 'application/atom+xml; charset=utf-8',
  write({ title, address, items }) {
    const feed = element(
      'feed',
      { ...namespaces, 'xml:lang': commonLanguage(items) },
      [
        '',
        element('id', {}, text(address)),
        element('title', { type: 'text' }, text(title)),
        element('updated', {}, text(newestChange(items) ?? new Date(0).toISOString())),
        element('link', { rel: 'self', type: 'application/atom+xml', href: address }),
        ...items.map((one) => (one.pubStatus === 'canceled' ? tombstone(one) : entry(one))),
        '',
      ].join('\n'),
    );
    return `${declaration}\n${feed}\n`;
  },
};
