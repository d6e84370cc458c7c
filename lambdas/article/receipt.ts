import type { Outcome, Rejection } from './outcome.ts';

/**
 * What a publisher is told of an upload: a JSON document under `receipts/<publisher>/…` for the
 * newest state of each key.
 */
export interface Receipt {
  upload: { key: string; etag?: string; lastModified?: string; bytes?: number };
  outcome: Outcome['kind'];
  /** When it was decided: RFC 3339 UTC. */
  at: string;
  article?: { id: string; uri: string; version: number; headline: string };
  /** The end of the embargo, for `held`. */
  until?: string;
  rejection?: Rejection;
  /** The format that was recognised. */
  format?: string;
  /** For each field, which source in the file said so. */
  evidence?: Record<string, string>;
  /** Lines that were left out as furniture. */
  dropped?: string[];
}
