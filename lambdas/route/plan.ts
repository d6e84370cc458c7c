import type { NinjsArticle } from '../article/ninjs.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { Subscription } from '../partner/subscription.ts';
import { match } from './match.ts';

/** Which subscriptions are to have the article, and which are to take it down. */
export interface Plan {
  publish: Subscription[];
  withdraw: Subscription[];
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
  subscriptions: Subscription[],
  recipients: Set<string>,
): Plan {
  if (record.status === 'withdrawn') {
    return { publish: [], withdraw: subscriptions.filter(({ id }) => recipients.has(id)) };
  }
  const active = subscriptions.filter((one) => one.active);
  const wants = ({ filter }: Subscription) => match(filter, article, record.publisher).matches;
  return {
    publish: active.filter(wants),
    withdraw: active.filter((one) => recipients.has(one.id) && !wants(one)),
  };
}
