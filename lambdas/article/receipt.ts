import type { Outcome, Rejection } from './outcome.ts';

/**
 * What a publisher is told of an upload: a JSON document under `receipts/<publisher>/…` for the
 * newest state of each key.
 */
export interface Receipt extends Fate {
  upload: { key: string; etag?: string; lastModified?: string; bytes?: number };
  /** When it was decided: RFC 3339 UTC. */
  at: string;
  /** Each of the articles, where the upload holds several; the outcome above is then their best. */
  parts?: Part[];
}

/** What became of one of the articles in an upload. */
export interface Part extends Fate {
  /** Where it stands in the file: `item 3`, `storm/story.xml`. */
  place: string;
}

export interface Fate {
  outcome: Outcome['kind'];
  article?: { id: string; uri?: string; version: number; headline: string };
  /** The end of the embargo, for `held`. */
  until?: string;
  rejection?: Rejection;
  /** What the publisher should know of an outcome that is no rejection. */
  note?: string;
  /** The format that was recognised. */
  format?: string;
  /** For each field, which source in the file said so. */
  evidence?: Record<string, string>;
  /** Lines that were left out as furniture. */
  dropped?: string[];
}

/** Of several outcomes the one that stands for all: the first in this order. */
const byWeight: Outcome['kind'][] = [
  'accepted',
  'held',
  'withdrawn',
  'unchanged',
  'superseded',
  'rejected',
];

export function outcomeOfAll(parts: readonly Pick<Part, 'outcome'>[]): Outcome['kind'] {
  return byWeight.find((kind) => parts.some(({ outcome }) => outcome === kind)) ?? 'rejected';
}
