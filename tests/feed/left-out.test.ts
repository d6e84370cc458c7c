import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putSubscription } from '../../lambdas/aws/directory.ts';
import { describeFeed } from '../../lambdas/aws/feed-files.ts';
import { article } from '../formats/articles.ts';
import { long } from '../formats/feed-items.ts';
import { toldIn } from '../formats/feed-told.ts';
import { Desk, openCloud } from './desk.ts';

let cloud: Awaited<ReturnType<typeof openCloud>>;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

let desk: Desk;
beforeEach(async () => {
  desk = await new Desk({ format: 'msn' }).open();
  desk.now = Date.parse('2026-11-24T12:00:00Z');
});

const headline = 'Ferry crews and port agree, boats run from noon';
const { bodies } = long();
const want = (day: number) => desk.want(day, { headline, changes: { bodies } });
const ids = async () => toldIn.msn(await desk.body()).map(({ id }) => id);
const outcome = async (key: string) => {
  const row = await desk.row(key);
  return { state: row?.state, ...row?.attempts.at(-1) };
};

describe('what a partner’s feed leaves out', () => {
  it('is told to be, and why, beside what stands in it', async () => {
    const fit = await want(1);
    // Its text is too short for MSN, which was not known of it when it was routed.
    const short = await desk.want(2, { headline, changes: { bodies: article().bodies } });
    await desk.render(fit, short);
    expect(await ids()).toEqual(['urn:day:1']);
    expect(await outcome(fit)).toMatchObject({
      state: 'delivered',
      detail: `stands in ${desk.path}`,
    });
    expect(await outcome(short)).toMatchObject({
      state: 'refused',
      result: 'refused',
      detail: expect.stringMatching(
        /^left out of .*: MSN takes a text of at least 450 characters, and this one has \d+\.$/,
      ),
    });
    expect(await desk.row(short)).not.toHaveProperty('dueAt');
    expect(await describeFeed(desk.place)).toMatchObject({ articles: 1 });
  });

  it('is told to stand in it once its subscription has another shape, and to be withdrawn after that', async () => {
    await putSubscription({ ...desk.subscription, shape: { headline: { most: 15 } } });
    const key = await want(1);
    await desk.render(key);
    expect(await outcome(key)).toMatchObject({ state: 'refused' });
    await putSubscription(desk.subscription);
    await desk.render(await want(2));
    expect(await ids()).toEqual(['urn:day:2', 'urn:day:1']);
    expect(await outcome(key)).toMatchObject({
      state: 'delivered',
      result: 'accepted',
      detail: `stands in ${desk.path}`,
    });
    await desk.render(await desk.withdraw(1, { at: desk.now }));
    expect(toldIn.msn(await desk.body())).toMatchObject([
      { id: 'urn:day:1', isWithdrawn: true },
      { id: 'urn:day:2' },
    ]);
  });

  it('is no refusal of what readers have had: that stays delivered', async () => {
    const key = await want(1);
    await desk.render(key);
    await putSubscription({ ...desk.subscription, shape: { headline: { most: 15 } } });
    await desk.render(await want(2));
    expect(await ids()).toEqual([]);
    expect(await outcome(key)).toMatchObject({ state: 'delivered' });
  });

  it('is told on its pages, too', async () => {
    const keys = await desk.wantAll(1, 99, { headline, changes: { bodies } });
    const short = await desk.want(0, { headline: 'Too short', changes: { bodies } });
    await desk.render(short, ...keys);
    const [page] = await desk.pages();
    expect(toldIn.msn(page?.body ?? '')).toHaveLength(49);
    expect(await outcome(short)).toMatchObject({
      state: 'refused',
      detail: expect.stringContaining('MSN takes a headline of at least 21 characters'),
    });
    expect(await outcome(keys[0] ?? '')).toMatchObject({
      detail: `stands on a page of ${desk.path}`,
    });
  });
});
