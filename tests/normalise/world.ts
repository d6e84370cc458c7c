import { comparableUri } from '../../lambdas/article/identity.ts';
import { type LearntFurniture, nothingLearnt } from '../../lambdas/article/learnt-furniture.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Receipt } from '../../lambdas/article/receipt.ts';
import type { ArticleRecord } from '../../lambdas/article/record.ts';
import type { Doors } from '../../lambdas/normalise/doors.ts';

interface StoredObject {
  bytes: Uint8Array;
  etag: string;
  lastModified: string;
}

/**
 * What stands outside of normalise, as a model: every door is one atomic step of S3, DynamoDB or
 * SQS, at which other workers may come in between or this one may die.
 */
export class World {
  readonly records = new Map<string, ArticleRecord>();
  readonly documents = new Map<string, NinjsArticle>();
  readonly receipts = new Map<string, Receipt>();
  /** Of what is stored and can be fetched. */
  readonly media = new Set<string>();
  /** Whose each URI is. */
  readonly owners = new Map<string, string>();
  readonly names = new Map<string, { article: string; order: string }>();
  readonly furniture = new Map<string, LearntFurniture>();
  readonly rung: ['tagging' | 'routing', string][] = [];
  /** How many steps were taken, by all workers. */
  steps = 0;
  /** The next worker dies after so many steps. */
  dieAfter = Infinity;
  readonly #objects = new Map<string, StoredObject>();
  readonly #readings = new Map<string, Awaited<ReturnType<Doors['beginReading']>>>();
  readonly #rungFor = new Map<string, number>();
  readonly #interleave: (step: string) => Promise<unknown>;
  #clock = Date.parse('2026-11-24T06:00:00Z');
  #puts = 0;

  constructor(interleave: (step: string) => Promise<unknown> = async () => {}) {
    this.#interleave = interleave;
  }

  put(key: string, content: string | Uint8Array): void {
    this.#puts += 1;
    // S3 tells times in whole seconds: several puts fall into one.
    const lastModified = new Date(Math.floor(this.#tick() / 1000) * 1000).toISOString();
    this.#objects.set(key, { bytes: Buffer.from(content), etag: `"${this.#puts}"`, lastModified });
  }

  remove(key: string): void {
    this.#objects.delete(key);
  }

  pass(milliseconds: number): void {
    this.#clock += milliseconds;
  }

  /** How often the object was set out to be read. */
  readings(key: string): number {
    return this.#readings.get(key)?.readings ?? 0;
  }

  /** Whether somebody has rung for the article as its record stands. */
  isRungFor(id: string): boolean {
    return this.#rungFor.get(id) === this.records.get(id)?.revision;
  }

  doors(dieAfter = this.dieAfter): Doors {
    let steps = 0;
    const step = async <T>(name: string, effect: () => T): Promise<T> => {
      await this.#interleave(name);
      const result = effect();
      this.steps += 1;
      steps += 1;
      if (steps >= dieAfter) throw new Error(`died after ${name}`);
      return result;
    };
    return {
      now: () => this.#tick(),
      largestUpload: 1_000_000,
      beginReading: (key) =>
        step('beginReading', () => {
          const before = this.#readings.get(key);
          const after = { ...before, readings: (before?.readings ?? 0) + 1 };
          this.#readings.set(key, after);
          return after;
        }),
      noteArticles: (key, reading, articles) =>
        step('noteArticles', () => {
          const before = this.#readings.get(key);
          if (before?.readings !== reading) return false;
          this.#readings.set(key, { ...before, articles });
          return true;
        }),
      concludeReading: (key, reading, receipt) =>
        step('concludeReading', () => {
          const before = this.#readings.get(key);
          if (before?.readings !== reading) return false;
          this.#readings.set(key, { ...before, receipt });
          return true;
        }),
      readObject: (key) =>
        step('readObject', () => {
          const object = this.#objects.get(key);
          if (!object) return undefined;
          const { bytes, etag, lastModified } = object;
          return { etag, lastModified, size: bytes.length, file: { key, bytes, lastModified } };
        }),
      claimUri: (uri, publisher) =>
        step('claimUri', () => {
          const comparable = comparableUri(uri);
          const owner = this.owners.get(comparable) ?? publisher;
          this.owners.set(comparable, owner);
          return owner === publisher;
        }),
      noteNames: (publisher, names, newest) =>
        step('noteNames', () => {
          for (const name of names) {
            const called = JSON.stringify([publisher, name]);
            const before = this.names.get(called);
            if (!before || before.order <= newest.order) this.names.set(called, newest);
          }
        }),
      findNamed: (publisher, name) =>
        step('findNamed', () => this.names.get(JSON.stringify([publisher, name]))?.article),
      getArticle: (id) => step('getArticle', () => structuredClone(this.records.get(id))),
      saveArticle: (record, expected) =>
        step('saveArticle', () => {
          if ((this.records.get(record.id)?.revision ?? 0) !== expected) return false;
          this.records.set(record.id, record);
          return true;
        }),
      putDocument: (id, article) =>
        step('putDocument', () => {
          const key = `articles/${id}/${JSON.stringify(article)}`;
          this.documents.set(key, article);
          return key;
        }),
      putMedia: (folder, { name }) =>
        step('putMedia', () => {
          this.media.add(`${folder}/${name}`);
          return `https://feeds.example/media/${folder}/${name}`;
        }),
      removeMedia: (folder, name) =>
        step('removeMedia', () => void this.media.delete(`${folder}/${name}`)),
      putReceipt: (receipt) =>
        step('putReceipt', () => void this.receipts.set(receipt.upload.key, receipt)),
      readFurniture: (publisher) =>
        step('readFurniture', () => this.furniture.get(publisher) ?? nothingLearnt),
      saveFurniture: (publisher, learnt) =>
        step('saveFurniture', () => {
          const { revision } = this.furniture.get(publisher) ?? nothingLearnt;
          if (revision !== learnt.revision) return false;
          this.furniture.set(publisher, { ...learnt, revision: revision + 1 });
          return true;
        }),
      recordEvent: () => step('recordEvent', () => undefined),
      ring: (queue, id) =>
        step('ring', () => {
          this.rung.push([queue, id]);
          this.#rungFor.set(id, this.records.get(id)?.revision ?? 0);
        }),
    };
  }

  #tick(): number {
    this.#clock += 137;
    return this.#clock;
  }
}
