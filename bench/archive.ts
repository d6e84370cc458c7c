import { articleUri } from '../lambdas/article/identity.ts';
import type { ArticleRecord } from '../lambdas/article/record.ts';
import type { Doors } from '../lambdas/similarity/link-same-stories.ts';
import type { Fingerprint, Link } from '../lambdas/similarity/links.ts';
import { mostKeys, slotOf, slotsOfKey } from '../lambdas/similarity/scheme.ts';
import { keysOfWords, runs, sketchOfWords } from '../lambdas/similarity/sketch.ts';
import type { Word } from '../lambdas/similarity/words.ts';
import { chainOf, wordsOfChain } from './chain.ts';

/** What the articles table was asked for. */
export interface Requests {
  calls: number;
  itemsRead: number;
  itemsWritten: number;
  /** Fingerprints that were compared. */
  compared: number;
}

/**
 * An archive of articles by the million in memory, which is asked as the articles table is: the same
 * calls (lambdas/aws/same-stories.ts) for the same items. It holds what is entered under the keys that
 * will be asked for, since keys know nothing of one another; the fingerprints of its articles are made
 * when they are asked for.
 */
export class Archive {
  /** How many articles it holds, with serial numbers from 0. */
  size = 0;
  requests: Requests = { calls: 0, itemsRead: 0, itemsWritten: 0, compared: 0 };
  /** Milliseconds that were spent in here. */
  spent = 0;
  /** By key, the articles in its slots. */
  readonly #slots = new Map<number, (string | undefined)[]>();
  /** One at the upper bits of each key that will be asked for. */
  readonly #asked = new Uint8Array(2 ** 27);
  readonly #fingerprints = new Map<string, Fingerprint>();
  readonly #links = new Map<string, Link[]>();

  /** @param keys all that will be asked for */
  constructor(keys: Iterable<number>) {
    for (const key of keys) {
      this.#slots.set(key, []);
      this.#asked[key >>> 5] = 1;
    }
  }

  /** Takes in articles until it holds so many. */
  growTo(size: number): void {
    for (; this.size < size; this.size++) {
      const words = wordsOfChain(chainOf(this.size));
      if (this.#mayBeAskedFor(words)) this.#enter(String(this.size), keysOfWords(words));
    }
  }

  doors(): Doors {
    const asked = async <T>(
      calls: number,
      itemsRead: number,
      itemsWritten: number,
      answer: () => T,
    ): Promise<T> => {
      const start = performance.now();
      this.requests.calls += calls;
      this.requests.itemsRead += itemsRead;
      this.requests.itemsWritten += itemsWritten;
      const result = answer();
      this.spent += performance.now() - start;
      return result;
    };
    return {
      keepFingerprint: (fingerprint) =>
        asked(1, 0, 1, () => {
          this.#fingerprints.set(fingerprint.article, fingerprint);
          return 'first' as const;
        }),
      enter: (article, keys) =>
        asked(Math.ceil(keys.length / 25), 0, keys.length, () => this.#enter(article, keys)),
      find: (keys) =>
        asked(Math.ceil((keys.length * slotsOfKey) / 100), keys.length * slotsOfKey, 0, () =>
          this.#find(keys),
        ),
      getFingerprints: (articles) =>
        asked(Math.ceil(articles.length / 100), articles.length, 0, () => {
          this.requests.compared += articles.length;
          return articles.map((article) => this.#fingerprint(article));
        }),
      getVersions: (articles) =>
        asked(
          Math.ceil(articles.length / 100),
          articles.length,
          0,
          () => new Map(articles.map((article) => [article, 1])),
        ),
      listLinks: (article) => asked(1, 1, 0, () => this.#links.get(article) ?? []),
      putLink: (article, link) =>
        asked(1, 0, 1, () => {
          this.#links.set(article, [...(this.#links.get(article) ?? []), link]);
        }),
    };
  }

  /** To tell the keys of all articles takes most of the time, and most are asked for by nobody. */
  #mayBeAskedFor(words: Word[]): boolean {
    const hashes = runs(words, 3);
    const limit = ((5 * mostKeys) / hashes.length) * 2 ** 32;
    for (const hash of hashes) {
      if (hash < limit && this.#asked[hash >>> 5] === 1) return true;
    }
    return false;
  }

  #enter(article: string, keys: number[]): void {
    for (const key of keys) {
      const slots = this.#slots.get(key);
      if (slots) slots[slotOf(article, key)] = article;
    }
  }

  #find(keys: number[]): string[] {
    const shared = new Map<string, number>();
    for (const key of keys) {
      for (const article of this.#slots.get(key) ?? []) {
        if (article !== undefined) shared.set(article, (shared.get(article) ?? 0) + 1);
      }
    }
    return [...shared].sort(([, one], [, other]) => other - one).map(([article]) => article);
  }

  #fingerprint(article: string): Fingerprint {
    const known = this.#fingerprints.get(article);
    if (known) return known;
    const { sketch } = sketchOfWords(wordsOfChain(chainOf(Number(article))));
    return { article, version: 1, publisher: 'archive', uri: article, sketch };
  }
}

/** The record of an article that is none of the archive's; `serial` is above its. */
export function arrival(serial: number): ArticleRecord {
  const [publisher, documentId] = ['arrival', String(serial)];
  const uri = articleUri(publisher, documentId);
  return {
    id: documentId,
    publisher,
    documentId,
    uri,
    revision: 1,
    version: 1,
    status: 'usable',
    order: '',
    contentHash: '',
    source: { key: uri, etag: '', lastModified: '', reading: 1 },
    documentKey: '',
    firstSeenAt: '',
    updatedAt: '',
    headline: '',
  };
}
