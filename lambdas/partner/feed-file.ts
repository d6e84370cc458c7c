/** A feed as it is to stand below the feeds address. */
export interface FeedFile {
  path: string;
  body: string;
  contentType: string;
  /** Of a feed, not a page of it: how many articles it shows. */
  articles?: number;
  /** Where readers may ask to be told of its changes, and what they name it there. */
  webSub?: { hub: string; self: string };
}

/** What stands at a path. */
export interface StandingFeed {
  etag: string;
  /** Of the file that it was made of; absent where that was put there by somebody else. */
  digest?: string;
}

/** `overtaken`: nothing was written, since something else stands there by now. */
export type Written = 'written' | 'unchanged' | 'overtaken';
