/** Our bookkeeping beside the canonical article: one per (publisher, document id). */
export interface ArticleRecord {
  /** 26 characters derived from publisher and document id (see identity.ts). */
  id: string;
  publisher: string;
  documentId: string;
  /** By which partners know it: the document id or a URN of ours, and no other article's. Never changes. */
  uri: string;
  /**
   * Grows by one with every write: a new version, a withdrawal, new tags, a newer upload of the same
   * content. Every write is conditional on it, so of two concurrent ones only one wins.
   */
  revision: number;
  /** Grows by one with each published change of the content; 0 when only a kill has come so far. */
  version: number;
  status: 'usable' | 'withdrawn';
  /** Orders the uploads of one article: the document's own time, else S3's. RFC 3339 UTC. */
  order: string;
  /** Hash over the meaning of the content, not its bytes. */
  contentHash: string;
  /** The newest upload that made the current version, or had the same content. */
  source: Source;
  /** Key of the canonical document of this version in the articles bucket; immutable. */
  documentKey: string;
  /**
   * What media came with the article, by name. `life` is the version of the withdrawal before, 0 for
   * none: what comes after a withdrawal stands apart from what went with it.
   */
  media?: { life: number; names: string[] };
  /** The newest tagging; current when its `version` equals the record's. */
  tagged?: { version: number; documentKey: string; engine: string };
  /** Until when nothing may leave: RFC 3339. */
  embargoedUntil?: string;
  /** From when on nobody may have it any more: RFC 3339. */
  expires?: string;
  /** When the article was first accepted; never changes. RFC 3339 UTC with milliseconds. */
  firstSeenAt: string;
  updatedAt: string;
  headline: string;
  language?: string;
}

/** One object version, as it was read. */
export interface Source {
  key: string;
  etag: string;
  lastModified: string;
  /**
   * Counts the readings of this key (see aws/uploads.ts): of two readings of one key, the one with
   * the higher number saw the newer object or the same.
   */
  reading: number;
}
