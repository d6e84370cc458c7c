import { isDeepStrictEqual } from 'node:util';
import type { PartnerFile } from '../../lambdas/partner/partner-file.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

/** What is in the directory. */
export interface Declared {
  partners: { id: string; name: string }[];
  subscriptions: Subscription[];
}

export type Change =
  | { kind: 'partner'; action: 'add' | 'change'; after: { id: string; name: string } }
  | { kind: 'partner'; action: 'remove'; id: string }
  | {
      kind: 'subscription';
      action: 'add' | 'change';
      before?: Subscription;
      after: Subscription;
      /** The keys whose value changes. */
      changed: string[];
    }
  | { kind: 'subscription'; action: 'remove'; id: string };

export interface Plan {
  changes: Change[];
  unchanged: number;
  /** Ids in the directory that no file declares, left as they are. */
  left: string[];
}

/**
 * What it takes to make the directory as the files say. What no file declares is removed when
 * `prune` says so; a pause that Wirecopy itself made stands until the file is applied with `active`
 * changed by a person (see `wirecopy partners resume`).
 */
export function planChanges(files: PartnerFile[], now: Declared, prune: boolean): Plan {
  const partnersNow = new Map(now.partners.map((one) => [one.id, one]));
  const subscriptionsNow = new Map(now.subscriptions.map((one) => [one.id, one]));
  const changes: Change[] = [];
  let unchanged = 0;
  for (const { id, name, pace, subscriptions } of files) {
    const before = partnersNow.get(id);
    partnersNow.delete(id);
    if (before?.name === name) unchanged += 1;
    else changes.push({ kind: 'partner', action: before ? 'change' : 'add', after: { id, name } });
    for (const declared of subscriptions) {
      const standing = subscriptionsNow.get(declared.id);
      subscriptionsNow.delete(declared.id);
      const after = wanted({ id, pace }, declared, standing);
      const changed = changedKeys(standing, after);
      if (standing && changed.length === 0) unchanged += 1;
      else {
        changes.push({
          kind: 'subscription',
          action: standing ? 'change' : 'add',
          ...(standing && { before: standing }),
          after,
          changed,
        });
      }
    }
  }
  const rest = [
    ...[...subscriptionsNow.keys()].map((id) => ({ kind: 'subscription', id }) as const),
    ...[...partnersNow.keys()].map((id) => ({ kind: 'partner', id }) as const),
  ];
  if (prune) changes.push(...rest.map((one) => ({ ...one, action: 'remove' }) as const));
  return { changes, unchanged, left: prune ? [] : rest.map(({ id }) => id) };
}

/** The subscription as the file wants it. A pause of Wirecopy's own making is not undone by it. */
function wanted(
  { id: partner, pace }: Pick<PartnerFile, 'id'> & { pace: PartnerFile['pace'] | undefined },
  { active = true, filter = {}, ...rest }: PartnerFile['subscriptions'][number],
  standing: Subscription | undefined,
): Subscription {
  const paused = standing?.paused && { paused: standing.paused };
  return { ...rest, partner, ...(pace && { pace }), filter, active: active && !paused, ...paused };
}

function changedKeys(before: Subscription | undefined, after: Subscription): string[] {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...keys].filter(
    (key) =>
      !isDeepStrictEqual(before?.[key as keyof Subscription], after[key as keyof Subscription]),
  );
}
