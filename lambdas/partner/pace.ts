import * as z from 'zod/mini';

/** How much a partner bears, over all of its subscriptions; withdrawals do not wait for it. */
export const Pace = z.strictObject(
  {
    /** Requests per second. What a second allows may come at once. */
    perSecond: z.exactOptional(
      z
        .number('must be a number')
        .check(z.gte(0.01, 'must be 0.01 at least'), z.lte(1000, 'must be 1000 at most')),
    ),
    /** Requests at the same time. */
    concurrent: z.exactOptional(
      z
        .int('must be a whole number')
        .check(z.gte(1, 'must be 1 at least'), z.lte(100, 'must be 100 at most')),
    ),
  },
  'must be an object with perSecond, concurrent or both',
);
export type Pace = z.infer<typeof Pace>;
