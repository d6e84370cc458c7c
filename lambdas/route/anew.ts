import type { ArticleRecord } from '../article/record.ts';
import type { Plan } from './plan.ts';

/**
 * Has one article judged and rendered for one subscription as both are now: also where nothing of the
 * article is new, as after a change of the subscription.
 */
export interface Anew {
  subscription: string;
  /** Whether what it may no longer have is taken from it now, and not at the article's next news. */
  withdraw: boolean;
}

/** What of a plan is this subscription's. A withdrawn article is withdrawn from it in any case. */
export function planFor(
  { subscription, withdraw }: Anew,
  { status }: Pick<ArticleRecord, 'status'>,
  { window, ...plan }: Plan,
): Plan {
  const own = ({ id }: { id: string }) => id === subscription;
  return {
    publish: plan.publish.filter(own),
    withdraw: withdraw || status === 'withdrawn' ? plan.withdraw.filter(own) : [],
    waiting: plan.waiting.filter(own),
    ...(window && { window }),
  };
}
