import type { NinjsArticle } from '../article/ninjs.ts';
import type { Outcome } from '../article/outcome.ts';
import type { Reading } from '../article/reading.ts';
import type { ArticleRecord, Source } from '../article/record.ts';

/** An upload that was read. `now` is RFC 3339 UTC with milliseconds. */
export interface Upload {
  publisher: string;
  documentId: string;
  /** That of the article, or the one that it is to have if it is new. */
  uri: string;
  reading: Reading;
  contentHash: string;
  source: Source;
  now: string;
}

/** What to do about an upload; every record is to be written over the one that was decided on. */
export type Decision =
  /** Store the document, put its key into the record, write the record, and ring. */
  | {
      action: 'write';
      outcome: Outcome;
      record: Omit<ArticleRecord, 'documentKey'>;
      article: NinjsArticle;
    }
  /** Write the record: nothing new for partners, but older uploads must not come after. */
  | { action: 'note'; outcome: Outcome; record: ArticleRecord }
  /** Nothing is to be written. `restated`: the upload was decided on before, as it says. */
  | { action: 'none'; outcome: Outcome; restated: boolean };

/** What became of the upload that the record stands on. Version 0 was never published. */
export function outcomeOf(record: Omit<ArticleRecord, 'documentKey'>, now: string): Outcome {
  const { id: article, version, status, embargoedUntil: until } = record;
  if (status === 'withdrawn') {
    return version === 0 ? { kind: 'withdrawn' } : { kind: 'withdrawn', article, version };
  }
  return until !== undefined && new Date(until) > new Date(now)
    ? { kind: 'held', article, version, until }
    : { kind: 'accepted', article, version };
}
