/** An article of a feed that was withdrawn. */
export interface Withdrawn {
  /** The sort key of its row in the ledger. */
  article: string;
  /** Epoch milliseconds. */
  withdrawnAt: number;
}
