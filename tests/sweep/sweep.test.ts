import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleRecord } from '../../lambdas/article/record.ts';
import {
  articlesToWake,
  getArticle,
  postponeArticle,
  saveArticle,
} from '../../lambdas/aws/articles.ts';
import { listSubscriptions, putSubscription } from '../../lambdas/aws/directory.ts';
import { askForUpkeep } from '../../lambdas/aws/feed-upkeep.ts';
import { dueDeliveries } from '../../lambdas/aws/ledger.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import type { Channel } from '../../lambdas/partner/channel.ts';
import { type Doors, sweep } from '../../lambdas/sweep/sweep.ts';
import { articleRecord } from '../support/records.ts';
import { startTables, type TestTables } from '../support/tables.ts';

const grace = 120_000;
const now = Date.parse('2026-11-24T08:00:00Z');

let tables: TestTables;
let rings: string[];
beforeAll(async () => {
  tables = await startTables();
});
beforeEach(async () => {
  await tables.renew();
  rings = [];
});
afterAll(() => tables.stop());

const doors: Doors = {
  now: () => now,
  articlesToWake,
  getArticle,
  ringArticle: async (queue, article) => {
    rings.push(`${queue} ${article}`);
  },
  ringExpiry: async (article) => {
    rings.push(`expiry ${article}`);
  },
  postponeArticle,
  listSubscriptions,
  dueDeliveries,
  ringFeed: async ({ subscription, article }) => {
    rings.push(`feed ${subscription} ${article}`);
  },
  ringDelivery: async ({ subscription, article }, partner) => {
    rings.push(`delivery ${subscription} ${article} of ${partner}`);
  },
  grace,
};

async function subscribe(id: string, channel: Channel): Promise<void> {
  await putSubscription({
    id,
    partner: 'partner',
    name: id,
    active: true,
    filter: {},
    format: 'ninjs',
    channel,
  });
}

const webhook: Channel = { type: 'webhook', url: 'https://partner.example/' };
const feed: Channel = { type: 'feed', path: 'a.xml', title: 'A' };

function owe(
  subscription: string,
  article: string,
  dueAt: number,
  action: 'publish' | 'withdraw' = 'publish',
) {
  const wanted = { subscription, article, action, revision: 1, version: 1, rendition: 'r' };
  return want({ ...wanted, uploadedAt: 0 }, dueAt);
}

async function articleOwed(changes: Partial<ArticleRecord>, wakeAt: number): Promise<string> {
  const record = articleRecord(changes);
  // Without an embargo, a record falls due the grace after it was written.
  await saveArticle(record, 0, wakeAt - grace);
  return record.id;
}

describe('the sweep', () => {
  it('rings for what has been due for the grace, each at its door', async () => {
    await subscribe('push', webhook);
    await subscribe('feed', feed);
    await owe('push', 'a', now - grace);
    await owe('feed', 'b', now - grace - 1);
    await owe('push', 'fresh', now - grace + 1);
    await owe('push', 'later', now + 1);
    expect(await sweep(doors)).toEqual({ articles: 0, deliveries: 2 });
    expect(rings.toSorted()).toEqual(['delivery push a of partner', 'feed feed b']);
  });

  it('rings at its own door for a feed that is to be looked after, also one that is gone', async () => {
    await subscribe('feed', feed);
    await askForUpkeep('feed', now - grace);
    await askForUpkeep('gone', now - grace);
    await askForUpkeep('later', now);
    await sweep(doors);
    expect(rings.toSorted()).toEqual(['feed feed upkeep', 'feed gone upkeep']);
  });

  it('rings for withdrawals first', async () => {
    await subscribe('push', webhook);
    for (let index = 0; index < 40; index++) await owe('push', `a${index}`, now - 10 * grace);
    await owe('push', 'killed', now - grace, 'withdraw');
    await sweep(doors);
    expect(rings).toHaveLength(41);
    expect(rings[0]).toBe('delivery push killed of partner');
  });

  it('has what is owed to a subscription that is gone set aside', async () => {
    await owe('gone', 'a', now - grace);
    await sweep(doors);
    expect(rings).toEqual(['delivery gone a of gone']);
  });

  it('is bounded: what is left over is for the next run', async () => {
    const asked: number[] = [];
    await sweep({
      ...doors,
      dueDeliveries: (until, limit) => {
        asked.push(limit);
        return dueDeliveries(until, limit);
      },
    });
    expect(asked[0]).toBeLessThanOrEqual(100);
  });

  it('wakes articles: to tagging, or on to routing when they have their tags or need none', async () => {
    const untagged = await articleOwed({}, now);
    const tagged = await articleOwed(
      { tagged: { version: 1, documentKey: '', engine: '' } },
      now - 1,
    );
    const outdated = await articleOwed(
      { version: 2, tagged: { version: 1, documentKey: '', engine: '' } },
      now - 1,
    );
    const killed = await articleOwed({ status: 'withdrawn' }, now - 1);
    await articleOwed({}, now + 1);
    expect(await sweep(doors)).toEqual({ articles: 4, deliveries: 0 });
    expect(rings.toSorted()).toEqual(
      [
        `tagging ${untagged}`,
        `routing ${tagged}`,
        `tagging ${outdated}`,
        `routing ${killed}`,
      ].toSorted(),
    );
  });

  it('has an article withdrawn whose time is over, before all else', async () => {
    const expires = new Date(now).toISOString();
    const over = await articleOwed({ expires }, now - 1);
    const taken = await articleOwed({ expires, status: 'withdrawn' }, now - 1);
    const lasting = await articleOwed({ expires: new Date(now + 1).toISOString() }, now - 1);
    await sweep(doors);
    expect(rings.toSorted()).toEqual(
      [`expiry ${over}`, `routing ${taken}`, `tagging ${lasting}`].toSorted(),
    );
  });

  it('does not ring every minute for what cannot be helped, nor has it hold up the rest', async () => {
    const poison = await articleOwed({}, now - 1);
    await sweep(doors);
    rings = [];
    expect(await sweep({ ...doors, now: () => now + 60_000 })).toEqual({
      articles: 0,
      deliveries: 0,
    });
    const fresh = await articleOwed({}, now + grace - 1);
    expect(await articlesToWake(now + grace, 1)).toEqual([fresh]);
    await sweep({ ...doors, now: () => now + grace });
    expect(rings.toSorted()).toEqual([`tagging ${fresh}`, `tagging ${poison}`].toSorted());
  });

  it('rings again in a minute for an article whose doorbell failed', async () => {
    const id = await articleOwed({}, now);
    const ringArticle = () => Promise.reject(new Error('no SQS'));
    await expect(sweep({ ...doors, ringArticle })).rejects.toThrow('no SQS');
    expect(await articlesToWake(now, 10)).toEqual([id]);
  });

  it('rings for all the others when one doorbell fails, and then says so', async () => {
    await subscribe('feed', feed);
    await subscribe('push', webhook);
    await owe('feed', 'a', now - grace - 1);
    await owe('push', 'b', now - grace);
    const bad = await articleOwed({}, now - 1);
    const good = await articleOwed({}, now);
    const swept = sweep({
      ...doors,
      ringFeed: () => Promise.reject(new Error('no feeds queue')),
      getArticle: (id) => (id === bad ? Promise.reject(new Error('no such page')) : getArticle(id)),
    });
    await expect(swept).rejects.toThrow(/^2 times in vain, at first: Error: no /);
    expect(rings.toSorted()).toEqual(['delivery push b of partner', `tagging ${good}`]);
  });

  it('wakes articles also when the ledger or the directory cannot be read', async () => {
    const id = await articleOwed({}, now);
    const dueDeliveries = () => Promise.reject(new Error('no ledger'));
    await expect(sweep({ ...doors, dueDeliveries })).rejects.toThrow('no ledger');
    expect(rings).toEqual([`tagging ${id}`]);
  });
});
