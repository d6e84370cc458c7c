/** What became of an upload. Every upload ends in exactly one. */
export type Outcome =
  | { kind: 'accepted'; article: string; version: number }
  /** The same content is published already. */
  | { kind: 'unchanged'; article: string; version: number }
  /** Something newer is published already. */
  | { kind: 'superseded'; article: string; version: number }
  /** Accepted, and under embargo until `until`. */
  | { kind: 'held'; article: string; version: number; until: string }
  /** A kill or a deletion; without `article` when nothing had been published. */
  | { kind: 'withdrawn'; article?: string; version?: number }
  | { kind: 'rejected'; rejection: Rejection };

/** The publisher's fault, told so that the publisher can mend it. */
export interface Rejection {
  reason: RejectionReason;
  /** One sentence: what is wrong, and where in the file when that is known. */
  sentence: string;
  /** One sentence: how to mend it. */
  remedy: string;
}

export type RejectionReason =
  | 'empty'
  | 'too-large'
  | 'not-text'
  | 'unknown-format'
  | 'malformed'
  | 'no-article'
  | 'no-headline'
  | 'too-deep'
  | 'bad-key';

/**
 * Thrown by a reader or a normalise rule for input that no retry can mend. Normalise turns it into
 * a `rejected` outcome; anything else that is thrown is our own fault and goes to the dead letters.
 */
export class RejectedUpload extends Error {
  override name = 'RejectedUpload';
  readonly rejection: Rejection;

  constructor(reason: RejectionReason, sentence: string, remedy: string) {
    super(`${reason}: ${sentence}`);
    this.rejection = { reason, sentence, remedy };
  }
}
