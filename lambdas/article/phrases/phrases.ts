/**
 * What publishers' systems print around an article, in one language. Everything is in lower case,
 * with straight apostrophes, without punctuation at the ends (but for the colon that ends an
 * opening).
 */
export interface Phrases {
  /** Lines that are never prose, whole. */
  lines: string[];
  /** How lines begin that are never prose; only for lines shorter than a paragraph. */
  openings: string[];
  /** The same for credits, dates and buttons: prose may begin so too, so only short non-sentences. */
  stamps: string[];
  /** How notices begin that stand in the place of something embedded, a paragraph long. */
  notices?: string[];
  /** How an invitation begins, and what it invites to; a line that has both is one. */
  pitches?: string[];
  pitched?: string[];
  /** Headings after which the article is over. */
  tails: string[];
  /** Sections and kickers: furniture only before the headline. */
  labels: string[];
  /** How an article's last lines begin that say who made it. */
  credits?: string[];
  /** What the last lines hold that say where it appeared, or how to have more. */
  closings?: string[];
  /** What people are who write. */
  roles?: string[];
}

/** A list as one writes it in running text; what stands between two bars is one phrase. */
export function list(text: string): string[] {
  return text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}
