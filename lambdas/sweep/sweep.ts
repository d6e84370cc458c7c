import type { ArticleRecord } from '../article/record.ts';
import type { DeliveryKey } from '../partner/delivery.ts';
import { upkeptFeed } from '../partner/feed-upkeep.ts';
import type { Subscription } from '../partner/subscription.ts';

/** Everything outside that the sweep touches. Times are epoch milliseconds. */
export interface Doors {
  now(): number;
  articlesToWake(now: number, limit: number): Promise<string[]>;
  getArticle(id: string): Promise<ArticleRecord | undefined>;
  ringArticle(queue: 'tagging' | 'routing', article: string): Promise<void>;
  ringExpiry(article: string): Promise<void>;
  /** Puts off the next ring for an article, the longer the more often it has rung. */
  postponeArticle(id: string, revision: number, now: number): Promise<boolean>;
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
 * a delivery's due time, and a ring an article's, so what fails again and again does not keep its
 * place at the head.
 */
const mostArticles = 500;
const mostOfShard = 50;

/**
 * Rings again for whatever is owed and nobody is at: articles whose embargo ended or whose doorbell
 * was lost, retries too far off for a delayed message, deliveries whose worker died.
 *
 * Everything that falls due is given the same grace, whether or not a doorbell has rung for it: for
 * a retry that waited for hours it is nothing, and there is no second rule to get wrong.
 *
 * @throws AggregateError when all has had its turn and something of it failed.
 */
export async function sweep(doors: Doors): Promise<{ articles: number; deliveries: number }> {
  const now = doors.now();
  const errors: unknown[] = [];
  const attempt = (work: Promise<unknown>) => work.catch((error: unknown) => errors.push(error));
  const rung = { articles: 0, deliveries: 0 };

  const ringDeliveries = async () => {
    const [due, subscriptions] = await Promise.all([
      doors.dueDeliveries(now - doors.grace, mostOfShard),
      doors.listSubscriptions(),
    ]);
    rung.deliveries = due.length;
    const byId = new Map(subscriptions.map((one) => [one.id, one]));
    await Promise.all(
      due.map((key) => attempt(ringDelivery(key, byId.get(key.subscription), doors))),
    );
  };
  const ringArticles = async () => {
    const articles = await doors.articlesToWake(now, mostArticles);
    rung.articles = articles.length;
    await Promise.all(articles.map((id) => attempt(ringArticle(id, now, doors))));
  };
  await Promise.all([attempt(ringDeliveries()), attempt(ringArticles())]);

  if (errors.length === 0) return rung;
  throw new AggregateError(errors, `${errors.length} times in vain, at first: ${errors[0]}`);
}

function ringDelivery(
  key: DeliveryKey,
  subscription: Subscription | undefined,
  doors: Doors,
): Promise<void> {
  const upkept = upkeptFeed(key);
  if (upkept !== undefined) return doors.ringFeed({ ...key, subscription: upkept });
  if (subscription?.channel.type === 'feed') return doors.ringFeed(key);
  // Delivery also sets aside what is owed to a subscription that is gone.
  return doors.ringDelivery(key, subscription?.partner ?? key.subscription);
}

async function ringArticle(id: string, now: number, doors: Doors): Promise<void> {
  const record = await doors.getArticle(id);
  if (!record) return;
  if (isOver(record, now)) await doors.ringExpiry(id);
  else await doors.ringArticle(isTagged(record) ? 'routing' : 'tagging', id);
  await doors.postponeArticle(id, record.revision, now);
}

/** Whatever else is owed then, it is to be withdrawn. */
function isOver({ status, expires }: ArticleRecord, now: number): boolean {
  return status === 'usable' && expires !== undefined && Date.parse(expires) <= now;
}

function isTagged({ status, tagged, version }: ArticleRecord): boolean {
  return status === 'withdrawn' || tagged?.version === version;
}
