import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../lambdas/deliver/deliver.ts';
import { report } from '../../lambdas/deliver/report.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import { hubKey } from '../../lambdas/partner/hub.ts';

const article = '2026-11-24T08:00:00.000Z#a';

function outcome(
  action: Delivery['action'],
  conclusion: Partial<Outcome['conclusion']>,
  changes: Partial<Outcome> = {},
): Outcome {
  return {
    delivery: {
      subscription: 'sub',
      article,
      want: 3,
      have: 1,
      action,
      revision: 5,
      version: 3,
      rendition: 'renditions/a/3.json',
      state: 'pending',
      failures: 0,
      attempts: [],
      uploadedAt: 0,
    },
    conclusion: {
      settled: false,
      state: 'pending',
      failures: 1,
      attempt: { at: 0, sequence: 3, result: 'refused', detail: 'answered 422', took: 200 },
      ...conclusion,
    },
    commit: 'committed',
    ...changes,
  };
}

describe('the log of an attempt', () => {
  it('that a partner could not take what it never had is for the record, a correction is not', () => {
    const { delivery, ...rest } = outcome('publish', { state: 'refused', failures: 0 });
    const unfit = 'The partner takes no article without a picture.';
    expect(report({ ...rest, delivery: { ...delivery, unfit, have: 0 } }).level).toBe('info');
    expect(report({ ...rest, delivery: { ...delivery, unfit } })).toMatchObject({
      level: 'error',
      message: 'a correction was beyond the limits',
    });
  });

  it('is for the record while all goes its way', () => {
    const accepted = { settled: true, state: 'delivered', failures: 0 } as const;
    expect(report(outcome('publish', accepted)).level).toBe('info');
    expect(report(outcome('withdraw', { ...accepted, state: 'withdrawn' })).level).toBe('info');
    expect(report(outcome('publish', { failures: 6, dueAt: 9 })).level).toBe('info');
  });

  it.each(['refused', 'failed'] as const)('calls a person when a delivery is %s', (state) => {
    expect(report(outcome('publish', { state, failures: 3 }))).toEqual({
      level: 'error',
      message: 'a delivery was given up on',
      facts: {
        subscription: 'sub',
        article,
        sequence: 3,
        action: 'publish',
        state,
        failures: 3,
        commit: 'committed',
        at: 0,
        result: 'refused',
        detail: 'answered 422',
        took: 200,
      },
    });
  });

  it('calls a person at the sixth failure of a withdrawal and every sixth after', () => {
    const called = Array.from({ length: 30 }, (_, index) => index + 1).filter((failures) => {
      const { level, facts } = report(outcome('withdraw', { failures, dueAt: 9 }));
      expect(facts).toMatchObject({ action: 'withdraw', state: 'pending', failures, dueAt: 9 });
      return level === 'error';
    });
    expect(called).toEqual([6, 12, 18, 24, 30]);
  });

  it('calls a person when a withdrawal is due no more, because the subscription was paused', () => {
    expect(report(outcome('withdraw', {})).level).toBe('error');
    expect(report(outcome('publish', {})).level).toBe('info');
  });

  it('calls nobody for what something newer has overtaken', () => {
    const overtaken = { commit: 'superseded' } as const;
    expect(report(outcome('publish', { state: 'failed' }, overtaken)).level).toBe('info');
    expect(report(outcome('withdraw', { failures: 6 }, overtaken)).level).toBe('info');
  });

  it('calls a person when the answer of the ledger was lost', () => {
    const lost = { commit: 'lost' } as const;
    expect(report(outcome('publish', { state: 'failed' }, lost)).level).toBe('error');
  });

  it('tells a hub that fails from a partner, which is paused in the end', () => {
    const { delivery, ...rest } = outcome('publish', { dueAt: 9 });
    const trouble = { hours: 120, isNews: true };
    expect(report({ ...rest, delivery, trouble }).message).toBe(
      'a partner has failed for 5 days, and its subscription is paused',
    );
    const ping = { ...delivery, ...hubKey('evening') };
    expect(report({ ...rest, delivery: ping, trouble })).toMatchObject({
      level: 'error',
      message: 'the hub of a feed has failed for 5 days',
      facts: { subscription: 'evening#hub' },
    });
  });

  it('tells why a delivery could not be prepared', () => {
    const cause = new Error('no such key');
    const { level, message, facts } = report(outcome('publish', { dueAt: 9 }, { cause }));
    expect([level, message]).toEqual(['error', 'a delivery could not be prepared']);
    expect(facts.error).toBe(cause);
    const last = report(outcome('publish', { state: 'failed' }, { cause }));
    expect([last.message, last.facts.error]).toEqual(['a delivery was given up on', cause]);
  });
});
