import type { ArticleRecord } from '../article/record.ts';
import type { Subscription } from '../partner/subscription.ts';

/** The time in which an article is one partner's alone. */
export interface ExclusiveWindow {
  partner: string;
  /** The subscription that says so. */
  subscription: string;
  /** When the others may have it: epoch milliseconds. */
  until: number;
}

/**
 * Whose the article is, and until when; undefined when it is everybody's. It begins when the article
 * could first be sent to anybody: when it arrived, or when its embargo ends. Where several have a
 * claim, the longest holds, and of equally long ones the first by id: two cannot both be alone.
 *
 * @param claims the subscriptions that have an exclusive right to the article
 * @param now epoch milliseconds
 */
export function openWindow(
  claims: readonly Subscription[],
  { firstSeenAt, embargoedUntil }: Pick<ArticleRecord, 'firstSeenAt' | 'embargoedUntil'>,
  now: number,
): ExclusiveWindow | undefined {
  const begins = Math.max(Date.parse(firstSeenAt), Date.parse(embargoedUntil ?? firstSeenAt));
  const windows = claims.map(({ id, partner, exclusive }) => ({
    partner,
    subscription: id,
    until: begins + (exclusive?.hours ?? 0) * 3_600_000,
  }));
  windows.sort((a, b) => b.until - a.until || (a.subscription < b.subscription ? -1 : 1));
  const [longest] = windows;
  return longest && longest.until > now ? longest : undefined;
}
