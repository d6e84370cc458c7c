import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';

/** How many articles are asked for at the same time. */
const atOnce = 25;

/**
 * Has every article judged and rendered anew for one subscription. What comes of it waits in the
 * subscription's line: the newest goes first, as fast as the partner bears, and live news overtakes it.
 */
export async function resyncSubscription(
  id: string,
  options: { since?: string; withdraw?: true; outputs?: string },
): Promise<void> {
  connect(options.outputs);
  const anew = { subscription: id, withdraw: options.withdraw === true };
  const { articlesSince } = await import('../../lambdas/aws/articles.ts');
  const { getSubscription } = await import('../../lambdas/aws/directory.ts');
  const { ringAnew } = await import('../../lambdas/aws/queues.ts');
  const subscription = await getSubscription(id);
  if (!subscription) throw new UsageError(`There is no subscription ${id}.`);
  if (!subscription.active) {
    throw new UsageError(`${id} is not active: have it take part again first.`);
  }
  let asked = 0;
  for await (const articles of articlesSince(options.since)) {
    for (let start = 0; start < articles.length; start += atOnce) {
      const some = articles.slice(start, start + atOnce);
      await Promise.all(some.map((article) => ringAnew(article, anew)));
    }
    asked += articles.length;
  }
  process.stdout.write(`${id}  ${asked} articles are judged anew, from in a minute on\n`);
}
