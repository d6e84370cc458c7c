import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import * as drains from '../../lambdas/aws/partner-drain.ts';
import * as gates from '../../lambdas/aws/partner-gate.ts';
import { type Doors, deliver } from '../../lambdas/deliver/deliver.ts';
import { type DrainDoors, drainWaiting } from '../../lambdas/deliver/drain.ts';
import type { DeliveryKey } from '../../lambdas/partner/delivery.ts';
import { drainIn } from '../../lambdas/partner/drain.ts';
import { patience } from '../../lambdas/partner/gate.ts';
import type { Answer } from '../../lambdas/partner/push.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { requestDeadline, settle } from '../../lambdas/runtime/limits.ts';
import { startTables, type TestTables } from '../support/tables.ts';
import { VirtualTime } from './virtual-time.ts';

const second = 1000;
const deadline = requestDeadline * second;
const start = Date.parse('2026-11-24T08:00:00Z');

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** The stack's event source: so many batches at the same time, of so many messages. */
const workers = 20;
const batch = 10;

type Kind = 'well' | 'dead' | 'dripping';

/** How a partner takes a request: what it answers, and after how long. */
const kinds: Record<Kind, { after: number; answer: Answer }> = {
  well: { after: 80, answer: { result: 'accepted', status: 200, detail: 'answered 200' } },
  dead: { after: 2, answer: { result: 'refused', detail: 'the connection was refused' } },
  dripping: { after: deadline, answer: { result: 'unknown', detail: 'no answer in time' } },
};

/**
 * Sends articles to partners through a pool of workers; resolves to how long each delivery to a
 * partner that is well took, in milliseconds. A batch holds its worker until its last message is done.
 */
async function play(partners: Kind[], articles: number, every: number): Promise<number[]> {
  const time = new VirtualTime(start);
  const subscriptions = new Map(
    partners.map((_, index): [string, Subscription] => {
      const id = randomUUID();
      return [id, subscription(id, `${index}`)];
    }),
  );
  const kindOf = new Map([...subscriptions.keys()].map((id, index) => [id, partners[index]]));
  const wantedAt = new Map<string, number>();
  const took: number[] = [];
  const queue: DeliveryKey[] = [];
  let free = workers;

  const doors: Doors & DrainDoors = {
    now: () => time.now,
    random: () => 0.5,
    getReceiver: async (id) => ({
      subscription: subscriptions.get(id),
      secrets: { signing: ['whsec_c2VjcmV0'] },
    }),
    getSubscription: async (id) => subscriptions.get(id),
    pauseSubscription: async () => true,
    getDelivery,
    acquire: (key, now) => acquire(key, randomUUID(), now),
    commit,
    postpone,
    setAside,
    getRendition: async (body) => ({ body, contentType: 'application/json' }),
    send: async (_push, channel, _secrets, partner) => {
      const id = channel.type === 'webhook' ? channel.url : '';
      const { after, answer } = kinds[kindOf.get(id) ?? 'well'];
      await time.sleep(Math.min(after, patience));
      if (after > patience) {
        await gates.noteSlow(partner);
        await time.sleep(after - patience);
      }
      return answer;
    },
    ring: async (due, _partner, delay) => arrive(due, time.now + delay * second),
    ...gates,
    ...drains,
    limits: { deadline, settle: settle * second },
  };

  function arrive(due: DeliveryKey, at: number): void {
    time.start(at, async () => {
      queue.push(due);
      hand();
    });
  }

  function hand(): void {
    while (free > 0 && queue.length > 0) {
      const messages = queue.splice(0, batch);
      let left = messages.length;
      free -= 1;
      for (const due of messages) {
        time.start(time.now, async () => {
          const drain = drainIn(due);
          if (drain) await drainWaiting(drain, doors);
          else await handle(due);
          left -= 1;
          if (left > 0) return;
          free += 1;
          hand();
        });
      }
    }
  }

  async function handle(due: DeliveryKey): Promise<void> {
    const outcome = await deliver(due, doors);
    if (!outcome?.conclusion.settled) return;
    took.push(time.now - (wantedAt.get(`${due.subscription} ${due.article}`) ?? 0));
  }

  for (let article = 0; article < articles; article++) {
    time.start(start + article * every, async () => {
      for (const id of subscriptions.keys()) {
        const key = { subscription: id, article: `${new Date(time.now).toISOString()}#${article}` };
        wantedAt.set(`${id} ${key.article}`, time.now);
        await want(
          {
            ...key,
            action: 'publish',
            revision: 1,
            version: 1,
            rendition: `${article}`,
            uploadedAt: time.now,
          },
          time.now,
        );
        arrive(key, time.now);
      }
    });
  }
  await time.run(start + articles * every + 60 * second);
  return took;
}

function subscription(id: string, partner: string): Subscription {
  return {
    id,
    partner: `${partner}-${id}`,
    name: id,
    active: true,
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: id },
  };
}

function p99(all: number[]): number {
  return all.toSorted((one, other) => one - other)[Math.ceil(0.99 * all.length) - 1] ?? 0;
}

describe('a partner that is dead and one that drips', { timeout: 120_000 }, () => {
  const well = Array<Kind>(18).fill('well');
  const sick: Kind[] = ['dead', 'dripping'];

  it.each([
    ['in a flow of articles', 6, second],
    ['in a burst', 6, 0],
  ])('delay the others hardly %s', async (_name, articles, every) => {
    const alone = await play(well, articles, every);
    const beside = await play([...well.slice(0, 9), ...sick, ...well.slice(9)], articles, every);
    expect(alone).toHaveLength(18 * articles);
    expect(beside).toHaveLength(18 * articles);
    expect(p99(beside) / p99(alone)).toBeLessThanOrEqual(1.5);
  });
});
