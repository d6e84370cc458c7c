import type { FeedFormat, Format } from '../partner/subscription.ts';
import { appleNewsRss } from './apple-news-rss/profile.ts';
import { atomFeedWriter } from './atom/write-feed.ts';
import type { FeedWriter } from './feed-writer.ts';
import { flipboard } from './flipboard/profile.ts';
import { jsonFeedOfManyWriter } from './json-feed/write.ts';
import { msn } from './msn/profile.ts';
import { newsSitemapFeedWriter } from './news-sitemap/write.ts';
import { ninjsListWriter } from './ninjs/write-list.ts';
import { rssFeedWriter, rssFeedWriterOf } from './rss/write-feed.ts';
import { smartnews } from './smartnews/profile.ts';
import { yahoo } from './yahoo/profile.ts';

/** Every format that a feed can be in. A new one is a file of its own and a line here. */
export const feedWriters: Record<FeedFormat, FeedWriter> & Partial<Record<Format, FeedWriter>> = {
  rss: rssFeedWriter,
  atom: atomFeedWriter,
  'json-feed': jsonFeedOfManyWriter,
  ninjs: ninjsListWriter,
  'news-sitemap': newsSitemapFeedWriter,
  msn: rssFeedWriterOf(msn),
  yahoo: rssFeedWriterOf(yahoo),
  smartnews: rssFeedWriterOf(smartnews),
  flipboard: rssFeedWriterOf(flipboard),
  'apple-news-rss': rssFeedWriterOf(appleNewsRss),
};
