import type { Attempt, Delivery } from '../partner/delivery.ts';
import { inTurns } from './in-turns.ts';
import { type FeedLedger, isToSettle } from './read-ledger.ts';

export interface SettleDoors {
  /** Epoch milliseconds. */
  now(): number;
  /**
   * The feed shows what the row wants, or leaves it out where the attempt ended as refused. False when
   * something newer is wanted by now; then another doorbell has rung.
   */
  settleFeedDelivery(seen: Delivery, attempt: Attempt): Promise<boolean>;
}

/** Rows that are settled at the same time. */
const together = 50;

/**
 * Notes what feed and pages are true of.
 *
 * @param leftOut why articles stand in neither of them, by their keys in the ledger
 * @param path what the feed is called where everybody may read it; its address is a secret
 * @param startedAt epoch milliseconds
 */
export async function settle(
  ledger: FeedLedger,
  leftOut: ReadonlyMap<string, string>,
  path: string,
  startedAt: number,
  doors: SettleDoors,
): Promise<void> {
  const took = doors.now() - startedAt;
  const became = whatBecame(ledger, path);
  const toSettle = ledger.seen.filter((one) => isToSettle(one, leftOut));
  await inTurns(toSettle, together, (one) => {
    const why = one.unfit ?? leftOut.get(one.article);
    return doors.settleFeedDelivery(one, {
      at: startedAt,
      sequence: one.want,
      result: why === undefined ? 'accepted' : 'refused',
      detail: why === undefined ? became(one) : `left out of ${path}: ${why}`,
      took,
    });
  });
}

/** For whoever traces the article. */
function whatBecame({ shown, withdrawn, onPages }: FeedLedger, path: string) {
  const keysOf = (rows: Delivery[]) => new Set(rows.map(({ article }) => article));
  const [isShown, isTold, isPaged] = [shown, withdrawn, onPages].map(keysOf);
  return ({ article, action }: Delivery): string => {
    if (isShown?.has(article)) return `stands in ${path}`;
    if (isTold?.has(article)) return `told as withdrawn in ${path}`;
    if (action === 'withdraw') return `taken out of ${path}`;
    return isPaged?.has(article) ? `stands on a page of ${path}` : `older than all in ${path}`;
  };
}
