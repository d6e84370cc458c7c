import { resumeSubscription } from '../../lambdas/aws/directory.ts';
import { newestDeliveries } from '../../lambdas/aws/ledger.ts';
import { takeUp } from '../../lambdas/aws/ledger-resume.ts';
import { ringArticle, ringDelivery } from '../../lambdas/aws/queues.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import { type Listener, wants } from './audience.ts';
import type { Story } from './stories.ts';

/** As `wirecopy partners resume` does; then what may have been routed meanwhile is routed again. */
export async function resume(
  { subscription: { id, filter, partner } }: Listener,
  stories: Map<string, Story>,
): Promise<void> {
  await resumeSubscription(id);
  const owed: Delivery[] = [];
  for await (const one of newestDeliveries(id)) if (one.want > one.have) owed.push(one);
  const first = owed.filter(({ action }) => action === 'withdraw');
  const then = owed.filter(({ action }) => action === 'publish');
  for (const one of [...first, ...then]) {
    if (!(await takeUp(one, Date.now()))) continue;
    await ringDelivery({ subscription: id, article: one.article }, partner);
  }
  for (const [article, { deeds }] of stories) {
    const isMeant = deeds.some((one) => one.kind === 'publish' && wants(filter, one.version));
    if (isMeant) await ringArticle('routing', article);
  }
}
