import { randomUUID } from 'node:crypto';
import { parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { getSubscription, putSubscription } from '../../lambdas/aws/directory.ts';
import { getDelivery, newestDeliveries } from '../../lambdas/aws/ledger.ts';
import { setAside, settleFeedDelivery } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { bringFeedUpToDate, type Doors } from '../../lambdas/feed/feed.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { article } from '../formats/articles.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** One feed and its ledger; tables are real, documents and the feed's file are kept in memory. */
class Desk {
  readonly subscription: Subscription = {
    id: randomUUID(),
    partner: 'partner',
    name: 'a feed',
    active: true,
    filter: {},
    format: 'rss',
    channel: { type: 'feed', path: 'partner/all.xml', title: 'All of it' },
  };
  readonly documents = new Map<string, NinjsArticle>();
  readonly files: { path: string; body: string; contentType: string }[] = [];
  #revision = 0;

  readonly doors: Doors = {
    now: () => 5_000,
    getSubscription,
    newestDeliveries,
    getDelivery,
    setAside,
    settleFeedDelivery,
    getDocument: async (key) => {
      const found = this.documents.get(key);
      if (!found) throw new Error(`no document ${key}`);
      return found;
    },
    putFeed: async (path, body, contentType) => {
      this.files.push({ path, body, contentType });
    },
    feedsAddress: 'https://feeds.example',
  };

  /** Notes what the feed is to do with the article of a day; resolves to its key in the ledger. */
  async want(day: number, action: Delivery['action'] = 'publish', headline = `Day ${day}`) {
    const key = `${new Date(day * 86_400_000).toISOString()}#a`;
    const revision = ++this.#revision;
    const rendition = `articles/${revision}.json`;
    this.documents.set(
      rendition,
      article({ uri: `urn:day:${day}`, headlines: [{ value: headline }] }),
    );
    const wanted = { action, revision, version: revision, rendition, uploadedAt: 0 };
    await want({ subscription: this.subscription.id, article: key, ...wanted }, 1_000);
    return key;
  }

  render(...articles: string[]) {
    return bringFeedUpToDate(this.subscription.id, articles, this.doors);
  }

  titles(): string[] {
    const items = parseRssFeed(this.files.at(-1)?.body ?? '').items ?? [];
    return items.map((item) => item?.title ?? '');
  }

  row(key: string) {
    return getDelivery(this.subscription.id, key);
  }
}

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await putSubscription(desk.subscription);
});

describe('a feed', () => {
  it('shows what it is to show, the newest first, where it says that it stands', async () => {
    await desk.want(1);
    await desk.want(3);
    const news = await desk.want(2);
    await desk.render(news);
    expect(desk.titles()).toEqual(['Day 3', 'Day 2', 'Day 1']);
    expect(desk.files).toHaveLength(1);
    expect(desk.files[0]).toMatchObject({
      path: 'partner/all.xml',
      contentType: 'application/rss+xml; charset=utf-8',
    });
    expect(parseRssFeed(desk.files[0]?.body ?? '')).toMatchObject({
      title: 'All of it',
      atom: { links: [{ href: 'https://feeds.example/partner/all.xml' }] },
    });
  });

  it('is not written again for news that an earlier doorbell brought in', async () => {
    const first = await desk.want(1);
    const second = await desk.want(2);
    await desk.render(first);
    await desk.render(second);
    await desk.render(first, second);
    expect(desk.files).toHaveLength(1);
    const third = await desk.want(3);
    await desk.render(first, third);
    expect(desk.files).toHaveLength(2);
    expect(desk.titles()).toEqual(['Day 3', 'Day 2', 'Day 1']);
  });

  it('has delivered everything that it shows, whoever rang', async () => {
    const keys = [await desk.want(1), await desk.want(2)];
    await desk.render(keys[0] ?? '');
    for (const key of keys) {
      const row = await desk.row(key);
      expect(row).toMatchObject({
        state: 'delivered',
        have: 1,
        attempts: [{ result: 'accepted', sequence: 1, detail: 'stands in partner/all.xml' }],
      });
      expect(row?.dueAt).toBeUndefined();
    }
  });

  it('no longer shows what was withdrawn', async () => {
    const key = await desk.want(1);
    await desk.want(2);
    await desk.render(key);
    await desk.want(1, 'withdraw');
    await desk.render(key);
    expect(desk.titles()).toEqual(['Day 2']);
    expect(await desk.row(key)).toMatchObject({ state: 'withdrawn', want: 2, have: 2 });
  });

  it('holds the fifty newest; news of an older article is settled all the same', async () => {
    const old = await desk.want(0);
    const withdrawn = await desk.want(1, 'withdraw');
    for (let day = 2; day < 53; day++) await desk.want(day);
    await desk.render(old, withdrawn);
    expect(desk.titles()).toHaveLength(50);
    expect(desk.titles().at(-1)).toBe('Day 3');
    expect(await desk.row(old)).toMatchObject({ state: 'delivered', have: 1 });
    expect((await desk.row(old))?.attempts[0]?.detail).toMatch(/^older than/);
    expect(await desk.row(withdrawn)).toMatchObject({ state: 'withdrawn', have: 1 });
  });

  it('makes room for an older article when a newer one goes', async () => {
    const keys: string[] = [];
    for (let day = 1; day <= 51; day++) keys.push(await desk.want(day));
    await desk.want(51, 'withdraw');
    await desk.render(keys.at(-1) ?? '');
    expect(desk.titles().at(0)).toBe('Day 50');
    expect(desk.titles().at(-1)).toBe('Day 1');
  });

  it('does not lose what is wanted while it is being written', async () => {
    const key = await desk.want(1, 'publish', 'First');
    const putFeed = desk.doors.putFeed;
    await bringFeedUpToDate(desk.subscription.id, [key], {
      ...desk.doors,
      putFeed: async (...file) => {
        await putFeed(...file);
        await desk.want(1, 'publish', 'Second');
      },
    });
    expect(await desk.row(key)).toMatchObject({ want: 2, have: 0, state: 'pending', dueAt: 1_000 });
    await desk.render(key);
    expect(desk.titles()).toEqual(['Second']);
    expect(await desk.row(key)).toMatchObject({ want: 2, have: 2, state: 'delivered' });
  });

  it('is kept true, withdrawals above all, also while its subscription is paused', async () => {
    const key = await desk.want(1);
    await desk.render(key);
    await putSubscription({ ...desk.subscription, active: false });
    await desk.want(1, 'withdraw');
    await desk.render(key);
    expect(desk.titles()).toEqual([]);
    expect(desk.files).toHaveLength(2);
  });

  it('that is gone is not written, and nobody keeps ringing for it', async () => {
    const gone = new Desk();
    const key = await gone.want(1);
    await gone.render(key);
    expect(gone.files).toEqual([]);
    expect((await gone.row(key))?.dueAt).toBeUndefined();
  });

  it('that cannot be written has delivered nothing', async () => {
    const key = await desk.want(1);
    const doors = { ...desk.doors, putFeed: () => Promise.reject(new Error('no S3')) };
    await expect(bringFeedUpToDate(desk.subscription.id, [key], doors)).rejects.toThrow('no S3');
    expect(await desk.row(key)).toMatchObject({ state: 'pending', have: 0, dueAt: 1_000 });
  });
});
