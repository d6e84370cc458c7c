import type { BinaryReader, Reader } from '../article/reading.ts';
import { anpaReader } from './anpa/read.ts';
import { appleNewsReader } from './apple-news/read.ts';
import { atomReader } from './atom/read.ts';
import { digitalwiresReader } from './digitalwires/read.ts';
import { docxReader } from './docx/read.ts';
import { emailReader } from './email/read.ts';
import { htmlReader } from './html/read.ts';
import { iptc7901Reader } from './iptc7901/read.ts';
import { jsonFeedReader } from './json-feed/read.ts';
import { jsonLdReader } from './json-ld/read.ts';
import { markdownReader } from './markdown/read.ts';
import { newsml12Reader } from './newsml-1.2/read.ts';
import { newsmlG2Reader } from './newsml-g2/read.ts';
import { ninjsReader } from './ninjs/read.ts';
import { nitfReader } from './nitf/read.ts';
import { odtReader } from './odt/read.ts';
import { rssReader } from './rss/read.ts';
import { textReader } from './text/read.ts';
import { wordpressReader } from './wordpress/read.ts';
import { zipReader } from './zip/read.ts';

/** Every format that can be read. A new one is a folder with a `read.ts`, and a line here. */
export const readers: Reader[] = [
  ninjsReader,
  jsonLdReader,
  appleNewsReader,
  wordpressReader,
  jsonFeedReader,
  digitalwiresReader,
  htmlReader,
  newsmlG2Reader,
  newsml12Reader,
  nitfReader,
  rssReader,
  atomReader,
  iptc7901Reader,
  anpaReader,
  emailReader,
  markdownReader,
  textReader,
];

/** Every format that is no text and can be read. */
export const binaryReaders: BinaryReader[] = [docxReader, odtReader, zipReader];
