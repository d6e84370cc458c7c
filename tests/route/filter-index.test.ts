import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexFilters } from '../../lambdas/route/filter-index.ts';
import { match } from '../../lambdas/route/match.ts';
import { traitsOf } from '../../lambdas/route/traits.ts';
import { anyArticle, anyFilter } from './any-filter.ts';

it('lets through what each of the filters would by itself', () => {
  let passed = 0;
  let judged = 0;
  fc.assert(
    fc.property(
      fc.array(anyFilter, { maxLength: 80 }),
      anyArticle,
      fc.constantFrom('a', 'b'),
      (filters, one, publisher) => {
        const traits = traitsOf(one, publisher);
        const each = filters.flatMap((filter, at) => (match(filter, traits).matches ? [at] : []));
        passed += each.length;
        judged += filters.length;
        expect(indexFilters(filters).matching(traits)).toEqual(each);
      },
    ),
    { numRuns: 1000 },
  );
  // The filters are such that the comparison means something.
  expect(passed / judged).toBeGreaterThan(0.05);
  expect(passed / judged).toBeLessThan(0.95);
});
