import type { Subscription } from '../partner/subscription.ts';
import { appleNewsWriter } from './apple-news/write.ts';
import { appleNewsRss } from './apple-news-rss/profile.ts';
import { atomWriter } from './atom/write.ts';
import { flipboard } from './flipboard/profile.ts';
import { htmlWriter } from './html/write.ts';
import { jsonFeedWriter } from './json-feed/write.ts';
import { jsonLdWriter } from './json-ld/write.ts';
import { markdownWriter } from './markdown/write.ts';
import { msn } from './msn/profile.ts';
import { newsSitemapWriter } from './news-sitemap/write.ts';
import { newsmlG2Writer } from './newsml-g2/write.ts';
import { ninjsWriter } from './ninjs/write.ts';
import { nitfWriter } from './nitf/write.ts';
import { rssWriter, rssWriterOf } from './rss/write.ts';
import { smartnews } from './smartnews/profile.ts';
import { textWriter } from './text/write.ts';
import { wordpressWriter } from './wordpress/write.ts';
import type { Writer } from './writer.ts';
import { yahoo } from './yahoo/profile.ts';

/**
 * Every format that can go out; those of feeds alone as a feed of the one article, to look at. A new one is a
 * file of its own and a line here.
 */
export const writers: Record<Subscription['format'], Writer> = {
  ninjs: ninjsWriter,
  rss: rssWriter,
  atom: atomWriter,
  'json-feed': jsonFeedWriter,
  'json-ld': jsonLdWriter,
  html: htmlWriter,
  markdown: markdownWriter,
  text: textWriter,
  wordpress: wordpressWriter,
  'apple-news': appleNewsWriter,
  'newsml-g2': newsmlG2Writer,
  nitf: nitfWriter,
  'news-sitemap': newsSitemapWriter,
  msn: rssWriterOf(msn),
  yahoo: rssWriterOf(yahoo),
  smartnews: rssWriterOf(smartnews),
  flipboard: rssWriterOf(flipboard),
  'apple-news-rss': rssWriterOf(appleNewsRss),
};
