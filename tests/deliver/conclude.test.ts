import { describe, expect, it } from 'vitest';
import { conclude } from '../../lambdas/deliver/conclude.ts';
import type { Attempt, Delivery } from '../../lambdas/partner/delivery.ts';
import type { Answer } from '../../lambdas/partner/push.ts';

const made = { sentAt: 1_000_000, endedAt: 1_000_200, settledAt: 1_080_000 };

function delivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    subscription: 'sub',
    article: 'a',
    want: 3,
    have: 1,
    action: 'publish',
    revision: 5,
    version: 3,
    rendition: 'renditions/a/3.json',
    state: 'pending',
    failures: 0,
    attempts: [],
    uploadedAt: 0,
    dueAt: 999_000,
    ...changes,
  };
}

function answered(status: number, result: Answer['result'] = 'refused'): Answer {
  return { result, status, detail: `answered ${status}` };
}

const conclusion = (row: Delivery, answer: Answer) => conclude(row, answer, made, 0.5);

describe('an accepted attempt', () => {
  it('settles the sequence', () => {
    expect(conclusion(delivery(), answered(204, 'accepted'))).toMatchObject({
      settled: true,
      state: 'delivered',
      failures: 0,
      reached: true,
    });
    expect(conclusion(delivery({ action: 'withdraw' }), answered(200, 'accepted')).state).toBe(
      'withdrawn',
    );
  });

  it('does not take back the mark of an earlier attempt, which may still be on its way', () => {
    const row = delivery({ unsettledUntil: 1_050_000 });
    expect(conclusion(row, answered(200, 'accepted')).unsettledUntil).toBe(1_050_000);
    expect(conclusion(delivery(), answered(200, 'accepted')).unsettledUntil).toBeUndefined();
  });
});

describe('an attempt of unknown outcome', () => {
  it('leaves a mark until the partner is sure to have finished, and is tried again', () => {
    const row = delivery({ failures: 1 });
    expect(conclusion(row, { result: 'unknown', detail: 'no answer in time' })).toMatchObject({
      settled: false,
      state: 'pending',
      failures: 2,
      reached: true,
      unsettledUntil: made.settledAt,
      dueAt: made.endedAt + 30_000,
    });
  });

  it('never shortens an earlier mark', () => {
    const row = delivery({ unsettledUntil: 2_000_000 });
    const { unsettledUntil } = conclusion(row, { result: 'unknown', detail: 'broken' });
    expect(unsettledUntil).toBe(2_000_000);
  });
});

describe('a refused attempt', () => {
  it('takes its own mark back: nothing arrived', () => {
    const { unsettledUntil, reached } = conclusion(delivery(), answered(503));
    expect([unsettledUntil, reached]).toEqual([undefined, undefined]);
  });

  it('that the partner has a name for left something there, which a withdrawal has to take down', () => {
    const { reached, remote } = conclusion(delivery(), { ...answered(403), remote: '17' });
    expect({ reached, remote }).toEqual({ reached: true, remote: '17' });
  });

  it('is tried again at the partner’s word', () => {
    const { dueAt } = conclusion(delivery(), { ...answered(429), retryAfter: 600_000 });
    expect(dueAt).toBe(made.endedAt + 600_000);
  });

  it.each([400, 413, 415, 422])('with %i is the article’s fault: three tries', (status) => {
    const tried = (times: number): Attempt[] =>
      Array.from({ length: times }, () => ({
        at: 0,
        sequence: 3,
        result: 'refused',
        status,
        detail: '',
        took: 1,
      }));
    expect(conclusion(delivery(), answered(status))).toMatchObject({
      state: 'pending',
      dueAt: made.endedAt + 30_000,
    });
    const second = delivery({ failures: 1, attempts: tried(1) });
    expect(conclusion(second, answered(status)).dueAt).toBe(made.endedAt + 300_000);
    const third = delivery({ failures: 2, attempts: tried(2) });
    expect(conclusion(third, answered(status)).state).toBe('refused');
    expect(conclusion(third, answered(status)).dueAt).toBeUndefined();
    // What the partner said of an earlier version does not count against this one.
    const newer = delivery({ want: 4, attempts: tried(2) });
    expect(conclusion(newer, answered(status)).state).toBe('pending');
  });

  it.each([401, 403, 404, 301, 503])('with %i is the partner’s: the whole schedule', (status) => {
    expect(conclusion(delivery({ failures: 14 }), answered(status))).toMatchObject({
      state: 'pending',
      dueAt: made.endedAt + 12 * 3_600_000,
    });
    const last = conclusion(delivery({ failures: 15 }), answered(status));
    expect(last.state).toBe('failed');
    expect(last.dueAt).toBeUndefined();
  });

  it('with a wish to stop waits, undone, for the subscription to be resumed', () => {
    const answer = { ...answered(410), wish: 'disable' as const };
    const { state, settled, dueAt } = conclusion(delivery(), answer);
    expect({ state, settled, dueAt }).toEqual({ state: 'pending', settled: false });
  });

  it('with a wish to abort the message is final', () => {
    const answer = { ...answered(503), wish: 'abort-message' as const };
    expect(conclusion(delivery(), answer).state).toBe('refused');
  });

  it('does not end a withdrawal, whatever is answered and however often', () => {
    const answers = [
      ...[301, 400, 401, 403, 404, 413, 415, 422, 429, 503].map((status) => answered(status)),
      ...[408, 500, 502, 504].map((status) => answered(status, 'unknown')),
      { ...answered(422), wish: 'abort-message' as const },
      { result: 'unknown', detail: 'no answer in time' } as const,
      { result: 'refused', detail: 'the connection was refused' } as const,
    ];
    for (const answer of answers) {
      // As often as that, the answer blamed the article before.
      const attempts: Attempt[] = Array.from({ length: 10 }, () => ({
        at: 0,
        sequence: 3,
        took: 1,
        ...answer,
      }));
      const waitAfterFailure = (failures: number) => {
        const row = delivery({ action: 'withdraw', reached: true, failures, attempts });
        const { state, settled, dueAt = 0 } = conclusion(row, answer);
        expect({ state, settled }).toEqual({ state: 'pending', settled: false });
        return dueAt - made.endedAt;
      };
      expect(waitAfterFailure(0)).toBe(5_000);
      expect(waitAfterFailure(2)).toBe(120_000);
      for (const failures of [6, 14, 15, 16, 1_000]) {
        expect(waitAfterFailure(failures)).toBe(900_000);
      }
    }
  });

  it('is kept with what the partner said', () => {
    const { attempt } = conclusion(delivery(), { ...answered(404), text: 'no such hook' });
    expect(attempt).toEqual({
      at: made.sentAt,
      sequence: 3,
      result: 'refused',
      status: 404,
      detail: 'answered 404',
      answer: 'no such hook',
      took: 200,
    });
  });
});
