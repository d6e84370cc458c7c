import type { Delivery } from '../partner/delivery.ts';
import type { FeedPage } from '../partner/feed-page.ts';

/** What came of keeping a feed's pages. */
export interface Archive {
  /** The newest page. */
  last?: FeedPage;
  /** Whether it and all before it stand at the feed's own place. */
  isWhole: boolean;
  /** The rows behind the last page; absent where more of them are to become pages. */
  rest?: Delivery[];
  /** What was owed of the articles in pages that were old, and is true of them now. */
  changed: Delivery[];
  /** The same of pages that are new. */
  paged: Delivery[];
  /** Why articles do not stand on the pages that were looked at, by their keys in the ledger. */
  leftOut: ReadonlyMap<string, string>;
}
