import type { NinjsArticle } from '../article/ninjs.ts';
import type { Item, Reading } from '../article/reading.ts';

/** Another document that a document takes back, by that one's own identifier. */
export interface Recall {
  documentId: string;
  pubStatus: Exclude<NinjsArticle['pubStatus'], 'usable'>;
  /** Which part of the document says so. */
  source: string;
}

/**
 * A document together with those that it takes back. Each of them is withdrawn under its own
 * identifier; a notice that is canceled itself stays a kill of its own as well.
 */
export function withRecalls(reading: Reading, recalls: Recall[]): Reading | Item[] {
  const others = recalls.filter(({ documentId }) => documentId !== reading.documentId);
  if (others.length === 0) return reading;
  const own: Item = { place: reading.documentId ?? 'the document itself', reading };
  return [
    own,
    ...others.map((one) => ({ place: one.documentId, reading: recallOf(reading, one) })),
  ];
}

/** A document that only takes another one back. */
export function recallOf({ article }: Reading, recall: Recall): Reading {
  const { headlines, language, edNote } = article;
  const { documentId, pubStatus, source } = recall;
  return {
    article: {
      pubStatus,
      headlines: headlines.slice(0, 1),
      bodies: [],
      ...(language && { language }),
      ...(edNote && { edNote }),
    },
    documentId,
    evidence: { documentId: source, pubStatus: source },
    dropped: [],
  };
}
