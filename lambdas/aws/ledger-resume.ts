import type { Delivery } from '../partner/delivery.ts';
import { shardOf, updateRow } from './ledger-row.ts';

/**
 * Has what is owed and was set aside or given up on tried again from now on (epoch milliseconds),
 * with its whole schedule before it. False when there is nothing to take up, or somebody has.
 */
export async function takeUp(seen: Delivery, now: number): Promise<boolean> {
  if (seen.want <= seen.have || seen.dueAt !== undefined) return false;
  return updateRow(
    seen,
    'SET dueAt = :now, dueShard = :shard, #state = :pending, failures = :none',
    'want = :want AND attribute_not_exists(dueAt)',
    {
      ':now': now,
      ':shard': shardOf(seen, seen.action),
      ':pending': 'pending',
      ':none': 0,
      ':want': seen.want,
    },
  );
}
