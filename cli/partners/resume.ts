import type { Delivery } from '../../lambdas/partner/delivery.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Has subscriptions take part again. Withdrawals are rung for first, then the newest articles: what
 * a partner must not show any more comes before what it may.
 */
export async function resumeSubscriptions(
  ids: string[],
  options: { outputs?: string },
): Promise<void> {
  connect(options.outputs);
  const { getSubscription, resumeSubscription } = await import('../../lambdas/aws/directory.ts');
  const { newestDeliveries } = await import('../../lambdas/aws/ledger.ts');
  const { takeUp } = await import('../../lambdas/aws/ledger-resume.ts');
  const { ringDelivery, ringFeed } = await import('../../lambdas/aws/queues.ts');
  for (const id of ids) {
    const subscription = await getSubscription(id);
    if (!subscription) throw new UsageError(`There is no subscription ${id}.`);
    await resumeSubscription(id);
    const owed: Delivery[] = [];
    for await (const one of newestDeliveries(id)) if (one.want > one.have) owed.push(one);
    let taken = 0;
    for (const one of withdrawalsFirst(owed)) {
      if (!(await takeUp(one, Date.now()))) continue;
      const due = { subscription: id, article: one.article };
      if (subscription.channel.type === 'feed') await ringFeed(due);
      else await ringDelivery(due, subscription.partner);
      taken += 1;
    }
    process.stdout.write(`${id}  active, ${taken} taken up again\n`);
  }
}

function withdrawalsFirst(owed: Delivery[]): Delivery[] {
  return [
    ...owed.filter(({ action }) => action === 'withdraw'),
    ...owed.filter(({ action }) => action === 'publish'),
  ];
}
