/** That an article of a feed was withdrawn, or changed when it was long on a page. */
export interface FeedChange {
  /** The sort key of its row in the ledger. */
  article: string;
  /** Epoch milliseconds. */
  changedAt: number;
}
