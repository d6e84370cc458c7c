import { articleId, articleUri } from '../../lambdas/article/identity.ts';
import type { ArticleRecord } from '../../lambdas/article/record.ts';
import { type Doors, linkSameStories } from '../../lambdas/similarity/link-same-stories.ts';
import { endLinks, type Fingerprint, type Link } from '../../lambdas/similarity/links.ts';

/**
 * What stands outside of linking, as a model: every door is one atomic step, at which other workers
 * may come in between or this one may die. Keys have room for every article.
 */
export class World {
  readonly fingerprints = new Map<string, Fingerprint>();
  readonly links = new Map<string, Map<string, Link>>();
  readonly #articles = new Map<string, { record: ArticleRecord; text: string | undefined }>();
  readonly #keys = new Map<number, Set<string>>();
  readonly #interleave: (step: string) => Promise<unknown>;

  constructor(interleave: (step: string) => Promise<unknown> = async () => {}) {
    this.#interleave = interleave;
  }

  /** The next version of an article; without a text it is withdrawn. Returns its id. */
  publish(publisher: string, documentId: string, text: string | undefined): string {
    const id = articleId(publisher, documentId);
    const version = (this.#articles.get(id)?.record.version ?? 0) + 1;
    const status = text === undefined ? 'withdrawn' : 'usable';
    const uri = uriOf(publisher, documentId);
    const record = { ...blank, id, publisher, documentId, uri, version, revision: version, status };
    this.#articles.set(id, { record: record as ArticleRecord, text });
    return id;
  }

  /** As the stages do it with a message that an article has news. */
  async work(id: string, dieAfter = Infinity): Promise<void> {
    const doors = this.doors(dieAfter);
    for (;;) {
      const { record, text } = this.#articles.get(id) ?? {};
      if (!record) return;
      if (text === undefined) return endLinks(record, doors);
      if (await linkSameStories(record, text, doors)) return;
    }
  }

  text(id: string): string | undefined {
    return this.#articles.get(id)?.text;
  }

  /** The articles that one is linked with, and how similar they are. */
  sameStoryAs(id: string): Record<string, number> {
    const links = [...(this.links.get(id)?.values() ?? [])].filter((one) => one.isSameStory);
    return Object.fromEntries(links.map((one) => [one.article, one.similarity]));
  }

  doors(dieAfter = Infinity): Doors {
    let steps = 0;
    const step = async <T>(name: string, effect: () => T): Promise<T> => {
      await this.#interleave(name);
      const result = effect();
      steps += 1;
      if (steps >= dieAfter) throw new Error(`died after ${name}`);
      return result;
    };
    return {
      keepFingerprint: (fingerprint) =>
        step('keepFingerprint', () => {
          const before = this.fingerprints.get(fingerprint.article);
          if (before && before.version > fingerprint.version) return 'overtaken';
          this.fingerprints.set(fingerprint.article, fingerprint);
          return before ? 'kept' : 'first';
        }),
      enter: async (article, keys) => {
        for (const key of keys) {
          // One by one, since a batch is no transaction.
          await step('enter', () => {
            const found = this.#keys.get(key) ?? new Set();
            this.#keys.set(key, found.add(article));
          });
        }
      },
      find: (keys) =>
        step('find', () => [...new Set(keys.flatMap((key) => [...(this.#keys.get(key) ?? [])]))]),
      getFingerprints: (articles) =>
        step('getFingerprints', () =>
          articles.flatMap((article) => this.fingerprints.get(article) ?? []),
        ),
      getVersions: (articles) =>
        step(
          'getVersions',
          () =>
            new Map(
              articles.flatMap((article) => {
                const version = this.fingerprints.get(article)?.version;
                return version === undefined ? [] : [[article, version] as const];
              }),
            ),
        ),
      listLinks: (article) =>
        step('listLinks', () => [...(this.links.get(article)?.values() ?? [])]),
      putLink: (article, link) =>
        step('putLink', () => {
          const mine = this.links.get(article) ?? new Map<string, Link>();
          const before = mine.get(link.article);
          if (before && before.version > link.version) return;
          if (before && before.otherVersion > link.otherVersion) return;
          this.links.set(article, mine.set(link.article, link));
        }),
    };
  }
}

const blank = {
  order: '',
  contentHash: '',
  source: { key: '', etag: '', lastModified: '', reading: 1 },
  documentKey: '',
  firstSeenAt: '',
  updatedAt: '',
  headline: '',
};

export function uriOf(publisher: string, documentId: string): string {
  return articleUri(publisher, documentId);
}
