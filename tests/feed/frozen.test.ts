import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putSubscription, removeSubscription } from '../../lambdas/aws/directory.ts';
import { getFeedAddress, rotateFeedAddress } from '../../lambdas/aws/feed-addresses.ts';
import { askForUpkeep, getUpkeep } from '../../lambdas/aws/feed-upkeep.ts';
import { bringFeedUpToDate } from '../../lambdas/feed/feed.ts';
import type { FeedChannel } from '../../lambdas/partner/feed-address.ts';
import { upkeep } from '../../lambdas/partner/feed-upkeep.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let desk: Desk;
let channel: FeedChannel;
beforeEach(async () => {
  desk = await new Desk().open();
  channel = { type: 'feed', path: desk.path, title: 'All of it', public: true };
  // Addresses are given by the real clock.
  desk.now = Date.now() + day;
});

/** For longer than the queue waits for a worker. */
const frozenFor = 400_000;

const id = () => desk.subscription.id;
const move = (changes: Partial<FeedChannel>) =>
  putSubscription({ ...desk.subscription, channel: { ...channel, ...changes } });
async function lookAfter(): Promise<void> {
  await askForUpkeep(id(), desk.now);
  await desk.render(upkeep);
}

type Door = 'removeFeed' | 'getDocument';

/** A worker that is frozen the first time that it comes to that door, while something else happens. */
async function freeze(door: Door, meanwhile: () => Promise<void>, ...news: string[]) {
  const go = desk.doors[door] as (key: string) => Promise<unknown>;
  let isAwake = true;
  const doors = {
    ...desk.doors,
    [door]: async (key: string) => {
      if (isAwake) {
        isAwake = false;
        desk.now += frozenFor;
        await meanwhile();
      }
      return go(key);
    },
  };
  const done = bringFeedUpToDate(id(), news, doors).then(
    () => 'done',
    (error: Error) => error.message,
  );
  return { done: await done, wasFrozen: !isAwake };
}

describe('a worker that comes to life again when others have gone on', () => {
  it('writes nothing where the feed stood before', async () => {
    channel = { type: 'feed', path: desk.path, title: 'All of it' };
    desk = await new Desk({ channel }).open();
    desk.now = Date.now() + day;
    const keys = await desk.wantAll(1, 100);
    const before = (await getFeedAddress(id()))?.place ?? '';
    const { done, wasFrozen } = await freeze(
      'getDocument',
      async () => {
        // It got into wrong hands.
        await rotateFeedAddress(id(), channel, desk.now);
        await lookAfter();
        await desk.render(...keys);
      },
      ...keys,
    );
    expect(wasFrozen).toBe(true);
    expect(done).toContain('This worker was frozen');
    const { place = '' } = (await getFeedAddress(id())) ?? {};
    expect((await desk.keys()).filter((key) => key.startsWith(before))).toEqual([]);
    expect(await desk.pages(place)).toHaveLength(1);
  });

  it('takes nothing down for good where the feed stands again, nor its pages', async () => {
    await desk.render(...(await desk.wantAll(1, 100)));
    const standing = await desk.keys();
    await move({ path: `moved/${desk.path}` });
    await askForUpkeep(id(), desk.now);
    const { wasFrozen } = await freeze(
      'removeFeed',
      async () => {
        await lookAfter();
        await move({});
        desk.now += day;
        await lookAfter();
        expect(await desk.keys()).toEqual(standing);
      },
      upkeep,
    );
    expect(wasFrozen).toBe(true);
    // What it has asked for by then, the sweep rings for.
    expect((await getUpkeep(id()))?.dueAt).toBeLessThanOrEqual(desk.now);
    await desk.render(upkeep);
    expect(await desk.keys()).toEqual(standing);
    expect(await desk.pages()).toHaveLength(1);
    expect((await getUpkeep(id()))?.dueAt).toBeUndefined();
  });

  it('takes nothing down for good of a feed that was made anew under its name', async () => {
    await desk.render(...(await desk.wantAll(1, 100)));
    const standing = await desk.keys();
    await removeSubscription(id());
    await askForUpkeep(id(), desk.now);
    const { wasFrozen } = await freeze(
      'removeFeed',
      async () => {
        await putSubscription(desk.subscription);
        await lookAfter();
        expect(await desk.keys()).toEqual(standing);
      },
      upkeep,
    );
    expect(wasFrozen).toBe(true);
    await desk.render(upkeep);
    expect(await desk.keys()).toEqual(standing);
    expect(await desk.pages()).toHaveLength(1);
  });
});
