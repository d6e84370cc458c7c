import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOn } from './report.ts';
import { openTheatre, type Theatre } from './theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

// The long form is `npm run test:faults`.
describe('whatever workers, AWS, the publishers and the partners do', { timeout: 120_000 }, () => {
  it.each([1, 2])(
    'every partner ends with what the sequential model says (seed %i)',
    async (seed) => {
      const played = await theatre.play(seed, { articles: 8, partners: 6 });
      const { summary, violations, history } = reportOn(seed, played);
      console.log(summary);
      expect(violations, history.join('\n')).toEqual([]);
    },
  );
});
