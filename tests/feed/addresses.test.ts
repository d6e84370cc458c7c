import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putSubscription, removeSubscription } from '../../lambdas/aws/directory.ts';
import {
  forgetPlaces,
  getFeedAddress,
  noteGuarded,
  rotateFeedAddress,
} from '../../lambdas/aws/feed-addresses.ts';
import { askForUpkeep, getUpkeep } from '../../lambdas/aws/feed-upkeep.ts';
import { dueDeliveries } from '../../lambdas/aws/ledger.ts';
import { bringFeedUpToDate } from '../../lambdas/feed/feed.ts';
import type { FeedChannel } from '../../lambdas/partner/feed-address.ts';
import { upkeep, upkeepKey } from '../../lambdas/partner/feed-upkeep.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let desk: Desk;
let channel: FeedChannel;
beforeEach(async () => {
  desk = await open();
  channel = { type: 'feed', path: desk.path, title: 'All of it' };
});

async function open(changes: Partial<Subscription> = {}): Promise<Desk> {
  const opened = await new Desk(changes).open();
  // Addresses are given by the real clock.
  opened.now = Date.now() + day;
  return opened;
}

const id = () => desk.subscription.id;
const place = async () => (await getFeedAddress(id()))?.place ?? '';
const keep = (changes: Partial<Subscription>) =>
  putSubscription({ ...desk.subscription, ...changes });
/** As whoever changed something asks for it. */
async function lookAfter(): Promise<void> {
  await askForUpkeep(id(), desk.now);
  await desk.render(upkeep);
}

describe('a feed', () => {
  it('that is public stands at its path; another below a token that nobody can guess', async () => {
    expect(await place()).toBe(`public/${desk.path}`);
    const places = new Set<string>();
    for (let number = 0; number < 20; number++) {
      desk = await open({ channel });
      expect(await place()).toMatch(new RegExp(`^[0-9a-f]{32}/${channel.path}$`));
      places.add(await place());
    }
    expect(places.size).toBe(20);
  });

  it('with a password is written nowhere before it is asked for there', async () => {
    desk = await open({
      channel: { ...channel, authentication: { type: 'basic', user: 'ledger' } },
    });
    const key = await desk.want(1);
    await expect(desk.render(key)).rejects.toThrow('does not ask for the password');
    expect(await desk.keys()).toEqual([]);
    const guard = async () => {
      const address = await getFeedAddress(id());
      if (address) await noteGuarded(id(), address, true);
    };
    await guard();
    await desk.render(key);
    expect(await desk.body(await place())).toContain('Day 1');
    await rotateFeedAddress(id(), channel, desk.now);
    await expect(lookAfter()).rejects.toThrow('does not ask for the password');
    await guard();
    await desk.render(upkeep);
    expect(await desk.body(await place())).toContain('Day 1');
  });

  it('is looked after at the earliest of the times that were asked for', async () => {
    for (const time of [3_000, 2_000, 4_000]) await askForUpkeep(id(), time);
    expect((await getUpkeep(id()))?.dueAt).toBe(2_000);
  });

  it('keeps its address while its subscription changes otherwise', async () => {
    desk = await open({ channel });
    const before = await place();
    await keep({ channel: { ...channel, title: 'Another' }, filter: { languages: ['en'] } });
    expect(await place()).toBe(before);
  });

  it('stands as soon as it is asked for, without any news, and shows a new title at once', async () => {
    await lookAfter();
    expect(await desk.body()).toContain('<title>All of it</title>');
    await keep({ channel: { ...channel, public: true, title: 'Another' } });
    await lookAfter();
    expect(await desk.body()).toContain('<title>Another</title>');
  });

  it('moves with its pages, and stands no longer where it was', async () => {
    await desk.render(...(await desk.wantAll(1, 150)));
    const old = await desk.keys();
    await keep({ channel: { ...channel, public: true, path: `moved/${desk.path}` } });
    await lookAfter();
    const moved = await place();
    expect(await desk.pages(moved)).toHaveLength(2);
    for (const key of old) expect(await desk.file(key)).toBeUndefined();
    expect(await desk.keys()).toHaveLength(3);
  });

  it('that becomes private is no longer to be had by its path', async () => {
    await desk.render(await desk.want(1));
    await keep({ channel });
    await lookAfter();
    expect(await desk.file()).toBeUndefined();
    expect(await desk.body(await place())).toContain('Day 1');
  });

  it('that moves away and comes back has all of its pages again', async () => {
    await desk.render(...(await desk.wantAll(1, 150)));
    const before = await desk.pages();
    await keep({ channel });
    await lookAfter();
    await keep({ channel: { ...channel, public: true } });
    await lookAfter();
    expect(await desk.pages()).toEqual(before);
  });

  it('is taken down with its pages when its subscription is gone', async () => {
    await desk.render(...(await desk.wantAll(1, 100)));
    await removeSubscription(id());
    await lookAfter();
    expect(await desk.keys()).toEqual([]);
    expect(await getFeedAddress(id())).toBeUndefined();
    expect((await getUpkeep(id()))?.dueAt).toBeUndefined();
  });

  it('that is made anew under an id that there was has an address of its own', async () => {
    desk = await open({ channel });
    await desk.render(...(await desk.wantAll(1, 100)));
    const before = await place();
    await removeSubscription(id());
    await putSubscription(desk.subscription);
    await lookAfter();
    expect(await place()).not.toBe(before);
    expect(await desk.file(before)).toBeUndefined();
    expect(await desk.pages(await place())).toHaveLength(1);
  });

  it('without an address is not written anywhere, and says how it gets one', async () => {
    const key = await desk.want(1);
    const doors = { ...desk.doors, getFeedAddress: async () => undefined };
    await expect(bringFeedUpToDate(id(), [key], doors)).rejects.toThrow('wirecopy partners apply');
    expect((await desk.row(key))?.dueAt).toBe(1_000);
  });
});

it('a feed that leaves a place does not forget that it is guarded by now', async () => {
  desk = await open({ channel });
  await rotateFeedAddress(id(), channel, desk.now);
  const seen = await getFeedAddress(id());
  if (!seen) throw new Error('It has no address.');
  await noteGuarded(id(), seen, true);
  expect(await forgetPlaces(id(), seen, seen.former)).toBe(false);
  const guarded = await getFeedAddress(id());
  expect(guarded).toEqual({ ...seen, guarded: seen.mark });
  if (guarded) expect(await forgetPlaces(id(), guarded, guarded.former)).toBe(true);
  expect(await getFeedAddress(id())).toEqual({ ...guarded, former: [] });
});

describe('a private feed with a new address', () => {
  const rotate = (overlap: number) => rotateFeedAddress(id(), channel, desk.now + overlap);
  let before: string;
  beforeEach(async () => {
    desk = await open({ channel });
    await desk.render(...(await desk.wantAll(1, 150)));
    before = await place();
  });

  it('stands at both for the overlap, each leading to its own pages, and is true at both', async () => {
    await rotate(7 * day);
    await lookAfter();
    const after = await place();
    expect(after.split('/')[0]).not.toBe(before.split('/')[0]);
    await desk.render(await desk.withdraw(10, { at: desk.now - 1 }), await desk.want(151));
    for (const one of [before, after]) {
      expect(await desk.body(one)).toContain('Day 151');
      const pages = await desk.pages(one);
      expect(pages.map(({ key }) => key.startsWith(one))).toEqual([true, true]);
      expect(pages.map(({ body }) => body).join()).toContain('>Day 70<');
      expect(pages.map(({ body }) => body).join()).not.toContain('>Day 10<');
    }
  });

  it('is taken from the old one when the overlap ends, also when nothing else happens', async () => {
    await rotate(7 * day);
    await lookAfter();
    const due = async (until: number) =>
      (await dueDeliveries(until, 100)).filter(
        ({ subscription }) => subscription === upkeepKey(id()).subscription,
      );
    desk.now += 7 * day;
    // The sweep finds it then, and not before.
    expect(await due(desk.now - 1)).toEqual([]);
    expect(await due(desk.now)).toEqual([upkeepKey(id())]);
    await desk.render(upkeep);
    expect(await due(desk.now)).toEqual([]);
    expect((await desk.keys()).every((key) => !key.startsWith(before))).toBe(true);
    expect(await desk.pages(await place())).toHaveLength(2);
  });

  it('without an overlap leaves no other, nor those that had one', async () => {
    await rotate(7 * day);
    await lookAfter();
    const second = await place();
    await rotate(0);
    await lookAfter();
    const third = await place();
    for (const one of [before, second]) expect(await desk.file(one)).toBeUndefined();
    expect((await desk.keys()).every((key) => key.startsWith(third))).toBe(true);
  });

  it('leads to no page before all of them stand there', async () => {
    await rotate(7 * day);
    await askForUpkeep(id(), desk.now);
    await bringFeedUpToDate(id(), [upkeep], desk.slowDoors(11_000));
    const after = await place();
    expect(await desk.body(after)).toContain('Day 150');
    expect(await desk.pages(after)).toEqual([]);
    expect(await desk.pages(before)).toHaveLength(2);
    await desk.render(upkeep);
    expect(await desk.pages(after)).toHaveLength(2);
  });

  it('tells at both, and on their pages, what was corrected while it moves', async () => {
    await rotate(7 * day);
    await askForUpkeep(id(), desk.now);
    await bringFeedUpToDate(id(), [upkeep], desk.slowDoors(11_000));
    const corrected = await desk.want(10, { headline: 'Day 10, corrected' });
    await desk.render(corrected);
    expect((await desk.row(corrected))?.state).toBe('delivered');
    await desk.render(upkeep);
    for (const one of [before, await place()]) {
      const pages = (await desk.pages(one)).map(({ body }) => body);
      expect(pages).toHaveLength(2);
      expect(pages.join()).toContain('>Day 10, corrected<');
      expect(pages.join()).not.toContain('>Day 10<');
      // For who has been through the pages before.
      expect(await desk.body(one)).toContain('>Day 10, corrected<');
    }
  });

  it.each(['putFeed', 'notePageWritten', 'removeFeed', 'forgetPlaces', 'settleUpkeep'] as const)(
    'moves in the end although a worker died before its first %s',
    async (write) => {
      await rotate(0);
      await askForUpkeep(id(), desk.now);
      const dying = { ...desk.doors, [write]: () => Promise.reject(new Error('died')) };
      await expect(bringFeedUpToDate(id(), [upkeep], dying)).rejects.toThrow('died');
      await desk.render(upkeep);
      expect(await desk.pages(await place())).toHaveLength(2);
      expect((await desk.keys()).every((key) => !key.startsWith(before))).toBe(true);
      expect((await getUpkeep(id()))?.dueAt).toBeUndefined();
    },
  );
});
