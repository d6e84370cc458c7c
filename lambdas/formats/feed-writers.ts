import type { FeedFormat, Format } from '../partner/subscription.ts';
import { atomFeedWriter } from './atom/write-feed.ts';
import type { FeedWriter } from './feed-writer.ts';
import { jsonFeedOfManyWriter } from './json-feed/write.ts';
import { ninjsListWriter } from './ninjs/write-list.ts';
import { rssFeedWriter } from './rss/write.ts';

/** Every format that a feed can be in. A new one is a file of its own and a line here. */
export const feedWriters: Record<FeedFormat, FeedWriter> & Partial<Record<Format, FeedWriter>> = {
  rss: rssFeedWriter,
  atom: atomFeedWriter,
  'json-feed': jsonFeedOfManyWriter,
  ninjs: ninjsListWriter,
};
