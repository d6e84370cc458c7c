import { describe, expect, it } from 'vitest';
import { time } from '../../bench/stopwatch.ts';

const patience = { warmUp: 2, measure: 2 };

describe('the stopwatch', () => {
  it('runs the work, and tells of at least one sample', async () => {
    let runs = 0;
    const summary = await time(() => {
      runs += 1;
    }, patience);
    expect(runs).toBeGreaterThan(1);
    expect(summary.samples).toBeGreaterThanOrEqual(1);
    expect(summary.from).toBeLessThanOrEqual(summary.median);
    expect(summary.median).toBeLessThanOrEqual(summary.to);
  });

  it('waits for work that is not done at once', async () => {
    let done = 0;
    let begun = 0;
    await time(async () => {
      begun += 1;
      await Promise.resolve();
      done += 1;
    }, patience);
    expect(done).toBe(begun);
  });

  it('passes on what the work throws', async () => {
    const work = () => Promise.reject(new Error('cannot'));
    await expect(time(work, patience)).rejects.toThrow('cannot');
  });
});
