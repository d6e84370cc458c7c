import { parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putSubscription, removeSubscription } from '../../lambdas/aws/directory.ts';
import { listChanged } from '../../lambdas/aws/ledger-changed.ts';
import { bringFeedUpToDate } from '../../lambdas/feed/feed.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let desk: Desk;
beforeEach(async () => {
  desk = await new Desk().open();
});

async function items() {
  return parseRssFeed(await desk.body()).items ?? [];
}

async function titles(): Promise<string[]> {
  return (await items()).map((item) => item?.title ?? '');
}

describe('a feed', () => {
  it('shows what it is to show, the newest first, where it says that it stands', async () => {
    await desk.want(1);
    await desk.want(3);
    const news = await desk.want(2);
    await desk.render(news);
    expect(await titles()).toEqual(['Day 3', 'Day 2', 'Day 1']);
    expect(desk.writes).toEqual(['written']);
    expect((await desk.file())?.contentType).toBe('application/rss+xml; charset=utf-8');
    expect(parseRssFeed(await desk.body())).toMatchObject({
      title: 'All of it',
      atom: { links: [{ href: `https://feeds.example/${desk.place}` }] },
    });
  });

  it.each([
    ['rss', /^<\?xml[\s\S]*<rss /, 'application/rss+xml; charset=utf-8'],
    ['atom', /^<\?xml[\s\S]*<feed /, 'application/xml; charset=utf-8'],
    ['json-feed', /^\{"version":"https:\/\/jsonfeed/, 'application/json; charset=utf-8'],
    ['ninjs', /^\{"title":.*"items":\[/, 'application/json; charset=utf-8'],
  ] as const)(
    'is in the format of its subscription, under a type that the edge compresses: %s',
    async (format, start, type) => {
      desk = await new Desk({ format }).open();
      await desk.render(await desk.want(1));
      expect(await desk.body()).toMatch(start);
      expect((await desk.file())?.contentType).toBe(type);
    },
  );

  it('is not looked at again for news that an earlier doorbell brought in', async () => {
    const first = await desk.want(1);
    const second = await desk.want(2);
    await desk.render(first);
    await desk.render(second);
    await desk.render(first, second);
    expect(desk.writes).toEqual(['written']);
    const third = await desk.want(3);
    await desk.render(first, third);
    expect(desk.writes).toEqual(['written', 'written']);
    expect(await titles()).toEqual(['Day 3', 'Day 2', 'Day 1']);
  });

  it('is not written again when it would be the same', async () => {
    await desk.render(await desk.want(1), await desk.want(2));
    const before = await desk.file();
    const old = await desk.want(3, { unfit: 'The partner takes no such headline.' });
    desk.now += day;
    await desk.render(old);
    expect(desk.writes).toEqual(['written', 'unchanged']);
    expect(await desk.file()).toEqual(before);
    expect(await desk.row(old)).toMatchObject({ state: 'refused', have: 1 });
  });

  it('is written once for a burst of changes, however many messages tell of them', async () => {
    const keys: string[] = [];
    for (let number = 1; number <= 100; number++) keys.push(await desk.want(number));
    for (let first = 0; first < 100; first += 10)
      await desk.render(...keys.slice(first, first + 10));
    // The oldest fifty became a page, and all news was answered by the first rendering.
    expect(desk.writes).toEqual(['written', 'written']);
    const rows = await Promise.all(keys.map((key) => desk.row(key)));
    expect(rows.filter((row) => row?.state !== 'delivered')).toEqual([]);
  });

  it('shows its articles in its own shape, as that is now', async () => {
    const shape = { headline: { most: 10 } };
    await desk.render(await desk.want(1, { headline: 'A headline too long' }));
    await putSubscription({ ...desk.subscription, shape });
    await desk.render(await desk.want(2));
    expect(await titles()).toEqual(['Day 2', 'A…']);
  });

  it('leaves out what the partner could not take, and says so', async () => {
    await desk.render(await desk.want(1), await desk.want(2));
    const news = await desk.want(2, { unfit: 'The partner takes no such headline.' });
    await desk.render(news);
    expect(await titles()).toEqual(['Day 1']);
    const row = await desk.row(news);
    expect(row).toMatchObject({ have: 2, state: 'refused' });
    expect(row?.attempts.at(-1)).toMatchObject({
      result: 'refused',
      detail: `left out of ${desk.path}: The partner takes no such headline.`,
    });
    await desk.render(await desk.withdraw(2));
    expect(await desk.row(news)).toMatchObject({ have: 3, state: 'withdrawn' });
  });

  it('has delivered everything that it shows, whoever rang', async () => {
    const keys = [await desk.want(1), await desk.want(2)];
    await desk.render(keys[0] ?? '');
    for (const key of keys) {
      const row = await desk.row(key);
      expect(row).toMatchObject({
        state: 'delivered',
        have: 1,
        attempts: [{ result: 'accepted', sequence: 1, detail: `stands in ${desk.path}` }],
      });
      expect(row?.dueAt).toBeUndefined();
    }
  });

  it('makes room for an older article when a newer one goes', async () => {
    const keys: string[] = [];
    for (let number = 1; number <= 51; number++) keys.push(await desk.want(number));
    await desk.withdraw(51);
    await desk.render(keys.at(-1) ?? '');
    expect(await titles()).toContain('Day 50');
    expect((await titles()).filter((one) => one.startsWith('Day'))).toHaveLength(50);
  });

  it('does not lose what is wanted while it is being written', async () => {
    const key = await desk.want(1, { headline: 'First' });
    const { putFeed } = desk.doors;
    await bringFeedUpToDate(desk.subscription.id, [key], {
      ...desk.doors,
      putFeed: async (...file) => {
        const written = await putFeed(...file);
        await desk.want(1, { headline: 'Second' });
        return written;
      },
    });
    expect(await desk.row(key)).toMatchObject({ want: 2, have: 0, state: 'pending', dueAt: 1_000 });
    await desk.render(key);
    expect(await titles()).toEqual(['Second']);
    expect(await desk.row(key)).toMatchObject({ want: 2, have: 2, state: 'delivered' });
  });

  it('never goes back: a worker that was overtaken reads the ledger again', async () => {
    const key = await desk.want(1, { headline: 'First' });
    const { putFeed } = desk.doors;
    let isLate = true;
    await bringFeedUpToDate(desk.subscription.id, [key], {
      ...desk.doors,
      putFeed: async (...file) => {
        // This worker was frozen here, and another one came to write the feed.
        if (isLate) {
          isLate = false;
          await desk.render(await desk.want(1, { headline: 'Second' }));
        }
        return putFeed(...file);
      },
    });
    expect(await titles()).toEqual(['Second']);
    expect(desk.writes).toEqual(['written', 'overtaken', 'unchanged']);
  });

  it('is kept true, withdrawals above all, also while its subscription is paused', async () => {
    const key = await desk.want(1);
    await desk.render(key);
    await putSubscription({ ...desk.subscription, active: false });
    await desk.withdraw(1);
    await desk.render(key);
    expect(await titles()).toEqual(['Withdrawn']);
  });

  it('that is gone is not written, and nobody keeps ringing for it', async () => {
    const key = await desk.want(1);
    await removeSubscription(desk.subscription.id);
    await desk.render(key);
    expect(await desk.file()).toBeUndefined();
    expect((await desk.row(key))?.dueAt).toBeUndefined();
  });

  it('that cannot be written has delivered nothing', async () => {
    const key = await desk.want(1);
    const doors = { ...desk.doors, putFeed: () => Promise.reject(new Error('no S3')) };
    await expect(bringFeedUpToDate(desk.subscription.id, [key], doors)).rejects.toThrow('no S3');
    expect(await desk.row(key)).toMatchObject({ state: 'pending', have: 0, dueAt: 1_000 });
  });
});

describe('a withdrawal', () => {
  const at = Date.parse('2026-11-24T12:00:00Z');

  beforeEach(() => {
    desk.now = at;
  });

  it('takes the article out and tells readers, dated when it was made', async () => {
    const key = await desk.want(1);
    await desk.want(2);
    await desk.render(key);
    await desk.withdraw(1, { at });
    await desk.render(key);
    expect(await items()).toMatchObject([
      {
        title: 'Withdrawn',
        guid: { value: 'urn:day:1' },
        pubDate: 'Tue, 24 Nov 2026 12:00:00 GMT',
        media: { status: { state: 'deleted' } },
      },
      { title: 'Day 2' },
    ]);
    expect(await desk.body()).not.toContain('Day 1');
    const row = await desk.row(key);
    expect(row).toMatchObject({ state: 'withdrawn', want: 2, have: 2 });
    expect(row?.attempts.at(-1)?.detail).toBe(`told as withdrawn in ${desk.path}`);
  });

  it('is told of an article that the feed has long had no room for', async () => {
    const old = await desk.want(0);
    await desk.render(old);
    let news = old;
    [news = ''] = await desk.wantAll(1, 99);
    await desk.render(news);
    expect(await titles()).not.toContain('Day 0');
    await desk.withdraw(0, { at });
    await desk.render(old);
    expect((await items())[0]).toMatchObject({
      guid: { value: 'urn:day:0' },
      media: { status: { state: 'deleted' } },
    });
    expect(await titles()).toHaveLength(51);
  });

  it('is told for seven days, or as many as the subscription says, and then is gone', async () => {
    await desk.render(await desk.want(1));
    await desk.render(await desk.withdraw(1, { at }));
    desk.now = at + 7 * day - 1;
    await desk.render(await desk.want(2));
    expect(await titles()).toEqual(['Withdrawn', 'Day 2']);
    desk.now = at + 7 * day;
    await desk.render(await desk.want(3));
    expect(await titles()).toEqual(['Day 3', 'Day 2']);
    expect(await listChanged(desk.subscription.id)).toEqual([]);

    const channel = {
      type: 'feed' as const,
      path: 'b/a.xml',
      title: 'B',
      public: true,
      withdrawnDays: 30,
    };
    desk = await new Desk({ channel }).open();
    await desk.render(await desk.want(1));
    desk.now = at + 29 * day;
    await desk.render(await desk.withdraw(1, { at }));
    expect(await titles()).toEqual(['Withdrawn']);
  });

  it('is not told of what readers never had', async () => {
    await desk.render(await desk.want(1, { unfit: 'It is too long.' }));
    await desk.render(await desk.withdraw(1, { at }));
    expect(await titles()).toEqual([]);
  });

  it('is told where a worker may have shown the article and died before it noted that', async () => {
    const key = await desk.want(1);
    const { doors } = desk;
    const dying = { ...doors, settleFeedDelivery: () => Promise.reject(new Error('died')) };
    await expect(bringFeedUpToDate(desk.subscription.id, [key], dying)).rejects.toThrow('died');
    expect(await titles()).toEqual(['Day 1']);
    await desk.render(await desk.withdraw(1, { at }));
    expect(await titles()).toEqual(['Withdrawn']);
  });

  it('that is taken back ends, and the article is dated after it', async () => {
    const changes = { versionCreated: '2026-11-24T08:00:00.000Z' };
    await desk.render(await desk.want(1, { changes }));
    await desk.render(await desk.withdraw(1, { at }));
    await desk.render(await desk.want(1, { changes, at: at + 60_000 }));
    expect(await items()).toMatchObject([
      { title: 'Day 1', dcterms: { modified: ['2026-11-24T12:00:01.000Z'] } },
    ]);
    // And it may be withdrawn once more.
    await desk.render(await desk.withdraw(1, { at: at + 120_000 }));
    expect(await items()).toMatchObject([
      { title: 'Withdrawn', dcterms: { modified: ['2026-11-24T12:02:00.000Z'] } },
    ]);
  });

  it('from this feed alone says nothing of the article, which others still have', async () => {
    desk = await new Desk({ format: 'atom' }).open();
    desk.now = at;
    await desk.render(await desk.want(1));
    await desk.render(await desk.withdraw(1, { at, changes: { edNote: 'Check the name.' } }));
    expect(await desk.body()).toContain('ref="urn:day:1" when="2026-11-24T12:00:00.000Z"');
    expect(await desk.body()).not.toMatch(/Check|Day 1|ferries/);
  });

  it('by its publisher gives the reason', async () => {
    desk = await new Desk({ format: 'atom' }).open();
    desk.now = at;
    await desk.render(await desk.want(1));
    const changes = { pubStatus: 'canceled' as const, edNote: 'The photograph is not ours.' };
    await desk.render(await desk.withdraw(1, { at, changes }));
    expect(await desk.body()).toContain('>The photograph is not ours.</at:comment>');
  });
});
