import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getUpkeep } from '../../lambdas/aws/feed-upkeep.ts';
import { feedWriters } from '../../lambdas/formats/feed-writers.ts';
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

/** Each with a page of its own. */
const want = (dayOfIt: number) => {
  const renditions = [{ name: 'web', href: `https://paper.example/${dayOfIt}` }];
  return desk.want(dayOfIt, { changes: { renditions } });
};
const titles = async () => toldIn['news-sitemap'](await desk.body()).map(({ title }) => title);

describe('a news sitemap', () => {
  it('holds the articles of two days, whatever came before and however many there are', async () => {
    await Promise.all([50, 97, 98, 99, 100].map(want));
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

  it('holds nothing that is withdrawn', async () => {
    await desk.render(await want(99), await want(100));
    await desk.render(await desk.withdraw(99, { at: desk.now }));
    expect(await titles()).toEqual(['Day 100']);
  });

  it('parts into several files, none of which outlives its articles', async () => {
    const parts = (numbers: number[]) => numbers.map((one) => `${desk.place}/-/${one}`);
    const writer = feedWriters['news-sitemap'];
    if (!writer.writeParts) throw new Error('A sitemap has no parts.');
    const hours = Array.from({ length: 2_001 }, (_, index) => 99 + index / 2_400);
    for (let first = 0; first < hours.length; first += 40) {
      await Promise.all(hours.slice(first, first + 40).map(want));
    }
    await desk.render(await want(100));
    expect(await desk.keys()).toEqual([desk.place, ...parts([1, 2, 3])]);
    expect(
      [...(await desk.body()).matchAll(/<loc>([^<]*)/g)].map(([, address]) => address),
    ).toEqual(parts([1, 2, 3]).map((key) => `https://feeds.example/${key}`));
    expect(toldIn['news-sitemap'](await desk.body(parts([3])[0] ?? ''))).toHaveLength(2);
    // Most of them leave.
    desk.now = 101 * day + day / 2;
    await desk.render(await want(101));
    expect(await desk.keys()).toEqual([desk.place]);
    expect((await titles()).length).toBeGreaterThan(2);
  });
});
