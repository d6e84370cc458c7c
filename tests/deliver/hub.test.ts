import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeSubscription } from '../../lambdas/aws/directory.ts';
import { rotateFeedAddress } from '../../lambdas/aws/feed-addresses.ts';
import { getGate } from '../../lambdas/aws/partner-gate.ts';
import { hubName } from '../../lambdas/partner/hub.ts';
import { variables } from '../../lambdas/runtime/environment.ts';
import { startTables, type TestTables } from '../support/tables.ts';
import { busy, HubWorld } from './hub-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let tables: TestTables;
let world: HubWorld;
beforeAll(async () => {
  tables = await startTables();
  process.env[variables.feedsAddress] = 'https://feeds.example';
});
afterAll(() => tables.stop());
beforeEach(async () => {
  world = await new HubWorld().open();
});

describe('the hub of a feed', () => {
  it('is told once of a change, by the address at which the feed stands', async () => {
    await world.render('one');
    await world.pass(hour);
    expect(world.pings).toHaveLength(1);
    expect(world.pings[0]?.topics).toEqual([
      expect.stringMatching(/^https:\/\/feeds\.example\/[0-9a-f]{32}\/all\.xml$/),
    ]);
    expect(await world.row()).toMatchObject({ want: 1, have: 1, state: 'delivered' });
  });

  it('is told of nothing when the feed was rendered again and is the same', async () => {
    await world.render('one');
    await world.pass(hour);
    await world.render('one');
    await world.render('one');
    await world.pass(hour);
    expect(world.pings).toHaveLength(1);
  });

  it('is told of each change, also of one that takes the feed back to what it was', async () => {
    for (const body of ['one', 'two', 'one']) {
      await world.render(body);
      await world.pass(hour);
    }
    expect(world.pings).toHaveLength(3);
  });

  it('is told once in the end of ten changes while it was down', async () => {
    world.isDown = true;
    for (let change = 0; change < 10; change++) {
      await world.render(`change ${change}`);
      await world.pass(20 * minute);
    }
    const changedAt = world.now - 20 * minute;
    world.isDown = false;
    await world.pass(day);
    expect(world.heard).toHaveLength(1);
    expect(world.heard[0]?.at).toBeGreaterThan(changedAt);
    expect(await world.row()).toMatchObject({ want: 10, have: 10, state: 'delivered' });
  });

  it('is told again of what changed while a ping was under way', async () => {
    await world.render('one');
    world.answers = [busy];
    await world.pass(0);
    await world.render('two');
    await world.pass(minute);
    expect(world.heard).toHaveLength(1);
    await world.pass(hour);
    expect(world.heard).toHaveLength(1);
  });

  it('has a gate of its own, is asked seldom while it is down, and hears of it when it is back', async () => {
    world.isDown = true;
    await world.render('one');
    await world.pass(25 * hour);
    expect(await getGate(hubName(world.hub))).toMatchObject({ failingSince: expect.any(Number) });
    expect(await getGate(`partner-of-${world.feed}`)).toBeUndefined();
    expect(world.lines.filter((line) => line !== 'an attempt was made')).toEqual([
      'the hub of a feed has failed for an hour',
      'the hub of a feed has failed for 24 hours',
    ]);
    expect(world.pings.length).toBeLessThan(100);
    world.isDown = false;
    await world.pass(hour);
    expect(world.heard).toHaveLength(1);
  });

  it('that will not have a ping is asked a few times, and again at the next change', async () => {
    const refused = { result: 'refused', status: 400, detail: 'answered 400' } as const;
    world.answers = [refused, refused, refused];
    await world.render('one');
    await world.pass(day);
    expect(world.pings).toHaveLength(3);
    expect(world.lines.at(-1)).toBe('a delivery was given up on');
    await world.render('two');
    await world.pass(hour);
    expect(world.heard).toHaveLength(1);
  });

  it('is told of every address of a feed that moves', async () => {
    await world.render('one');
    await world.pass(minute);
    // Until long after this test: addresses go by the clock.
    await rotateFeedAddress(world.feed, world.channel, Date.now() + day);
    await world.render('two');
    await world.pass(minute);
    const [[before = ''] = [], after = []] = world.pings.map(({ topics }) => topics);
    expect(after).toHaveLength(2);
    expect(after[0]).not.toBe(before);
    expect(after[1]).toBe(before);
  });

  it('is told of a feed whose subscription is paused: readers have it all the same', async () => {
    await world.subscribe(world.channel, false);
    await world.render('one');
    await world.pass(minute);
    expect(world.heard).toHaveLength(1);
  });

  it('is owed nothing that anybody rings for once the feed has no hub, or is gone', async () => {
    world.isDown = true;
    await world.render('one');
    await world.pass(minute);
    const { hub, ...without } = world.channel;
    await world.subscribe(without);
    await world.pass(hour);
    expect(await world.row()).not.toHaveProperty('dueAt');
    // With the hub it had before, it is told of what it missed.
    world.isDown = false;
    await world.subscribe(world.channel);
    await world.render('one');
    await world.pass(hour);
    expect(world.heard).toHaveLength(1);
    await removeSubscription(world.feed);
    await world.render('two');
    await world.pass(hour);
    expect(world.heard).toHaveLength(1);
    expect(await world.row()).not.toHaveProperty('dueAt');
  });
});

it('whatever crashes, the hub answers last to a ping that was sent while the feed stood as it does in the end', async () => {
  const scenario = fc.record({
    changes: fc.array(
      fc.record({
        body: fc.constantFrom('one', 'two', 'three'),
        pause: fc.constantFrom(0, 1_000, minute, hour),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    answers: fc.array(
      fc.constantFrom(busy, { result: 'accepted', detail: 'answered 204' } as const),
      {
        maxLength: 14,
      },
    ),
    crashes: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 10 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ changes, answers, crashes }) => {
      const world = await new HubWorld().open();
      world.answers = answers.map((one) => ({ ...one }));
      world.crashes = new Set(crashes);
      const stood: { from: number; body: string }[] = [];
      let isOwed = true;
      let stands = '';
      for (const { body, pause } of changes) {
        stands = body;
        stood.push({ from: world.now, body });
        isOwed = await world.render(body);
        await world.pass(pause);
      }
      // The news that it holds is not settled yet: it is rendered again.
      while (!isOwed) isOwed = await world.render(stands);
      world.answers = [];
      await world.pass(2 * day);
      const heardAt = world.heard.at(-1)?.at ?? 0;
      expect(stood.findLast(({ from }) => from <= heardAt)?.body).toBe(stands);
      expect(await world.row()).toMatchObject({ state: 'delivered' });
      expect(await world.row()).not.toHaveProperty('dueAt');
      if (crashes.length > 0) return;
      expect(world.heard.length).toBeLessThanOrEqual(changes.length);
      const inVain = world.pings.length - world.heard.length;
      expect(inVain).toBeLessThanOrEqual(answers.filter((one) => one === busy).length);
    }),
    { numRuns: 40 },
  );
}, 120_000);
