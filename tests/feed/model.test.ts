import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeedFormat } from '../../lambdas/partner/subscription.ts';
import { openFormats, toldIn } from '../formats/feed-told.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

/** What the desk does next with the article of a day; or time passes; or the feed is rendered. */
type Step =
  | { does: 'publish' | 'refuse' | 'withdraw'; which: number }
  | { does: 'wait'; days: number }
  | { does: 'render' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('publish', 'publish', 'withdraw', 'refuse'),
      which: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('wait'), days: fc.constantFrom(1, 3, 7) }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('render') }) },
);

/** What a sequential model knows of an article. */
interface Known {
  state: 'shown' | 'refused' | 'withdrawn';
  headline: string;
  withdrawnAt: number;
  /** Whether a rendering has shown it. */
  wasShown: boolean;
}

it('a feed is what the sequence of changes says, and its dates never go back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...openFormats),
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (format, steps) => {
        const desk = await new Desk({ format }).open();
        desk.now = Date.parse('2026-11-24T12:00:00Z');
        const model = new Map<number, Known>();
        const rung = new Set<string>();
        const dates = new Map<string, { modified: number; content: string }>();
        for (const one of [...steps, { does: 'render' } as const]) {
          desk.now += 2_000;
          if (one.does === 'wait') desk.now += one.days * day;
          else if (one.does === 'render') {
            await desk.render(...rung);
            if (rung.size > 0) await judge(desk, format, model, dates);
            rung.clear();
          } else {
            const key = await apply(one, desk, model);
            if (key) rung.add(key);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

/** Resolves to the article's key, where anything was wanted. */
async function apply(
  { does, which }: Extract<Step, { which: number }>,
  desk: Desk,
  model: Map<number, Known>,
): Promise<string | undefined> {
  const before = model.get(which);
  const at = desk.now;
  if (does === 'withdraw') {
    // Nobody withdraws what was never to be had, or twice.
    if (!before || before.state === 'withdrawn') return undefined;
    model.set(which, { ...before, state: 'withdrawn', withdrawnAt: at });
    return desk.withdraw(which, { at });
  }
  const headline = `Day ${which} at ${at}`;
  const isFit = does === 'publish';
  model.set(which, {
    state: isFit ? 'shown' : 'refused',
    headline,
    withdrawnAt: 0,
    wasShown: before?.wasShown ?? false,
  });
  const changes = { versionCreated: new Date(at).toISOString() };
  return desk.want(which, { at, headline, changes, ...(!isFit && { unfit: 'It is too long.' }) });
}

async function judge(
  desk: Desk,
  format: FeedFormat,
  model: Map<number, Known>,
  dates: Map<string, { modified: number; content: string }>,
): Promise<void> {
  const told = toldIn[format](await desk.body());
  const shown = [...model].filter(([, { state }]) => state === 'shown').sort(([a], [b]) => b - a);
  expect(told.flatMap(({ title, isWithdrawn }) => (isWithdrawn ? [] : [title]))).toEqual(
    shown.map(([, { headline }]) => headline),
  );
  for (const [, known] of shown) known.wasShown = true;

  const withdrawn = told.filter((one) => one.isWithdrawn).map(({ id }) => id);
  for (const [which, { state, withdrawnAt, wasShown }] of model) {
    const isRecent = state === 'withdrawn' && withdrawnAt > desk.now - 7 * day;
    // What came and went between two renderings may be told needlessly.
    if (wasShown || !isRecent) expect(withdrawn.includes(`urn:day:${which}`)).toBe(isRecent);
  }

  for (const { id, modified, ...rest } of told) {
    const content = JSON.stringify(rest);
    const before = dates.get(id);
    const date = Date.parse(modified);
    if (before && before.content !== content) expect(date).toBeGreaterThan(before.modified);
    // An article that came back and went again between two renderings was withdrawn anew.
    else if (before && rest.isWithdrawn) expect(date).toBeGreaterThanOrEqual(before.modified);
    else if (before) expect(date).toBe(before.modified);
    dates.set(id, { modified: date, content });
  }
}
