import type { NinjsArticle } from '../article/ninjs.ts';

/** Writes an article in one format: the same article gives the same bytes. */
export interface Writer {
  contentType: string;
  /** Of a file in this format, without the dot. */
  extension: string;
  /** An article whose `pubStatus` is "canceled" is written as the format's way to take it down. */
  write(article: NinjsArticle): string;
}
