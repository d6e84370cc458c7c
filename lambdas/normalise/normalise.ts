import type { NinjsArticle } from '../article/ninjs.ts';
import { RejectedUpload } from '../article/outcome.ts';
import type { PackedMedia, UploadedFile } from '../article/reading.ts';
import { outcomeOfAll, type Receipt } from '../article/receipt.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { TimelineEvent } from '../article/timeline.ts';
import { articlesIn, type Found } from './read-upload.ts';
import { settle } from './settle.ts';
import { fateOf, identified, takeArticle } from './take-article.ts';
import { decideDeletion, decideExpiry } from './withdraw.ts';

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
  getArticle(id: string): Promise<ArticleRecord | undefined>;
  /** False when the record no longer has the revision `expected`. */
  saveArticle(record: ArticleRecord, expected: number, now: number): Promise<boolean>;
  putDocument(id: string, article: NinjsArticle): Promise<string>;
  /** Resolves to the address from which partners fetch it. */
  putMedia(folder: string, media: PackedMedia): Promise<string>;
  removeMedia(folder: string, name: string): Promise<void>;
  putReceipt(receipt: Receipt): Promise<void>;
  recordEvent(id: string, event: TimelineEvent): Promise<void>;
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

/**
 * Brings the articles that an upload speaks of up to date with the object as it is now, which may be
 * gone, and tells the publisher. Undefined when a later reading of the object goes on instead: its
 * message is its own, so nothing is lost with ours.
 */
export async function normalise(key: string, doors: Doors): Promise<Receipt | undefined> {
  for (;;) {
    const known = await doors.beginReading(key);
    const object = await doors.readObject(key);
    const receipt = object
      ? await takeUpload(key, object, known, doors)
      : await takeDeletion(key, known, doors);
    if (!receipt) return undefined;
    await doors.putReceipt(receipt);
    if (await doors.concludeReading(key, known.readings, receipt)) return receipt;
    // A later reading began before this one had written. If the object is what was taken in here, it
    // finds the same. If not, it may have come to its end too early to see what was written here.
    if (isSame(object, await doors.readObject(key))) return undefined;
  }
}

function isSame(one: StoredObject | undefined, other: StoredObject | undefined): boolean {
  return one?.etag === other?.etag && one?.lastModified === other?.lastModified;
}

/** How many articles of one upload are taken at the same time. */
const atOnce = 8;

/** Undefined when another reading of the key has begun meanwhile. */
async function takeUpload(
  key: string,
  object: StoredObject,
  known: Known,
  doors: Doors,
): Promise<Receipt | undefined> {
  const { file, etag, lastModified, size } = object;
  const at = new Date(doors.now()).toISOString();
  const upload = { key, etag, lastModified, bytes: size };
  let found: Found[];
  try {
    if (!file) throw tooLarge(size, doors.largestUpload);
    found = articlesIn(file);
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    return { upload, outcome: 'rejected', at, rejection: error.rejection };
  }
  const source = { key, etag, lastModified, reading: known.readings };
  const articles = identified(found, source, at);
  const ids = [...new Set(articles.flatMap(({ id }) => id ?? []))];
  if (ids.length > 0 && !(await doors.noteArticles(key, known.readings, ids))) return undefined;
  const told =
    known.receipt?.upload.etag === etag && known.receipt.upload.lastModified === lastModified
      ? known.receipt
      : undefined;
  const fates = await inTurn(articles, (article) => takeArticle(article, told, doors));
  const parts = fates.map((fate, index) => ({ place: found[index]?.place ?? '', ...fate }));
  const [whole] = fates;
  return whole && found[0]?.place === undefined
    ? { upload, at, ...whole }
    : { upload, at, outcome: outcomeOfAll(parts), parts };
}

/** What stood in the object when it was last read is withdrawn, as far as it stands on this upload. */
async function takeDeletion(
  key: string,
  { readings: reading, articles = [] }: Known,
  doors: Doors,
): Promise<Receipt> {
  const at = new Date(doors.now()).toISOString();
  const fates = await inTurn(articles, async (article) =>
    fateOf(
      await settle(
        article,
        (record) => decideDeletion(record, key, reading, at),
        { upload: key },
        doors,
      ),
    ),
  );
  const [first, another] = fates;
  if (!first) return { upload: { key }, outcome: 'withdrawn', at };
  if (!another) return { upload: { key }, at, ...first };
  const parts = fates.map((fate, index) => ({ place: `article ${index + 1}`, ...fate }));
  return { upload: { key }, at, outcome: 'withdrawn', parts };
}

/** Withdraws an article whose time is over; anything else of it stands as it is. */
export async function expire(article: string, doors: Doors): Promise<void> {
  const record = await doors.getArticle(article);
  if (!record) return;
  const now = new Date(doors.now()).toISOString();
  const about = { upload: record.source.key, expired: true as const };
  await settle(article, (current) => decideExpiry(current, now), about, doors);
}

async function inTurn<One, Result>(
  many: readonly One[],
  take: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < many.length; from += atOnce) {
    results.push(...(await Promise.all(many.slice(from, from + atOnce).map(take))));
  }
  return results;
}

function tooLarge(size: number, largest: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The file has ${size.toLocaleString('en')} bytes; ${largest.toLocaleString('en')} are the most.`,
    'Upload one article in a file, and its pictures beside it.',
  );
}
