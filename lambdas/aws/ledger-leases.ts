import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Attempt,
  type Conclusion,
  type Delivery,
  type DeliveryKey,
  type Lease,
  mayBeKnown,
} from '../partner/delivery.ts';
import { lease, settle } from '../runtime/limits.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import {
  asDelivery,
  keyOf,
  ledgerTable,
  namesIn,
  placeInLine,
  updateRow,
  waitingShard,
} from './ledger-row.ts';

/** Doorbells may come this much early, in milliseconds: clocks differ a little. */
const early = 1_000;

/** How many attempts a row remembers. */
const remembered = 10;

/**
 * Takes the lease for one attempt at what the row wants now, and notes before a byte leaves that
 * the partner may come to have it. Undefined when nothing is due, when another worker has the
 * lease, or when an earlier sequence may still be on its way to the partner.
 *
 * @param worker a name that was never used before
 */
export async function acquire(
  key: DeliveryKey,
  worker: string,
  now: number,
): Promise<Lease | undefined> {
  const until = now + lease * 1000;
  const intent = `SET leaseBy = :worker, leaseUntil = :until, dueAt = :until,
    sendingSequence = want, unsettledUntil = :unsettled, reached = :true`;
  // The SDK repeats a write whose answer was lost, and then finds the lease its own: it has it,
  // unless something newer is wanted by now, which may have to wait. What the row was before is
  // gone then, so its marks stand as after an attempt of unknown outcome: the safe side.
  const free = `(want > #have AND dueAt <= :soon AND dueShard <> :waiting
    AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)
    AND (attribute_not_exists(unsettledUntil) OR unsettledUntil <= :now
      OR sendingSequence = want))
    OR (leaseBy = :worker AND sendingSequence = want)`;
  const write = dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key: keyOf(key),
      UpdateExpression: intent,
      ConditionExpression: free,
      ExpressionAttributeValues: {
        ':worker': worker,
        ':until': until,
        // Whenever within the lease the request is made, it ends before the lease does.
        ':unsettled': until + settle * 1000,
        ':true': true,
        ':now': now,
        ':soon': now + early,
        ':waiting': waitingShard(key.subscription),
      },
      ...namesIn(intent + free),
      ReturnValues: 'ALL_OLD',
    }),
  );
  if (!(await made(write))) return undefined;
  const { Attributes = {} } = await write;
  return { by: worker, until, delivery: asDelivery(Attributes) };
}

/** Writes down what became of a lease and gives it back. */
export async function commit(
  { by, delivery }: Lease,
  conclusion: Conclusion,
  now: number,
): Promise<'committed' | 'superseded' | 'lost'> {
  const sequence = delivery.want;
  const marks = marksOf(delivery, conclusion);
  const { state, failures } = conclusion;
  const waits = conclusion.waitsUntil !== undefined;
  const dueAt = waits ? placeInLine(delivery) : conclusion.dueAt;
  const due = dueAt !== undefined;

  const committed = await updateRow(
    delivery,
    `SET #state = :state, failures = :failures, ${marks.set}
      ${due ? ', dueAt = :dueAt' : ''}${waits ? ', dueShard = :waiting' : ''}
      REMOVE leaseBy, leaseUntil${marks.remove}${due ? '' : ', dueAt, dueShard'}`,
    'leaseBy = :by AND want = :sequence',
    {
      ...marks.values,
      ':by': by,
      ':sequence': sequence,
      ':state': state,
      ':failures': failures,
      ...(due && { ':dueAt': dueAt }),
      ...(waits && { ':waiting': waitingShard(delivery.subscription) }),
    },
  );
  if (committed) return 'committed';

  // Something newer is wanted by now: it is due at once, whatever became of this sequence.
  const superseded = await updateRow(
    delivery,
    `SET dueAt = :now, ${marks.set} REMOVE leaseBy, leaseUntil${marks.remove}`,
    'leaseBy = :by',
    { ...marks.values, ':by': by, ':now': now },
  );
  if (superseded) return 'superseded';

  // The lease ran out and another worker went on: what the partner has is still worth knowing.
  if (conclusion.settled) {
    await updateRow(delivery, 'SET #have = :sequence', '#have < :sequence', {
      ':sequence': sequence,
    });
  }
  return 'lost';
}

/** Moves the due time of a row; false when the row is not as it was seen. */
export function postpone(seen: Delivery, until: number): Promise<boolean> {
  return updateRow(seen, 'SET dueAt = :until', 'dueAt = :seen', {
    ':until': until,
    ':seen': seen.dueAt,
  });
}

/** Nothing is due for this row until somebody asks; unless it is not as it was seen. */
export async function setAside(seen: Delivery): Promise<void> {
  const state = seen.want <= seen.have ? settledState(seen) : seen.state;
  await updateRow(
    seen,
    'SET #state = :state REMOVE dueAt, dueShard',
    'dueAt = :seen AND want = :want',
    { ':state': state, ':seen': seen.dueAt, ':want': seen.want },
  );
}

/**
 * Notes that a feed shows what the row wants, or leaves it out where the attempt ended as refused. It
 * needs no lease: feeds are written one at a time. False when something newer is wanted by now.
 */
export function settleFeedDelivery(seen: Delivery, attempt: Attempt): Promise<boolean> {
  return updateRow(
    seen,
    'SET #have = want, #state = :state, attempts = :attempts, reached = :reached REMOVE dueAt, dueShard',
    'want = :want',
    {
      ':want': seen.want,
      ':state': attempt.result === 'refused' ? 'refused' : settledState(seen),
      ':attempts': remember(seen.attempts, attempt),
      // What the feed alone leaves out may come to stand in it, when its shape changes or room is made.
      ':reached': mayBeKnown(seen) || (seen.action === 'publish' && seen.unfit === undefined),
    },
  );
}

/** The attributes that are written whether or not something newer is wanted. */
function marksOf(
  delivery: Delivery,
  { settled, unsettledUntil, reached, remote, attempt }: Conclusion,
) {
  const set = ['attempts = :attempts'];
  const remove: string[] = [];
  const values: Record<string, unknown> = {
    ':attempts': attempt ? remember(delivery.attempts, attempt) : delivery.attempts,
  };
  if (settled) {
    set.push('#have = :have');
    values[':have'] = delivery.want;
  }
  for (const [name, value] of Object.entries({ unsettledUntil, reached, remote })) {
    if (value === undefined) {
      remove.push(name);
    } else {
      set.push(`${name} = :${name}`);
      values[`:${name}`] = value;
    }
  }
  return { set: set.join(', '), remove: remove.map((name) => `, ${name}`).join(''), values };
}

/** The newest attempts; only the last one keeps the partner's words, to keep the row small. */
function remember(attempts: Attempt[], attempt: Attempt): Attempt[] {
  const older = attempts.slice(1 - remembered).map(({ answer, ...rest }) => rest);
  return [...older, attempt];
}

function settledState({ action, unfit }: Delivery): 'withdrawn' | 'delivered' | 'refused' {
  if (action === 'withdraw') return 'withdrawn';
  return unfit === undefined ? 'delivered' : 'refused';
}
