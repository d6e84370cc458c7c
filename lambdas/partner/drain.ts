import type { Delivery, DeliveryKey } from './delivery.ts';

/**
 * What brings the waiting deliveries of one subscription to a partner again that was down, busy or
 * paced: withdrawals first, then the newest article, at the partner's pace. It stands in the ledger like a delivery,
 * so that the sweep rings for it too. Times are epoch milliseconds.
 */
export interface Drain {
  partner: string;
  subscription: string;
  dueAt: number;
  /** How often a delivery was told to wait; tells whether another one was since a look. */
  told: number;
  /** `told` at a look that found none waiting. */
  emptyAt?: number;
}

/** A delivery that waits for its partner, until the drain comes to it. */
export type Waiting = DeliveryKey & Pick<Delivery, 'action'>;

/** Under which it stands in the ledger; no subscription is called that. */
export function drainKey(partner: string, subscription: string): DeliveryKey {
  return { subscription: `partner#${partner}`, article: `drain#${subscription}` };
}

/** Whose drain a doorbell rings for; undefined for that of a delivery. */
export function drainIn({ subscription, article }: DeliveryKey) {
  const partner = /^partner#(.*)$/.exec(subscription)?.[1];
  const drained = /^drain#(.*)$/.exec(article)?.[1];
  if (partner === undefined || drained === undefined) return undefined;
  return { partner, subscription: drained };
}
