import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitAfter, waitToWithdraw } from '../../lambdas/deliver/schedule.ts';

const hour = 3_600_000;

function waits(fault: 'partner' | 'article', jitter: number): number[] {
  const all: number[] = [];
  for (let failures = 1; ; failures++) {
    const wait = waitAfter(fault, failures, jitter);
    if (wait === undefined) return all;
    all.push(wait);
  }
}

describe('the schedule', () => {
  it('tries a partner sixteen times in just under three days, seven of them in the first hour', () => {
    const all = waits('partner', 0.5);
    expect(all).toHaveLength(15);
    expect(all.reduce((sum, wait) => sum + wait, 0)).toBe((69 * 3600 + 52 * 60 + 35) * 1000);
    let at = 0;
    const times = all.map((wait) => {
      at += wait;
      return at;
    });
    expect(1 + times.filter((time) => time <= hour).length).toBe(7);
  });

  it('tries an article that the partner cannot take three times', () => {
    expect(waits('article', 0.5)).toEqual([30_000, 300_000]);
  });

  it('goes on with a withdrawal as long as it takes: every quarter of an hour in the end', () => {
    for (let failures = 1; failures <= 5; failures++) {
      expect(waitToWithdraw(failures, 0.5)).toBe(waitAfter('partner', failures, 0.5));
    }
    for (const failures of [6, 15, 16, 100, 10_000]) {
      expect(waitToWithdraw(failures, 0.5)).toBe(hour / 4);
      expect(waitToWithdraw(failures, 0)).toBe(0.2 * hour);
    }
    expect(waitToWithdraw(1, 0.5, 60_000)).toBe(60_000);
    expect(waitToWithdraw(40, 0, 1000 * hour)).toBe(12 * hour);
  });

  it('spreads every wait over 80 to 120 percent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, jitter) => {
          const middle = waitAfter('partner', failures, 0.5) ?? 0;
          const wait = waitAfter('partner', failures, jitter) ?? 0;
          expect(wait).toBeGreaterThanOrEqual(Math.round(middle * 0.8));
          expect(wait).toBeLessThanOrEqual(Math.round(middle * 1.2));
        },
      ),
    );
  });

  it('waits as long as the partner asks, never shorter than planned, at most twelve hours', () => {
    expect(waitAfter('partner', 1, 0.5, 60_000)).toBe(60_000);
    expect(waitAfter('partner', 7, 0.5, 60_000)).toBe(hour);
    expect(waitAfter('partner', 1, 0.5, 1000 * hour)).toBe(12 * hour);
    expect(waitAfter('partner', 16, 0.5, 60_000)).toBeUndefined();
  });
});
