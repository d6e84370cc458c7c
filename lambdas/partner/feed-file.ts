/** A feed as it is to stand below the feeds address. */
export interface FeedFile {
  path: string;
  body: string;
  contentType: string;
  /** Whether a hub is told when it changes. */
  hasHub?: true;
}

/** What stands at a path. */
export interface StandingFeed {
  etag: string;
  /** Of the file that it was made of; absent where that was put there by somebody else. */
  digest?: string;
}

/** `overtaken`: nothing was written, since something else stands there by now. */
export type Written = 'written' | 'unchanged' | 'overtaken';
