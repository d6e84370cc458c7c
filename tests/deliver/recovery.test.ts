import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueDeliveries, getDelivery, newestDeliveries } from '../../lambdas/aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import * as drains from '../../lambdas/aws/partner-drain.ts';
import * as gates from '../../lambdas/aws/partner-gate.ts';
import { type Doors, deliver } from '../../lambdas/deliver/deliver.ts';
import { type DrainDoors, drainWaiting } from '../../lambdas/deliver/drain.ts';
import type { DeliveryKey, Wanted } from '../../lambdas/partner/delivery.ts';
import { drainIn } from '../../lambdas/partner/drain.ts';
import type { Push } from '../../lambdas/partner/push.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { grace, requestDeadline, settle } from '../../lambdas/runtime/limits.ts';
import { startTables, type TestTables } from '../support/tables.ts';
import { VirtualTime } from './virtual-time.ts';

const second = 1000;
const hour = 3600 * second;
const start = Date.parse('2026-11-24T08:00:00Z');
const downAt = start + hour;
const backAt = downAt + 72 * hour;
const perSecond = 2;

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** What the partner took, and when: epoch milliseconds. */
interface Taken {
  event: Push['event'];
  article: string;
  at: number;
}

/** News for a partner: an article, or that it is withdrawn. */
interface News {
  at: number;
  article: string;
  action: Wanted['action'];
}

/** A partner that is down for three days, in which there is news; resolves to what it took. */
async function play(news: News[]): Promise<Taken[]> {
  const time = new VirtualTime(start);
  const subscription: Subscription = {
    id: randomUUID(),
    partner: randomUUID(),
    name: 'a partner',
    active: true,
    pace: { perSecond },
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: 'https://partner.example/' },
  };
  const taken: Taken[] = [];
  const receiver = { subscription, secrets: { signing: ['whsec_c2VjcmV0'] } };
  const doors: Doors & DrainDoors = {
    now: () => time.now,
    random: () => 0.5,
    getReceiver: async () => receiver,
    getSubscription: async () => subscription,
    pauseSubscription: async () => true,
    getDelivery,
    acquire: (key, now) => acquire(key, randomUUID(), now),
    commit,
    postpone,
    setAside,
    getRendition: async (body) => ({ body, contentType: 'application/json' }),
    send: async ({ event, article: { id, firstSeenAt } }) => {
      await time.sleep(50);
      if (time.now >= downAt && time.now < backAt) {
        return { result: 'refused', detail: 'the connection was refused' };
      }
      taken.push({ event, article: `${firstSeenAt}#${id}`, at: time.now });
      return { result: 'accepted', status: 200, detail: 'answered 200' };
    },
    ring: async (due, _partner, delay) => ring(due, time.now + delay * second),
    ...gates,
    ...drains,
    limits: { deadline: requestDeadline * second, settle: settle * second },
  };

  function ring(due: DeliveryKey, at: number): void {
    time.start(at, async () => {
      const drain = drainIn(due);
      await (drain ? drainWaiting(drain, doors) : deliver(due, doors));
    });
  }

  for (const [index, { at, article, action }] of news.entries()) {
    time.start(at, async () => {
      const key = { subscription: subscription.id, article };
      const version = { revision: index + 1, version: 1, rendition: `${index}`, uploadedAt: at };
      await want({ ...key, ...version, action }, time.now);
      ring(key, time.now);
    });
  }
  // The sweep, often enough: retries are hours apart by then.
  for (let at = start; at < backAt + 2 * hour; at += hour) {
    time.start(at, async () => {
      const due = await dueDeliveries(time.now - grace * second, 50);
      for (const one of due) ring(one, time.now);
    });
  }
  await time.run();
  const owed: string[] = [];
  for await (const { want, have, article } of newestDeliveries(subscription.id)) {
    if (want > have) owed.push(article);
  }
  expect(owed).toEqual([]);
  return taken;
}

describe('a partner that is back after three days', { timeout: 120_000 }, () => {
  it('has its withdrawals first, then the newest articles, at its pace', async () => {
    const article = (at: number): News => {
      return { at, article: `${new Date(at).toISOString()}#a`, action: 'publish' };
    };
    const before = Array.from({ length: 5 }, (_, index) => article(start + index * 60 * second));
    const meanwhile = Array.from({ length: 30 }, (_, index) =>
      article(downAt + hour + index * 2.3 * hour),
    );
    const killed = before.slice(0, 3);
    const kills = killed.map((one, index): News => {
      return { ...one, action: 'withdraw', at: downAt + (5 + index * 25) * hour };
    });
    const taken = await play([...before, ...meanwhile, ...kills].sort((a, b) => a.at - b.at));

    const back = taken.filter(({ at }) => at >= backAt);
    expect(taken.length - back.length).toBe(before.length);
    expect(back.slice(0, killed.length).map(({ event }) => event)).toEqual(
      killed.map(() => 'withdraw'),
    );
    const articles = back.slice(killed.length);
    expect(articles.map((one) => one.article)).toEqual(
      meanwhile.map((one) => one.article).toReversed(),
    );
    // GCRA: what a second allows may come at once, and one more.
    for (const [index, { at }] of articles.entries()) {
      const earlier = articles[index - perSecond - 1];
      if (earlier) expect(at - earlier.at).toBeGreaterThanOrEqual(second);
    }
  });
});
