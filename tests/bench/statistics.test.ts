import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, summarise } from '../../bench/statistics.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

describe('quantile', () => {
  it.each([
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[10, 20], 0.99, 19.9],
    [[7], 0.01, 7],
  ])('of %j at %d is %d', (list, share, expected) => {
    expect(quantile(list, share)).toBeCloseTo(expected, 10);
  });

  it('lies between the smallest and the largest value, and grows with the share', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        expect(quantile(list, share)).toBeGreaterThanOrEqual(quantile(list, share / 2));
        expect(quantile(list, 0)).toBe(Math.min(...list) + 0);
        expect(quantile(list, 1)).toBe(Math.max(...list) + 0);
      }),
    );
  });

  it('of nothing is an error', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

describe('summarise', () => {
  it('tells the median, the middle half and the number of samples', () => {
    expect(summarise([5, 1, 4, 2, 3])).toEqual({ median: 3, from: 2, to: 4, samples: 5 });
  });
});
