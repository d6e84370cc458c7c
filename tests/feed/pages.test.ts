import { parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringFeedUpToDate } from '../../lambdas/feed/feed.ts';
import { besideFeed } from '../../lambdas/partner/feed-page.ts';
import { upkeep } from '../../lambdas/partner/feed-upkeep.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let desk: Desk;
beforeEach(async () => {
  desk = await new Desk().open();
  desk.now = 1_000 * day;
});

const titlesIn = (body: string) =>
  (parseRssFeed(body).items ?? []).map((item) => item?.title ?? '');
/** What stands in the feed, and on its pages from the newest back. */
async function titles(from?: string) {
  const pages = (await desk.pages(from)).map(({ body }) => titlesIn(body));
  return { feed: titlesIn(await desk.body(from)), pages };
}

const days = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => `Day ${newest - index}`);

describe('the pages of a feed', () => {
  it('take in the fifty oldest articles when a hundred stand there, and lead all the way back', async () => {
    await desk.render(...(await desk.wantAll(1, 99)));
    expect(await titles()).toEqual({ feed: days(99, 1), pages: [] });
    await desk.render(await desk.want(100));
    expect(await titles()).toEqual({ feed: days(100, 51), pages: [days(50, 1)] });
    await desk.render(...(await desk.wantAll(101, 149)));
    await desk.render(await desk.want(150));
    expect(await titles()).toEqual({
      feed: days(150, 101),
      pages: [days(100, 51), days(50, 1)],
    });
  });

  it('say that they are archives, of which feed, and which came before (RFC 5005)', async () => {
    await desk.render(...(await desk.wantAll(1, 150)));
    const [newer, older] = await desk.pages();
    const address = (key = '') => `https://feeds.example/${key}`;
    expect(newer?.body).toMatch(/<fh:archive\/>/);
    expect(parseRssFeed(newer?.body ?? '').atom?.links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rel: 'self', href: address(newer?.key) }),
        expect.objectContaining({ rel: 'current', href: address(desk.place) }),
        expect.objectContaining({ rel: 'prev-archive', href: address(older?.key) }),
      ]),
    );
    expect(older?.body).not.toContain('prev-archive');
    expect(await desk.body()).not.toContain('fh:archive');
  });

  it('are never written again for news of other articles', async () => {
    await desk.render(...(await desk.wantAll(1, 150)));
    const before = await desk.pages();
    await desk.render(await desk.want(150, { headline: 'Newer' }), await desk.want(151));
    expect(await desk.pages()).toEqual(before);
    expect(desk.writes.slice(-1)).toEqual(['written']);
    expect(desk.writes).toHaveLength(4);
  });

  it('lose what is withdrawn within one rendering, which the feed tells', async () => {
    await desk.render(...(await desk.wantAll(1, 150)));
    await desk.render(await desk.withdraw(70, { at: desk.now - 1 }));
    const { feed, pages } = await titles();
    expect(feed).toEqual(['Withdrawn', ...days(150, 101)]);
    expect(pages.map(({ length }) => length)).toEqual([49, 50]);
    for (const key of await desk.keys()) expect(await desk.body(key)).not.toContain('>Day 70<');
  });

  it('keep corrections, which the feed shows for as long as it tells withdrawals', async () => {
    await desk.render(...(await desk.wantAll(1, 150)));
    const [, older] = await desk.pages();
    const corrected = await desk.want(70, { headline: 'Day 70, corrected' });
    await desk.render(corrected);
    const { feed, pages } = await titles();
    expect(feed).toEqual(['Day 70, corrected', ...days(150, 101)]);
    expect(pages[0]).toContain('Day 70, corrected');
    expect((await desk.pages())[1]).toEqual(older);
    expect((await desk.row(corrected))?.attempts.at(-1)?.detail).toBe(
      `stands on a page of ${desk.path}`,
    );
    desk.now += 7 * day;
    await desk.render(await desk.want(151));
    expect((await titles()).feed).toEqual(days(151, 101));
  });

  it('make room for articles that come late, and are parted when these are many', async () => {
    const late = { changes: {} };
    await desk.render(...(await desk.wantAll(201, 350)));
    const before = await desk.pages();
    await desk.render(...(await desk.wantAll(101, 150, late)));
    // The oldest page had fifty, and has a hundred: too many.
    const { pages } = await titles();
    expect(pages).toEqual([days(300, 251), days(250, 201), days(150, 101)]);
    expect((await desk.pages())[0]).toEqual(before[0]);
    await desk.render(...(await desk.wantAll(1, 100, late)));
    expect((await titles()).pages.flat()).toEqual([...days(300, 201), ...days(150, 1)]);
    expect((await titles()).pages.every(({ length }) => length < 100)).toBe(true);
  });

  it('hold few articles rather than be read without end where most are not to be shown', async () => {
    await desk.wantAll(1, 480, { unfit: 'It is too long.' });
    await desk.render(...(await desk.wantAll(481, 510)));
    const { feed, pages } = await titles();
    expect(pages).toEqual([[]]);
    expect(feed).toEqual(days(510, 481));
  });

  it('are begun one after the other: who runs out of time leaves the rest to the next', async () => {
    await desk.wantAll(1, 400);
    const rung: string[] = [];
    const slow = {
      ...desk.slowDoors(8_000),
      ringFeed: async ({ article }: { article: string }) => {
        rung.push(article);
      },
    };
    const key = await desk.want(401);
    await bringFeedUpToDate(desk.subscription.id, [key], slow);
    const first = await titles();
    // The newest are there at once, and what is to be had of the rest.
    expect(first.feed[0]).toBe('Day 401');
    expect(first.feed.length).toBeGreaterThanOrEqual(50);
    expect(first.pages.length).toBeGreaterThan(0);
    expect(first.pages.length).toBeLessThan(7);
    expect(rung).toEqual([upkeep]);
    await desk.render(upkeep);
    const { feed, pages } = await titles();
    expect([...feed, ...pages.flat()]).toEqual(days(401, 1));
  });

  it.each(['closePage', 'putFeed', 'notePageWritten', 'settleFeedDelivery'] as const)(
    'are whole although a worker died before its first %s',
    async (write) => {
      const keys = await desk.wantAll(1, 150);
      const dying = { ...desk.doors, [write]: () => Promise.reject(new Error('died')) };
      await expect(bringFeedUpToDate(desk.subscription.id, keys, dying)).rejects.toThrow('died');
      await desk.render(...keys);
      expect(await titles()).toEqual({
        feed: expect.arrayContaining(days(150, 101)),
        pages: [days(100, 51), days(50, 1)],
      });
      expect((await desk.row(keys[0] ?? ''))?.state).toBe('delivered');
    },
  );

  it('lead to one that was parted off, whoever comes after a worker that died over it', async () => {
    await desk.render(...(await desk.wantAll(101, 200)));
    const [oldest = '', ...late] = await desk.wantAll(1, 50);
    const { doors } = desk;
    let isParted = false;
    const dying = {
      ...doors,
      closePage: async (...page: Parameters<typeof doors.closePage>) => {
        await doors.closePage(...page);
        isParted = true;
      },
      putFeed: (...file: Parameters<typeof doors.putFeed>) =>
        isParted ? Promise.reject(new Error('died')) : doors.putFeed(...file),
    };
    const dead = bringFeedUpToDate(desk.subscription.id, [oldest, ...late], dying);
    await expect(dead).rejects.toThrow('died');
    await desk.render(oldest);
    expect((await titles()).pages).toEqual([days(150, 101), days(50, 1)]);
  });

  it('are right in the end although another worker closed some while this one was frozen', async () => {
    const keys = await desk.wantAll(1, 100);
    const { closePage } = desk.doors;
    let isLate = true;
    await bringFeedUpToDate(desk.subscription.id, keys, {
      ...desk.doors,
      closePage: async (id, to) => {
        if (isLate) {
          isLate = false;
          // The oldest go, so that the other's page ends later; and it has one more.
          for (const one of [1, 2, 3]) await desk.render(await desk.withdraw(one));
          await desk.render(...(await desk.wantAll(101, 153)));
        }
        return closePage(id, to);
      },
    });
    const { feed, pages } = await titles();
    expect(feed.filter((one) => one !== 'Withdrawn')).toEqual(days(153, 104));
    expect(pages.flat()).toEqual(days(103, 4));
  });

  it.each(['atom', 'json-feed', 'ninjs'] as const)('are had in %s, too', async (format) => {
    desk = await new Desk({ format }).open();
    await desk.render(...(await desk.wantAll(1, 150)));
    const pages = await desk.pages();
    expect(pages.map(({ body }) => body.match(/urn:day:\d+/g)?.length)).toEqual([50, 50]);
    expect(pages.every(({ key }) => key.startsWith(besideFeed(desk.place)))).toBe(true);
  });
});
