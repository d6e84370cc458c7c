/**
 * What is known of a partner from its newest answers, over all of its subscriptions. While it is
 * down or asks for time, nothing is sent to it, and what waits does not use up its attempts.
 */
export interface Gate {
  /** Failures in a row that were the partner's, not an article's. */
  failures: number;
  /** How often in a row it was shut. */
  shuts: number;
  /** Until when it is shut, epoch milliseconds; the first to come after that tries the partner. */
  shutUntil?: number;
  /** Until when the partner asked for time (`retry-after`), epoch milliseconds. */
  notBefore?: number;
}
