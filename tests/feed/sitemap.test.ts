import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getUpkeep } from '../../lambdas/aws/feed-upkeep.ts';
import { bringFeedUpToDate, type Doors } from '../../lambdas/feed/feed.ts';
import { inTurns } from '../../lambdas/feed/in-turns.ts';
import { upkeep } from '../../lambdas/partner/feed-upkeep.ts';
import { toldIn } from '../formats/feed-told.ts';
import { Desk, day, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let desk: Desk;
beforeEach(async () => {
  desk = await new Desk({ format: 'news-sitemap' }).open();
  desk.now = 100 * day + 1;
});

/** Each with a page of its own, and published when it came unless it is said otherwise. */
const want = (dayOfIt: number, publishedOn = dayOfIt) => {
  const renditions = [{ name: 'web', href: `https://paper.example/${dayOfIt}` }];
  const published = new Date(publishedOn * day).toISOString();
  const changes = { renditions, firstCreated: published, versionCreated: published };
  return desk.want(dayOfIt, { changes });
};
const titles = async () => toldIn['news-sitemap'](await desk.body()).map(({ title }) => title);

describe('a news sitemap', () => {
  it('holds the articles of two days, whatever came before and however many there are', async () => {
    await Promise.all([50, 97, 98, 99, 100].map((one) => want(one)));
    const old = await want(10);
    await desk.render(old);
    expect(await titles()).toEqual(['Day 100', 'Day 99']);
    expect((await desk.row(old))?.attempts.at(-1)?.detail).toMatch(/^older than all/);
    expect(await desk.keys()).toEqual([desk.place]);
  });

  it('is looked after when its oldest article has to leave, also when nothing else happens', async () => {
    await desk.render(await want(99), await want(100));
    const due = (await getUpkeep(desk.subscription.id))?.dueAt;
    expect(due).toBe(101 * day);
    desk.now = (due ?? 0) + 1;
    await desk.render(upkeep);
    expect(await titles()).toEqual(['Day 100']);
    desk.now = 102 * day + 1;
    await desk.render(upkeep);
    expect(await titles()).toEqual([]);
    expect((await getUpkeep(desk.subscription.id))?.dueAt).toBeUndefined();
  });

  it('counts the two days from the publication that it states, however late the article came', async () => {
    const [fresh, late] = [await want(100, 98.5), await want(99, 97.9)];
    await desk.render(fresh, late);
    expect(await titles()).toEqual(['Day 100']);
    expect(await desk.row(late)).toMatchObject({ state: 'refused', have: 1 });
    expect((await desk.row(late))?.attempts.at(-1)).toMatchObject({
      result: 'refused',
      detail: `left out of ${desk.path}: It was published more than 48 hours ago.`,
    });
    expect((await getUpkeep(desk.subscription.id))?.dueAt).toBe(100.5 * day);
    desk.now = 100.5 * day;
    await desk.render(upkeep);
    expect(await titles()).toEqual([]);
    expect(await desk.row(fresh)).toMatchObject({ state: 'delivered' });
  });

  it('holds nothing that is withdrawn', async () => {
    await desk.render(await want(99), await want(100));
    await desk.render(await desk.withdraw(99, { at: desk.now }));
    expect(await titles()).toEqual(['Day 100']);
  });
});

describe('a news sitemap of more than a thousand articles', () => {
  const partsOf = (...numbers: number[]) => numbers.map((one) => `${desk.place}/-/${one}`);
  const locations = (body: string) => [...body.matchAll(/<loc>([^<]*)/g)].map(([, one]) => one);
  const expectTwoParts = async () => {
    expect(await desk.keys()).toEqual([desk.place, ...partsOf(1, 2)]);
    expect(locations(await desk.body())).toEqual(
      partsOf(1, 2).map((key) => `https://feeds.example/${key}`),
    );
    expect(locations(await desk.body(partsOf(2)[0]))).toHaveLength(2);
  };
  const open = async () => {
    desk = await new Desk({ format: 'news-sitemap' }).open();
    desk.now = 100 * day + 1;
    const days = Array.from({ length: 1_001 }, (_, index) => 99 + index / 1_200);
    await inTurns(days, 40, (one) => want(one));
    return want(100);
  };

  it('has its parts stand there before the index that leads to them, and reads no texts', async () => {
    const news = await open();
    const { putFeed, getOutline } = desk.doors;
    const written: string[] = [];
    let reading = 0;
    let most = 0;
    const doors: Doors = {
      ...desk.doors,
      putFeed: (file, standing) => {
        written.push(file.path);
        return putFeed(file, standing);
      },
      getOutline: async (key) => {
        most = Math.max(most, ++reading);
        const outline = await getOutline(key);
        reading -= 1;
        return outline;
      },
      getDocument: () => Promise.reject(new Error('It needs no texts.')),
    };
    await bringFeedUpToDate(desk.subscription.id, [news], doors);
    expect(written).toEqual([...partsOf(1, 2), desk.place]);
    expect(most).toBeLessThanOrEqual(50);
    await expectTwoParts();
    // Most of them leave, and none of the files outlives its articles.
    desk.now = 101 * day + day / 4;
    await desk.render(await want(101));
    expect(await desk.keys()).toEqual([desk.place]);
    expect((await titles()).length).toBeGreaterThan(2);
  });

  it('keeps its parts although a worker that was frozen takes them away as its own rest', async () => {
    const news = await open();
    await desk.render(news);
    // The worker finds that one file is enough; while it is frozen, more articles come.
    const withdrawn = [99, 100].map((one) => desk.withdraw(one, { at: desk.now }));
    const gone = await Promise.all(withdrawn);
    const { removeFeed } = desk.doors;
    let isFrozen = true;
    await bringFeedUpToDate(desk.subscription.id, gone, {
      ...desk.doors,
      removeFeed: async (path) => {
        if (isFrozen) {
          isFrozen = false;
          await desk.render(await want(100.00001), await want(99.00001));
          await expectTwoParts();
        }
        return removeFeed(path);
      },
    });
    expect(isFrozen).toBe(false);
    await expectTwoParts();
  });
});
