import { contentHash } from '../article/content-hash.ts';
import { articleId, articleUri, parseKey } from '../article/identity.ts';
import type { NinjsArticle } from '../article/ninjs.ts';
import { RejectedUpload } from '../article/outcome.ts';
import type { UploadedFile } from '../article/reading.ts';
import type { Receipt } from '../article/receipt.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { TimelineEvent } from '../article/timeline.ts';
import { type Decision, decide, decideDeletion } from './decide.ts';
import { readUpload } from './read-upload.ts';

/** Everything outside that normalising touches. Times are epoch milliseconds. */
export interface Doors {
  now(): number;
  /** Counts a reading of the key, before the object is read; tells what is known of the key. */
  beginReading(key: string): Promise<Known>;
  /** Notes which article it is now. False when another reading of the key has begun since. */
  noteArticle(key: string, reading: number, article: string): Promise<boolean>;
  /** False when another reading of the key has begun since. */
  concludeReading(key: string, reading: number, receipt: Receipt): Promise<boolean>;
  /** The object as it is now; without `file` when it is over `largestUpload` bytes. */
  readObject(key: string): Promise<StoredObject | undefined>;
  getArticle(id: string): Promise<ArticleRecord | undefined>;
  /** False when the record no longer has the revision `expected`. */
  saveArticle(record: ArticleRecord, expected: number, now: number): Promise<boolean>;
  putDocument(id: string, article: NinjsArticle): Promise<string>;
  putReceipt(receipt: Receipt): Promise<void>;
  recordEvent(id: string, event: TimelineEvent): Promise<void>;
  ring(queue: 'tagging' | 'routing', article: string): Promise<void>;
  /** Bytes. */
  largestUpload: number;
}

interface Known {
  /** The number of this reading. */
  readings: number;
  /** The article that the object was when it was last read, if it was one. */
  article?: string;
  /** Of the last reading that came to its end. */
  receipt?: Receipt;
}

interface StoredObject {
  etag: string;
  lastModified: string;
  /** Bytes. */
  size: number;
  file?: UploadedFile;
}

/**
 * Brings the article that an upload speaks of up to date with the object as it is now, which may be
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

/** Undefined when another reading of the key has begun meanwhile. */
async function takeUpload(
  key: string,
  { file, etag, lastModified, size }: StoredObject,
  { readings: reading, receipt: told }: Known,
  doors: Doors,
): Promise<Receipt | undefined> {
  const now = new Date(doors.now()).toISOString();
  const upload = { key, etag, lastModified, bytes: size };
  let read: ReturnType<typeof readUpload>;
  try {
    if (!file) throw tooLarge(size, doors.largestUpload);
    read = readUpload(file);
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    return { upload, outcome: 'rejected', at: now, rejection: error.rejection };
  }
  const { article, documentId, evidence, dropped } = read.reading;
  const { publisher, path } = parseKey(key);
  const identity = { publisher, documentId: documentId ?? path };
  const id = articleId(identity.publisher, identity.documentId);
  if (!(await doors.noteArticle(key, reading, id))) return undefined;
  const settled = await settle(
    id,
    (record) =>
      decide(record, {
        ...identity,
        reading: read.reading,
        contentHash: contentHash(article),
        source: { key, etag, lastModified, reading },
        now,
      }),
    { upload: key, format: read.format },
    doors,
  );
  // What was told of this very upload stands: it may have been "unchanged", which cannot be seen
  // of the record any more.
  const { decision } = settled;
  const isTold = told?.upload.etag === etag && told.upload.lastModified === lastModified;
  if (isTold && decision.action === 'none' && decision.restated) return { ...told, at: now };
  return { ...receiptOf(upload, settled, now), format: read.format, evidence, dropped };
}

async function takeDeletion(
  key: string,
  { readings: reading, article }: Known,
  doors: Doors,
): Promise<Receipt> {
  const now = new Date(doors.now()).toISOString();
  if (!article) return { upload: { key }, outcome: 'withdrawn', at: now };
  const settled = await settle(
    article,
    (record) => decideDeletion(record, key, reading, now),
    { upload: key },
    doors,
  );
  return receiptOf({ key }, settled, now);
}

/** A decision, and the record as it stands after it; none when nothing is known of the article. */
interface Settled {
  decision: Decision;
  record: ArticleRecord | undefined;
}

/**
 * Decides on the record as it stands and carries that out, again and again until no other worker
 * came in between. A restated decision is rung for again: whoever made it may have stopped before.
 */
async function settle(
  id: string,
  decideOn: (record: ArticleRecord | undefined) => Decision,
  about: { upload: string; format?: string },
  doors: Doors,
): Promise<Settled> {
  for (;;) {
    const current = await doors.getArticle(id);
    const decision = decideOn(current);
    if (decision.action === 'none') {
      if (current && decision.restated) await ringFor(current, doors);
      return { decision, record: current };
    }
    const record =
      decision.action === 'write'
        ? { ...decision.record, documentKey: await doors.putDocument(id, decision.article) }
        : decision.record;
    const now = doors.now();
    if (!(await doors.saveArticle(record, current?.revision ?? 0, now))) continue;
    await doors.recordEvent(id, {
      at: new Date(now).toISOString(),
      stage: 'normalise',
      outcome: decision.outcome.kind,
      version: record.version,
      ...about,
    });
    await ringFor(record, doors);
    return { decision, record };
  }
}

/** Withdrawals need no tags: they take the shorter way. */
function ringFor({ id, status }: ArticleRecord, doors: Doors): Promise<void> {
  return doors.ring(status === 'withdrawn' ? 'routing' : 'tagging', id);
}

function receiptOf(upload: Receipt['upload'], { decision, record }: Settled, at: string): Receipt {
  const { outcome } = decision;
  // A deletion that withdrew nothing says nothing of the article, which may well stand.
  const isOfArticle = outcome.kind !== 'withdrawn' || outcome.article !== undefined;
  return {
    upload,
    outcome: outcome.kind,
    at,
    ...(record &&
      isOfArticle && {
        article: {
          id: record.id,
          uri: articleUri(record.publisher, record.documentId),
          version: record.version,
          headline: record.headline,
        },
      }),
    ...(outcome.kind === 'held' && { until: outcome.until }),
  };
}

function tooLarge(size: number, largest: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The file has ${size.toLocaleString('en')} bytes; ${largest.toLocaleString('en')} are the most.`,
    'Upload one article in a file, and its pictures beside it.',
  );
}
