import type { LearntFurniture } from '../article/learnt-furniture.ts';
import type { NinjsArticle } from '../article/ninjs.ts';
import type { PackedMedia, UploadedFile } from '../article/reading.ts';
import type { Receipt } from '../article/receipt.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { TimelineEvent } from '../article/timeline.ts';

/** Everything outside that normalising touches. Times are epoch milliseconds. */
export interface Doors {
  now(): number;
  /** Counts a reading of the key, before the object is read; tells what is known of the key. */
  beginReading(key: string): Promise<Known>;
  /** Notes which articles it is now. False when another reading of the key has begun since. */
  noteArticles(key: string, reading: number, articles: string[]): Promise<boolean>;
  /** False when another reading of the key has begun since. */
  concludeReading(key: string, reading: number, receipt: Receipt): Promise<boolean>;
  /** The object as it is now; without `file` when it is over `largestUpload` bytes. */
  readObject(key: string): Promise<StoredObject | undefined>;
  /**
   * Has the publisher own a URI, and whatever is comparable to it, for good. False when another
   * publisher does.
   */
  claimUri(uri: string, publisher: string): Promise<boolean>;
  /** Notes by what editors may call an article, unless a newer one is called so. */
  noteNames(
    publisher: string,
    names: string[],
    newest: { article: string; order: string },
  ): Promise<void>;
  /** The id of a publisher's newest article of that name. */
  findNamed(publisher: string, name: string): Promise<string | undefined>;
  getArticle(id: string): Promise<ArticleRecord | undefined>;
  /** False when the record no longer has the revision `expected`. */
  saveArticle(record: ArticleRecord, expected: number, now: number): Promise<boolean>;
  putDocument(id: string, article: NinjsArticle): Promise<string>;
  /** Resolves to the address from which partners fetch it. */
  putMedia(folder: string, media: PackedMedia): Promise<string>;
  removeMedia(folder: string, name: string): Promise<void>;
  putReceipt(receipt: Receipt): Promise<void>;
  recordEvent(id: string, event: TimelineEvent): Promise<void>;
  readFurniture(publisher: string): Promise<LearntFurniture>;
  /** False when somebody else was quicker: then it is lost, which is no harm. */
  saveFurniture(publisher: string, learnt: LearntFurniture): Promise<boolean>;
  ring(queue: 'tagging' | 'routing', article: string): Promise<void>;
  /** Bytes. */
  largestUpload: number;
}

export interface Known {
  /** The number of this reading. */
  readings: number;
  /** The articles that stood in the object when it was last read. */
  articles?: string[];
  /** Of the last reading that came to its end. */
  receipt?: Receipt;
}

export interface StoredObject {
  etag: string;
  lastModified: string;
  /** Bytes. */
  size: number;
  file?: UploadedFile;
}
