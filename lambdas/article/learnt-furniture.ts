/**
 * What is known of the lines that recur in a publisher's recent articles. It is bounded: an item of
 * less than 16 KB, however much the publisher sends.
 */
export interface LearntFurniture {
  /** The revision that was read; each write is conditional on it, and 0 when none was written. */
  revision: number;
  /** Nothing is learnt, and nothing left out. */
  off?: true;
  /** The recent articles that were learnt from, the newest first, and a few words of each headline. */
  articles: { id: string; about: string[] }[];
  lines: RecurringLine[];
}

export interface RecurringLine {
  /** Of its words. */
  hash: string;
  /** Which of the recent articles had it, as bits: the lowest for the newest article. */
  seen: number;
  /** Of these, those with whose story it shares its words. */
  akin: number;
  /** It speaks for the house, not of the news. */
  voice?: true;
  /** When it was first seen, in days since 1970. */
  since: number;
  /** Its beginning, for people; only of the lines that are seen most. */
  text?: string;
}

export const nothingLearnt: LearntFurniture = { revision: 0, articles: [], lines: [] };
