import type { Delivery, Wanted } from '../partner/delivery.ts';
import { getDelivery } from './ledger.ts';
import { placeInLine, shardOf, updateRow, waitingShard } from './ledger-row.ts';

/**
 * Notes what a subscription is to have. A row never goes back to an older revision of the article; of
 * the same revision, what was noted first stands, unless it was worked out anew.
 *
 * Resolves to `changed` when the row wants something new; else why it does not: `owed` (it wants
 * this already and it is still to be sent), `settled` (it has it, or was given up on), `newer`.
 */
export async function want(
  wanted: Wanted,
  now: number,
): Promise<'changed' | 'owed' | 'settled' | 'newer'> {
  for (;;) {
    if (await wantSomethingNew(wanted, now)) return 'changed';
    const row = await getDelivery(wanted.subscription, wanted.article);
    if (!row) throw new Error(`The ledger lost ${wanted.subscription} ${wanted.article}.`);
    if (row.revision > wanted.revision) return 'newer';
    if (row.revision < wanted.revision && !(await confirm(wanted))) continue;
    if (row.state !== 'pending') return 'settled';
    if (row.dueAt === undefined) await wake(row, now);
    return 'owed';
  }
}

/** What the row wants already needs no new sequence; after a failure it is worth another. */
const sameAlready = ({ unfit }: Wanted) => `#action = :action
  AND (#action = :withdraw OR rendition = :rendition)
  AND ${unfit === undefined ? 'attribute_not_exists(unfit)' : 'unfit = :unfit'}
  AND NOT #state IN (:refused, :failed)`;

function wantSomethingNew(wanted: Wanted, now: number): Promise<boolean> {
  return updateRow(
    wanted,
    `SET want = if_not_exists(want, :zero) + :one, #have = if_not_exists(#have, :zero),
      #action = :action, revision = :revision, version = :version, rendition = :rendition,
      #state = :pending, failures = :zero, attempts = if_not_exists(attempts, :none),
      uploadedAt = :uploadedAt, dueShard = :shard, dueAt = :dueAt
      ${wanted.action === 'withdraw' ? ', withdrawnAt = :now' : ''}
      ${wanted.unfit === undefined ? 'REMOVE unfit' : ', unfit = :unfit'}`,
    `attribute_not_exists(want) OR (revision = :revision AND #action <> :action)
      OR (revision ${wanted.anew ? '<=' : '<'} :revision AND NOT (${sameAlready(wanted)}))`,
    {
      ...valuesOf(wanted),
      ':version': wanted.version,
      ':uploadedAt': wanted.uploadedAt,
      ':zero': 0,
      ':one': 1,
      ':none': [],
      ':pending': 'pending',
      ':shard': wanted.waits ? waitingShard(wanted.subscription) : shardOf(wanted, wanted.action),
      ':dueAt': wanted.waits ? placeInLine(wanted) : now,
      ...(wanted.action === 'withdraw' && { ':now': now }),
    },
  );
}

/** The same thing is wanted of a newer revision: nothing is to be sent, and no older one may be. */
function confirm(wanted: Wanted): Promise<boolean> {
  return updateRow(
    wanted,
    'SET revision = :revision, version = :version',
    `revision < :revision AND ${sameAlready(wanted)}`,
    { ...valuesOf(wanted), ':version': wanted.version },
  );
}

/** Makes a delivery due that was set aside. */
function wake({ subscription, article, action, want }: Delivery, now: number): Promise<boolean> {
  return updateRow(
    { subscription, article },
    'SET dueShard = :shard, dueAt = :now',
    'attribute_not_exists(dueAt) AND want = :want AND want > #have AND #state = :pending',
    {
      ':shard': shardOf({ subscription, article }, action),
      ':now': now,
      ':want': want,
      ':pending': 'pending',
    },
  );
}

function valuesOf({ action, revision, rendition, unfit }: Wanted) {
  return {
    ...(unfit !== undefined && { ':unfit': unfit }),
    ':action': action,
    ':revision': revision,
    ':rendition': rendition,
    ':withdraw': 'withdraw',
    ':refused': 'refused',
    ':failed': 'failed',
  };
}
