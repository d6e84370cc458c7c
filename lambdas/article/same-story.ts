/** Another article that tells the same story: under another id, or of another publisher. */
export interface SameStory {
  /** Its id. */
  article: string;
  publisher: string;
  uri: string;
  /** How much of the shorter text stands in the longer one: 0 to 1, two decimals. */
  similarity: number;
}
