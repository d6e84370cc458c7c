import type { NinjsArticle } from '../article/ninjs.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { Subscription } from '../partner/subscription.ts';
import { type FilterIndex, indexFilters } from './filter-index.ts';
import { traitsOf } from './traits.ts';

/** Which subscriptions are to have the article, and which are to take it down. */
export interface Plan {
  publish: Subscription[];
  withdraw: Subscription[];
}

/** The subscriptions, and an index over the filters of those that are active. */
export interface Subscriptions {
  all: Subscription[];
  active: Subscription[];
  index: FilterIndex;
}

export function indexed(all: Subscription[]): Subscriptions {
  const active = all.filter((one) => one.active);
  return { all, active, index: indexFilters(active.map(({ filter }) => filter)) };
}

/**
 * Withdrawals go to whoever was ever meant to have the article: all of them when it is withdrawn,
 * also those that are paused (it stands open until they are resumed); and those whose filter no
 * longer lets it through. A paused subscription is otherwise left as it is.
 *
 * @param recipients ids of the subscriptions that were ever meant to have it
 */
export function plan(
  record: ArticleRecord,
  article: NinjsArticle,
  { all, active, index }: Subscriptions,
  recipients: Set<string>,
): Plan {
  if (record.status === 'withdrawn') {
    return { publish: [], withdraw: all.filter(({ id }) => recipients.has(id)) };
  }
  const matching = new Set(index.matching(traitsOf(article, record.publisher)));
  return {
    publish: active.filter((_, position) => matching.has(position)),
    withdraw: active.filter(({ id }, position) => recipients.has(id) && !matching.has(position)),
  };
}
