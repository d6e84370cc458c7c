import { parseKey } from '../article/identity.ts';
import type { LearntFurniture } from '../article/learnt-furniture.ts';
import { RejectedUpload } from '../article/outcome.ts';
import { type Fate, outcomeOfAll, type Receipt } from '../article/receipt.ts';
import type { Doors, Known, StoredObject } from './doors.ts';
import { learn } from './furniture/learn.ts';
import { articlesIn, type Found } from './read-upload.ts';
import { settle } from './settle.ts';
import { fateOf, type Identified, identified, takeArticle } from './take-article.ts';
import { decideDeletion, decideExpiry } from './withdraw.ts';

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
  const { publisher } = parseKey(key);
  const learnt = await doors.readFurniture(publisher);
  const articles = identified(found, source, learnt, at);
  const ids = [...new Set(articles.flatMap(({ id }) => id ?? []))];
  if (ids.length > 0 && !(await doors.noteArticles(key, known.readings, ids))) return undefined;
  const told =
    known.receipt?.upload.etag === etag && known.receipt.upload.lastModified === lastModified
      ? known.receipt
      : undefined;
  const fates = await inTurn(articles, (article) => takeArticle(article, told, doors));
  const taught = afterLearning(learnt, articles, fates, doors.now());
  if (taught !== learnt) await doors.saveFurniture(publisher, taught);
  const parts = fates.map((fate, index) => ({ place: found[index]?.place ?? '', ...fate }));
  const [whole] = fates;
  return whole && found[0]?.place === undefined
    ? { upload, at, ...whole }
    : { upload, at, outcome: outcomeOfAll(parts), parts };
}

/** What is known after these articles, of which those that were published teach. */
function afterLearning(
  learnt: LearntFurniture,
  articles: readonly Identified[],
  fates: readonly Fate[],
  now: number,
): LearntFurniture {
  return articles.reduce((known, { id, found }, index) => {
    const outcome = fates[index]?.outcome;
    const isPublished = outcome === 'accepted' || outcome === 'held';
    return id && isPublished && 'reading' in found
      ? learn(known, id, found.reading.article, now)
      : known;
  }, learnt);
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
