import type { Attempt, Conclusion, Delivery } from '../partner/delivery.ts';
import type { Answer } from '../partner/push.ts';
import { classify, isArticleFault } from './classify.ts';
import { waitAfter, waitToWithdraw } from './schedule.ts';

/** An attempt that was made: epoch milliseconds. */
export interface Made {
  sentAt: number;
  endedAt: number;
  /** When the partner is sure to have finished the request, whatever became of the answer. */
  settledAt: number;
}

/** What an attempt leaves in the ledger, and the attempt itself. */
export type Concluded = Conclusion & { attempt: Attempt };

/**
 * What the partner's answer leaves in the ledger. A publication may be given up on; a withdrawal
 * stays owed until the partner accepts it, whatever else it answers.
 *
 * @param delivery the row as it stood before the attempt
 * @param jitter from 0 to 1
 * @param isDown whether the partner's gate was shut: then the attempt tried the partner, and the
 *   delivery goes back into the line with all the attempts that it had
 */
export function conclude(
  delivery: Delivery,
  answer: Answer,
  made: Made,
  jitter: number,
  isDown = false,
): Concluded {
  const attempt = asAttempt(delivery, answer, made);
  const verdict = classify(answer);
  const learnt = answer.remote !== undefined && { remote: answer.remote };
  if (verdict === 'accepted') {
    return {
      ...asBefore(delivery),
      settled: true,
      state: delivery.action === 'withdraw' ? 'withdrawn' : 'delivered',
      failures: 0,
      reached: true,
      attempt,
      ...learnt,
    };
  }
  const isTrial = isDown && verdict === 'partner';
  const failures = delivery.failures + (isTrial ? 0 : 1);
  const failure = {
    ...markOf(delivery, answer, made),
    settled: false,
    failures,
    attempt,
    ...learnt,
  };
  if (verdict === 'stop') return { ...failure, state: 'pending' };
  if (isTrial) return { ...failure, state: 'pending', waitsUntil: made.endedAt };
  if (delivery.action === 'withdraw') {
    const wait = waitToWithdraw(failures, jitter, answer.retryAfter);
    return { ...failure, state: 'pending', dueAt: made.endedAt + wait };
  }
  if (verdict === 'final') return { ...failure, state: 'refused' };
  const wait =
    verdict === 'article'
      ? waitAfter('article', articleFaults(delivery) + 1, jitter)
      : waitAfter('partner', failures, jitter, answer.retryAfter);
  if (wait === undefined) {
    return { ...failure, state: verdict === 'article' ? 'refused' : 'failed' };
  }
  return { ...failure, state: 'pending', dueAt: made.endedAt + wait };
}

/** Nothing is to be sent: the partner never had what is withdrawn. */
export function concludeUnsent(delivery: Delivery): Conclusion {
  return { ...asBefore(delivery), settled: true, state: 'withdrawn', failures: 0 };
}

/** Nothing may be sent: the partner could not take it. `at` is in epoch milliseconds. */
export function concludeUnfit(delivery: Delivery, detail: string, at: number): Concluded {
  const { want: sequence, failures } = delivery;
  const attempt = { at, sequence, result: 'refused' as const, detail, took: 0 };
  return { ...asBefore(delivery), settled: false, state: 'refused', failures, attempt };
}

/** No attempt was made; the delivery is due as before. */
export function concludeReleased(delivery: Delivery, now: number): Conclusion {
  return { ...untried(delivery), dueAt: now };
}

/** No attempt was made; the delivery waits until its subscription's drain comes to it. */
export function concludeWaiting(delivery: Delivery, until: number): Conclusion {
  return { ...untried(delivery), waitsUntil: until };
}

function untried(delivery: Delivery): Conclusion {
  const { state, failures } = delivery;
  return { ...asBefore(delivery), settled: false, state, failures };
}

/**
 * An attempt that surely did not arrive takes its marks back; one that may have arrived leaves
 * them. An older mark stays in either case: that attempt may still be on its way. What the partner
 * has a name for has reached it, though it did not take all of it.
 */
function markOf(delivery: Delivery, answer: Answer, made: Made) {
  if (answer.result !== 'unknown') {
    return { ...asBefore(delivery), ...(answer.remote !== undefined && { reached: true }) };
  }
  return {
    ...asBefore(delivery),
    unsettledUntil: Math.max(delivery.unsettledUntil ?? 0, made.settledAt),
    reached: true,
  };
}

function asBefore({ unsettledUntil, reached, remote }: Delivery) {
  return {
    ...(remote !== undefined && { remote }),
    ...(unsettledUntil !== undefined && { unsettledUntil }),
    ...(reached !== undefined && { reached }),
  };
}

/** Earlier answers to the same sequence that blamed the article. */
function articleFaults({ attempts, want }: Delivery): number {
  return attempts.filter((one) => one.sequence === want && isArticleFault(one.status)).length;
}

function asAttempt(delivery: Delivery, answer: Answer, made: Made): Attempt {
  return {
    at: made.sentAt,
    sequence: delivery.want,
    result: answer.result,
    ...(answer.status !== undefined && { status: answer.status }),
    detail: answer.detail,
    ...(answer.text && { answer: answer.text }),
    took: made.endedAt - made.sentAt,
  };
}
