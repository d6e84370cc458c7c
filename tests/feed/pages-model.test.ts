import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newestDeliveries } from '../../lambdas/aws/ledger.ts';
import { bringFeedUpToDate, type Doors } from '../../lambdas/feed/feed.ts';
import { openFormats, toldIn } from '../formats/feed-told.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

/**
 * What happens next: to an article that there is, or that comes late; to many new ones; or the feed is
 * rendered for some of the doorbells that rang, in another order and some of them twice, by a worker
 * that may die before or after one of its writes.
 */
type Step =
  | { does: 'publish' | 'refuse' | 'withdraw'; which: number }
  | { does: 'come late'; which: number; count: number }
  | { does: 'burst'; count: number }
  | { does: 'wait'; days: number }
  | { does: 'render'; share: number; seed: number; death?: Death };

interface Death {
  atWrite: number;
  isAfter: boolean;
}

const which = fc.nat({ max: 1_000 });
const death = fc.record({ atWrite: fc.nat({ max: 25 }), isAfter: fc.boolean() });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('publish', 'withdraw', 'refuse'), which }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('come late'),
      which,
      count: fc.constantFrom(1, 70),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('burst'), count: fc.constantFrom(1, 20, 60) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('wait'), days: fc.constantFrom(1, 8) }),
  },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        does: fc.constant('render'),
        share: fc.constantFrom(0.3, 1, 1),
        seed: fc.nat(),
        death,
      },
      { requiredKeys: ['does', 'share', 'seed'] },
    ),
  },
);

/** What the ledger wants of the article of a day. */
interface Meant {
  headline: string;
  state: 'shown' | 'refused' | 'withdrawn';
  at: number;
}

it('feed and pages hold what the ledger says, whatever happens and whoever dies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...openFormats),
      fc.constantFrom(99, 150, 180),
      fc.array(step, { minLength: 3, maxLength: 14 }),
      async (format, articles, steps) => {
        const world = new World(await new Desk({ format }).open());
        await world.burst(articles);
        await world.render(1, 0);
        for (const one of steps) await world.take(one);
        await world.sweep();
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);

/** How many changes on its pages a feed tells at the same time (lambdas/feed/read-ledger.ts). */
const mostTold = 100;

const writes = [
  'putFeed',
  'closePage',
  'notePageWritten',
  'noteChanged',
  'forgetChanged',
  'settleFeedDelivery',
] as const satisfies (keyof Doors)[];

class World {
  readonly desk: Desk;
  readonly meant = new Map<number, Meant>();
  /** The keys of articles whose doorbells rang and were not yet answered, and their days. */
  readonly rung = new Map<string, number>();
  /** What was looked at last: the pages, and what stood on them. */
  #pages = new Map<string, string>();
  #paged = new Set<number>();
  /** Articles that changed since the last look; or when they were on a page. */
  #touched = new Set<number>();
  #changed = new Set<number>();
  /** Articles that changed when newer ones were there, or came late. */
  #late = new Set<number>();
  #seen = new Set<number>();
  #serial = 0;
  #newest = 10_000;

  constructor(desk: Desk) {
    this.desk = desk;
    desk.now = Date.parse('2026-11-24T12:00:00Z');
  }

  async take(one: Step): Promise<void> {
    this.desk.now += 2_000;
    switch (one.does) {
      case 'burst':
        return this.burst(one.count);
      case 'come late':
        await Promise.all(
          Array.from({ length: one.count }, (_, index) =>
            this.change(1 + ((one.which + index) % 150), 'shown'),
          ),
        );
        return;
      case 'wait':
        this.desk.now += one.days * day;
        return;
      case 'render':
        return this.render(one.share, one.seed, one.death);
      default: {
        const days = [...this.meant.keys()];
        const state = { publish: 'shown', refuse: 'refused', withdraw: 'withdrawn' } as const;
        return this.change(days[one.which % days.length] ?? 0, state[one.does]);
      }
    }
  }

  async burst(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.change(++this.#newest, 'shown')));
  }

  async change(which: number, state: Meant['state']): Promise<void> {
    const before = this.meant.get(which);
    // Nobody withdraws twice.
    if (state === 'withdrawn' && before?.state === state) return;
    const headline =
      state === 'withdrawn' ? (before?.headline ?? '') : `Day ${which}, ${++this.#serial}`;
    const at = this.desk.now;
    this.meant.set(which, { headline, state, at });
    this.#touched.add(which);
    if (which !== this.#newest) this.#late.add(which);
    if (this.#paged.has(which)) this.#changed.add(which);
    const changes = { versionCreated: new Date(at).toISOString() };
    const unfit = state === 'refused' ? { unfit: 'It is too long.' } : {};
    const action = state === 'withdrawn' ? 'withdraw' : 'publish';
    this.rung.set(await this.desk.want(which, { action, at, headline, changes, ...unfit }), which);
  }

  async render(share: number, seed: number, death?: Death): Promise<void> {
    const keys = shuffled([...this.rung.keys()], seed);
    const some = keys.slice(0, Math.ceil(keys.length * share));
    const articles = [...some, ...some.slice(0, 3)];
    const doors = death ? mortal(this.desk.doors, death) : this.desk.doors;
    try {
      await bringFeedUpToDate(this.desk.subscription.id, articles, doors);
    } catch (error) {
      if (!(error instanceof Error && error.message === 'died')) throw error;
      return;
    }
    for (const key of some) this.rung.delete(key);
    if (some.length > 0) await this.judge();
  }

  /** Rings for all that is owed, and for what a worker that died has left. */
  async sweep(): Promise<void> {
    for await (const { article, dueAt } of newestDeliveries(this.desk.subscription.id)) {
      if (dueAt !== undefined) this.rung.set(article, dayOf(article));
    }
    await this.render(1, 0);
    expect(this.rung.size).toBe(0);
    await this.judge();
  }

  async judge(): Promise<void> {
    const { desk, meant } = this;
    const told = toldIn[desk.subscription.format as (typeof openFormats)[number]];
    const main = told(await desk.body());
    const pages = await desk.pages();
    const onPages = pages.flatMap(({ body }) => told(body));
    const led = new Set([...main, ...onPages].map(({ title }) => title));
    const everywhere = new Set<string | undefined>();
    for (const key of await desk.keys()) {
      for (const { title } of told(await desk.body(key))) everywhere.add(title);
    }
    const pending = new Set(this.rung.values());
    for (const [which, { headline, state, at }] of meant) {
      if (pending.has(which)) continue;
      if (state === 'shown') {
        expect(led, 'feed and pages').toContain(headline);
        const places = onPages.filter(({ title }) => title === headline).length;
        expect(places, `pages with ${headline}`).toBeLessThanOrEqual(1);
        // Whoever has walked through the pages before is told of it, while there are not too many such.
        const isTold = this.#changed.has(which) && this.#late.size <= mostTold;
        if (isTold && at > desk.now - 7 * day) {
          expect(main.map(({ title }) => title)).toContain(headline);
        }
        continue;
      }
      // Nor on any page that nothing leads to.
      expect([...everywhere].filter((title) => title?.startsWith(`Day ${which},`))).toEqual([]);
      const isTold = main.some(({ id, isWithdrawn }) => isWithdrawn && id === `urn:day:${which}`);
      if (state === 'withdrawn' && at > desk.now - 7 * day && this.#seen.has(which)) {
        expect(isTold, `${which} told as withdrawn`).toBe(true);
      }
    }
    const daysIn = (body: string) => told(body).map(({ id }) => Number(id.split(':').at(-1)));
    this.#judgePages(pages, daysIn);
    this.#paged = new Set(pages.flatMap(({ body }) => daysIn(body)));
    for (const [which, { headline }] of meant) if (led.has(headline)) this.#seen.add(which);
  }

  /** A page changes only when an article in it has changed, or another page comes before it. */
  #judgePages(pages: { key: string; body: string }[], daysIn: (body: string) => number[]): void {
    for (const [index, { key, body }] of pages.entries()) {
      const before = this.#pages.get(key);
      if (before === undefined || before === body) continue;
      const previous = pages[index + 1]?.key;
      const isNews = [...daysIn(before), ...daysIn(body)].some((one) => this.#touched.has(one));
      expect(isNews || !(previous && before.includes(previous)), `news on ${key}`).toBe(true);
    }
    this.#pages = new Map(pages.map(({ key, body }) => [key, body]));
    if (this.rung.size === 0) this.#touched.clear();
  }
}

/** A worker that dies before or after one of its writes, and does nothing more. */
function mortal(doors: Doors, { atWrite, isAfter }: Death): Doors {
  let left = atWrite;
  const dying = { ...doors };
  for (const name of writes) {
    const write = doors[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(dying, {
      [name]: async (...args: unknown[]) => {
        const isLast = left-- === 0;
        if (left < -1 || (isLast && !isAfter)) throw new Error('died');
        const done = await write(...args);
        if (isLast) throw new Error('died');
        return done;
      },
    });
  }
  return dying;
}

function dayOf(article: string): number {
  return Date.parse(article.slice(0, article.indexOf('#'))) / day;
}

function shuffled<Thing>(things: Thing[], seed: number): Thing[] {
  const order = (index: number) => ((index + 1) * 2_654_435_761 + seed * 40_503) % 4_294_967_291;
  return things
    .map((thing, index) => ({ thing, at: order(index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
