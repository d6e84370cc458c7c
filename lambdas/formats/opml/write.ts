import type { FeedFormat } from '../../partner/subscription.ts';
import { declaration, element, lines, text } from '../xml/write.ts';

/** A feed as a list of feeds names it. */
export interface ListedFeed {
  title: string;
  address: string;
  format: FeedFormat;
}

/**
 * A list of feeds, which readers take to subscribe to all of them: OPML 2.0, "Subscription lists".
 * It has no date, so that the same feeds give the same bytes.
 */
export function writeOpml(title: string, feeds: ListedFeed[]): string {
  const head = element('head', {}, element('title', {}, text(title)));
  const body = element('body', {}, lines(...feeds.map(outline)));
  return `${declaration}\n${element('opml', { version: '2.0' }, lines(head, body))}\n`;
}

export const opmlContentType = 'text/x-opml; charset=utf-8';

/** `rss` is what every feed is called there, whatever it is in; what no reader reads is a link. */
function outline({ title, address, format }: ListedFeed): string {
  const about = { text: title, title };
  if (format === 'ninjs' || format === 'news-sitemap') {
    return element('outline', { type: 'link', ...about, url: address });
  }
  const isRss = format !== 'atom' && format !== 'json-feed';
  return element('outline', {
    type: 'rss',
    ...about,
    xmlUrl: address,
    version: isRss ? 'RSS2' : undefined,
  });
}
