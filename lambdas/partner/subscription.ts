/** One partner's filter, format and channel. */
export interface Subscription {
  id: string;
  partner: string;
  name: string;
  /** A subscription that is not active gets nothing new; what it has stays as it is. */
  active: boolean;
  /** Why Wirecopy itself made it inactive: the partner's endpoint asked for it. */
  paused?: { at: string; reason: string };
  filter: Filter;
  format: 'ninjs' | 'rss';
  channel: Channel;
}

/** Clauses are joined by and, the values of one clause by or; an absent clause lets all through. */
export interface Filter {
  publishers?: string[];
  /** BCP 47; "en" also lets "en-GB" through. */
  languages?: string[];
  /** Media Topics codes (`medtop:11000000`); narrower subjects match too. */
  subjects?: string[];
}

export type Channel =
  | { type: 'webhook'; url: string }
  /** `path` is where the feed stands below the feeds address. */
  | { type: 'feed'; path: string; title: string };
