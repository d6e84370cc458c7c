import type { Delivery } from '../lambdas/partner/delivery.ts';
import type { Subscription } from '../lambdas/partner/subscription.ts';

/** A withdrawal that its partner has not acknowledged. */
export interface OpenWithdrawal {
  subscription: string;
  /** Our identifier of the article. */
  article: string;
  /** When it was asked for, RFC 3339 UTC. */
  since: string;
  attempts: number;
  /** The partner's newest answer, or why nothing is sent. */
  answer: string;
  /** When it is tried again, RFC 3339 UTC; absent when not before its partner is back, or somebody asks. */
  nextAt?: string;
}

/** How many are looked for in each shard of the ledger, and in each line. */
const most = 100;

/**
 * All that are open, the longest first: also those that wait until their partner is back, and those of
 * subscriptions that are paused.
 */
export async function openWithdrawals(): Promise<OpenWithdrawal[]> {
  const { getDelivery, newestDeliveries, withdrawalsUnderWay } = await import(
    '../lambdas/aws/ledger.ts'
  );
  const { listSubscriptions } = await import('../lambdas/aws/directory.ts');
  const { nextWaiting } = await import('../lambdas/aws/partner-drain.ts');
  const subscriptions = await listSubscriptions();
  const lines = await Promise.all(
    subscriptions.filter(isPushed).map(({ id }) => nextWaiting(id, most)),
  );
  // They stand first in their line.
  const waiting = lines.flat().filter(({ action }) => action === 'withdraw');
  const open: OpenWithdrawal[] = [];
  for (const { subscription, article } of [...(await withdrawalsUnderWay(most)), ...waiting]) {
    const delivery = await getDelivery(subscription, article);
    if (delivery && isOpen(delivery)) open.push(shown(delivery));
  }
  const idle = subscriptions.filter(({ active }) => !active);
  for (const { id, paused } of idle) {
    for await (const delivery of newestDeliveries(id)) {
      if (!isOpen(delivery) || (delivery.dueAt !== undefined && !delivery.waits)) continue;
      open.push(shown(delivery, paused ? 'the subscription is paused' : 'the subscription is off'));
    }
  }
  return open.toSorted((one, other) => one.since.localeCompare(other.since));
}

function isPushed({ channel, active }: Subscription): boolean {
  return active && channel.type !== 'feed';
}

function isOpen({ action, want, have }: Delivery): boolean {
  return action === 'withdraw' && want > have;
}

function shown(delivery: Delivery, why?: string): OpenWithdrawal {
  const { subscription, article, uploadedAt, attempts, dueAt, waits, want } = delivery;
  const made = attempts.filter(({ sequence }) => sequence === want);
  return {
    subscription,
    article: article.slice(article.indexOf('#') + 1),
    since: new Date(uploadedAt).toISOString(),
    attempts: made.length,
    answer: why ?? made.at(-1)?.detail ?? 'not tried yet',
    ...(dueAt !== undefined && !waits && { nextAt: new Date(dueAt).toISOString() }),
  };
}
