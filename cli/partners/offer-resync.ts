import type { Change } from './plan.ts';

/** What decides which articles a subscription gets, and how they are written. */
const deciding = new Set(['filter', 'rights', 'exclusive', 'shape', 'limits']);

/**
 * The changes of which articles that came before would know nothing until they are routed again: a line
 * for each, with the command that has them judged anew.
 */
export function offersToResync(changes: Change[]): string[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'subscription' || change.action !== 'change') return [];
    const { after, changed } = change;
    const keys = changed.filter((key) => deciding.has(key));
    if (keys.length === 0 || !after.active) return [];
    return [
      `${after.id}: another ${keys.join(', ')} counts for what comes from now on; for what came before: wirecopy partners resync ${after.id}`,
    ];
  });
}
