import type { Secrets } from '../partner/secrets.ts';
import type { Subscription } from '../partner/subscription.ts';
import { environment } from '../runtime/environment.ts';
import { getItems } from './batches.ts';
import { readSubscription } from './directory.ts';
import { secretsIn } from './secrets.ts';

/** A subscription and what is secret about it: all that the directory has for a delivery, in one call. */
export async function getReceiver(
  id: string,
): Promise<{ subscription: Subscription | undefined; secrets: Secrets }> {
  const keys = ['subscription', 'secret'].map((kind) => ({ kind, id }));
  const items = await getItems(environment('directoryTable'), keys);
  const item = (kind: string) => items.find((one) => one.kind === kind);
  const subscription = item('subscription');
  return {
    subscription: subscription && readSubscription(subscription),
    secrets: secretsIn(item('secret'), Date.now()),
  };
}
