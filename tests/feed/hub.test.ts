import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getPings } from '../../lambdas/aws/ledger-pings.ts';
import type { Format } from '../../lambdas/partner/subscription.ts';
import { openFormats } from '../formats/feed-told.ts';
import { Desk, openCloud } from './desk.ts';

const hub = 'https://hub.example/ping';

let cloud: Awaited<ReturnType<typeof openCloud>>;
let desk: Desk;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());
beforeEach(async () => {
  desk = await open();
});

function open(format: Format = 'rss', changes: { hub?: string } = { hub }): Promise<Desk> {
  const path = `${randomUUID()}/all`;
  const channel = { type: 'feed', path, title: 'All', public: true, ...changes } as const;
  return new Desk({ format, channel }).open();
}

/** What the hub is owed or was told. */
async function ping() {
  return (await getPings([desk.subscription.id]))[0];
}

/** The next time that something is asked of that door, the worker dies. */
function dieAt(door: 'want' | 'ringDelivery' | 'settleFeedDelivery'): void {
  const { [door]: well } = desk.doors;
  const dying = () => {
    Object.assign(desk.doors, { [door]: well });
    return Promise.reject(new Error('killed'));
  };
  Object.assign(desk.doors, { [door]: dying });
}

describe('a feed with a hub', () => {
  it.each(openFormats)('names it in %s, so that readers may subscribe there', async (format) => {
    desk = await open(format);
    await desk.render(await desk.want(1));
    expect(await desk.body()).toContain(hub);
  });

  it('rings for a ping when it changed, by the name that all feeds of the hub share', async () => {
    await desk.render(await desk.want(1));
    const { id } = desk.subscription;
    expect(desk.rings).toMatchObject([{ subscription: `${id}#hub`, partner: 'hub#hub.example' }]);
    await desk.render(await desk.want(2));
    await desk.render(await desk.withdraw(1));
    expect(desk.rings).toHaveLength(3);
    expect(await ping()).toMatchObject({ want: 3, have: 0, state: 'pending' });
  });

  it('rings for none when its bytes are what they were', async () => {
    const key = await desk.want(1);
    await desk.render(key);
    // Something that the feed does not show.
    await desk.render(await desk.want(1, { headline: 'Day 1' }));
    await desk.render(await desk.want(2, { unfit: 'It has no picture.' }));
    expect(desk.rings).toHaveLength(1);
    expect(await ping()).toMatchObject({ want: 1 });
  });

  it.each(['want', 'settleFeedDelivery'] as const)(
    'owes a ping also when its worker died after it was written, at %s',
    async (door) => {
      const key = await desk.want(1);
      dieAt(door);
      await expect(desk.render(key)).rejects.toThrow('killed');
      expect(await desk.body()).toContain('Day 1');
      await desk.render(key);
      expect(desk.writes).toEqual(['written', 'unchanged']);
      expect(await ping()).toMatchObject({ want: 1, dueAt: expect.any(Number) });
    },
  );

  it('leaves it to the sweep to ring for a ping whose doorbell was lost', async () => {
    const key = await desk.want(1);
    dieAt('ringDelivery');
    await expect(desk.render(key)).rejects.toThrow('killed');
    await desk.render(key);
    expect(desk.rings).toEqual([]);
    expect(await ping()).toMatchObject({ want: 1, dueAt: expect.any(Number) });
    expect((await desk.row(key))?.state).toBe('delivered');
  });
});

it('a feed without a hub owes nobody a ping', async () => {
  desk = await open('rss', {});
  await desk.render(await desk.want(1));
  expect(await ping()).toBeUndefined();
  expect(desk.rings).toEqual([]);
});
