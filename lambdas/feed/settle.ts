import type { Attempt, Delivery } from '../partner/delivery.ts';
import { type FeedLedger, isOwed } from './read-ledger.ts';

export interface SettleDoors {
  /** Epoch milliseconds. */
  now(): number;
  /** False when something newer is wanted by now; then another doorbell has rung. */
  settleFeedDelivery(seen: Delivery, attempt: Attempt): Promise<boolean>;
}

/**
 * Notes what feed and pages are true of.
 *
 * @param path what the feed is called where everybody may read it; its address is a secret
 * @param startedAt epoch milliseconds
 */
export async function settle(
  ledger: FeedLedger,
  path: string,
  startedAt: number,
  doors: SettleDoors,
): Promise<void> {
  const took = doors.now() - startedAt;
  const became = whatBecame(ledger, path);
  await Promise.all(
    ledger.seen.filter(isOwed).map((one) =>
      doors.settleFeedDelivery(one, {
        at: startedAt,
        sequence: one.want,
        result: one.unfit === undefined ? 'accepted' : 'refused',
        detail: became(one),
        took,
      }),
    ),
  );
}

/** For whoever traces the article. */
function whatBecame({ shown, withdrawn, onPages }: FeedLedger, path: string) {
  const keysOf = (rows: Delivery[]) => new Set(rows.map(({ article }) => article));
  const [isShown, isTold, isPaged] = [shown, withdrawn, onPages].map(keysOf);
  return ({ article, action, unfit }: Delivery): string => {
    if (unfit !== undefined) return `left out of ${path}: ${unfit}`;
    if (isShown?.has(article)) return `stands in ${path}`;
    if (isTold?.has(article)) return `told as withdrawn in ${path}`;
    if (action === 'withdraw') return `taken out of ${path}`;
    return isPaged?.has(article) ? `stands on a page of ${path}` : `older than all in ${path}`;
  };
}
