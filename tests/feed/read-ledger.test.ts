import { describe, expect, it } from 'vitest';
import type { Archive } from '../../lambdas/feed/archive.ts';
import { type LedgerDoors, readLedger } from '../../lambdas/feed/read-ledger.ts';
import { feedWriters } from '../../lambdas/formats/feed-writers.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import type { FeedChange } from '../../lambdas/partner/feed-change.ts';

const keyOf = (number: number) => `${new Date(number * 1_000).toISOString()}#a`;

/** Of an article that is settled, and old. */
function row(number: number, action: Delivery['action']): Delivery {
  return {
    subscription: 'all',
    article: keyOf(number),
    want: 2,
    have: 2,
    action,
    revision: 1,
    version: 1,
    rendition: `articles/${number}.json`,
    ...(action === 'withdraw' && { withdrawnAt: number }),
    state: action === 'withdraw' ? 'withdrawn' : 'delivered',
    reached: true,
    failures: 0,
    attempts: [],
    uploadedAt: 0,
  };
}

/** A ledger in which so many articles were withdrawn, or changed on their pages, one after the other. */
function ledgerOf(count: number, action: Delivery['action']): LedgerDoors {
  const rows = Array.from({ length: count }, (_, index) => row(index + 1, action));
  const changes = rows.map(({ article }, index): FeedChange => ({ article, changedAt: index + 1 }));
  return {
    async *newestDeliveries() {},
    getDeliveries: async (_, articles) =>
      rows.filter(({ article }) => articles.includes(article)).reverse(),
    noteChanged: async () => {},
    listChanged: async () => [...changes].sort((a, b) => (a.article < b.article ? 1 : -1)),
  };
}

/** Whose pages hold everything. */
const archive: Archive = {
  last: { to: keyOf(9_999) },
  isWhole: true,
  rest: [],
  changed: [],
  paged: [],
  leftOut: new Map(),
};

const read = (doors: LedgerDoors) =>
  readLedger('all', feedWriters.rss, [], archive, 9_999, 0, doors);

describe('of more than a feed can tell', () => {
  it('withdrawals are the newest thousand; it is done with the others', async () => {
    const { withdrawn, past } = await read(ledgerOf(1_002, 'withdraw'));
    expect(withdrawn.map(({ withdrawnAt }) => withdrawnAt)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => 1_002 - index),
    );
    expect(past.map(({ changedAt }) => changedAt)).toEqual([2, 1]);
  });

  it('changes on its pages are the newest hundred; it is done with the others', async () => {
    const { changed, past } = await read(ledgerOf(102, 'publish'));
    expect(changed.map(({ changedAt }) => changedAt)).toEqual(
      Array.from({ length: 100 }, (_, index) => 102 - index),
    );
    expect(past.map(({ changedAt }) => changedAt)).toEqual([2, 1]);
  });
});
