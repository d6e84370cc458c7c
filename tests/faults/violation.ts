/** A promise that was broken, in words, and of which delivery. */
export interface Violation {
  what: string;
  subscription?: string;
  /** Our identifier of it. */
  article?: string;
}
