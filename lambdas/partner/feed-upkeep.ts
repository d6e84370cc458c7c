import type { DeliveryKey } from './delivery.ts';

/**
 * What a feed owes beside the news of its articles: to stand where its subscription says now, as it
 * says, and nowhere else. It stands in the ledger like a delivery, so that the sweep rings for it too.
 */
export interface FeedUpkeep {
  /** Epoch milliseconds; absent when nothing is due. */
  dueAt?: number;
  /** How often it was asked for; tells whether it was again since a look. */
  asked: number;
}

/** In the place of an article, in a doorbell of the feed. */
export const upkeep = 'upkeep';

/** Under which it stands in the ledger; no subscription is called that. */
export function upkeepKey(subscription: string): DeliveryKey {
  return { subscription: `${subscription}#upkeep`, article: upkeep };
}

/** Whose upkeep an item that is due stands for; undefined for that of a delivery. */
export function upkeptFeed({ subscription }: DeliveryKey): string | undefined {
  return /^(.*)#upkeep$/.exec(subscription)?.[1];
}
