import { type FeedWriter, newestChange } from '../feed-writer.ts';
import { ninjsWriter } from './write.ts';

/**
 * A list of ninjs 3.1 documents, under the name that agencies give it: `items`. Its links are called
 * as in JSON Feed, but that the feed of a page is `current`, as elsewhere.
 */
export const ninjsListWriter: FeedWriter = {
  contentType: 'application/json; charset=utf-8',
  write({ title, address, items, links: { hub, previousArchive, current } = {} }) {
    const about = {
      title,
      href: address,
      versionCreated: newestChange(items),
      next: previousArchive,
      current,
      hub,
    };
    const list = items.map((one) => ninjsWriter.write(one)).join(',\n');
    return `${JSON.stringify(about).slice(0, -1)},"items":[\n${list}\n]}\n`;
  },
};
