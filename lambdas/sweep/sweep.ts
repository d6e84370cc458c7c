import type { ArticleRecord } from '../article/record.ts';
import type { DeliveryKey } from '../partner/delivery.ts';
import type { Subscription } from '../partner/subscription.ts';

/** Everything outside that the sweep touches. Times are epoch milliseconds. */
export interface Doors {
  now(): number;
  articlesToWake(now: number, limit: number): Promise<string[]>;
  getArticle(id: string): Promise<ArticleRecord | undefined>;
  ringArticle(queue: 'tagging' | 'routing', article: string): Promise<void>;
  listSubscriptions(): Promise<Subscription[]>;
  /** Withdrawals first; at most `limit` of each shard. */
  dueDeliveries(until: number, limit: number): Promise<DeliveryKey[]>;
  ringFeed(due: DeliveryKey): Promise<void>;
  ringDelivery(due: DeliveryKey, partner: string): Promise<void>;
  /** How long a doorbell that rang for due work is given, in milliseconds. */
  grace: number;
}

/**
 * Bounds of one run; what is left over is due in the next. An attempt, whatever becomes of it, moves
 * the due time, so what fails again and again does not keep its place at the head.
 */
const mostArticles = 500;
const mostOfShard = 50;

/**
 * Rings again for whatever is owed and nobody is at: articles whose embargo ended or whose doorbell
 * was lost, retries too far off for a delayed message, deliveries whose worker died.
 *
 * Everything that falls due is given the same grace, whether or not a doorbell has rung for it: for
 * a retry that waited for hours it is nothing, and there is no second rule to get wrong.
 */
export async function sweep(doors: Doors): Promise<{ articles: number; deliveries: number }> {
  const now = doors.now();
  const [articles, due, subscriptions] = await Promise.all([
    doors.articlesToWake(now, mostArticles),
    doors.dueDeliveries(now - doors.grace, mostOfShard),
    doors.listSubscriptions(),
  ]);
  const byId = new Map(subscriptions.map((one) => [one.id, one]));
  await Promise.all(
    due.map((key) => {
      const subscription = byId.get(key.subscription);
      if (subscription?.channel.type === 'feed') return doors.ringFeed(key);
      // Delivery also sets aside what is owed to a subscription that is gone.
      return doors.ringDelivery(key, subscription?.partner ?? key.subscription);
    }),
  );
  await Promise.all(
    articles.map(async (id) => {
      const record = await doors.getArticle(id);
      if (record) await doors.ringArticle(isTagged(record) ? 'routing' : 'tagging', id);
    }),
  );
  return { articles: articles.length, deliveries: due.length };
}

function isTagged({ status, tagged, version }: ArticleRecord): boolean {
  return status === 'withdrawn' || tagged?.version === version;
}
