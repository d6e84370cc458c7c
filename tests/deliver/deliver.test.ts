import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  getSubscription,
  pauseSubscription,
  putSubscription,
} from '../../lambdas/aws/directory.ts';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../../lambdas/aws/ledger-leases.ts';
import { takeUp } from '../../lambdas/aws/ledger-resume.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import * as drains from '../../lambdas/aws/partner-drain.ts';
import * as gates from '../../lambdas/aws/partner-gate.ts';
import { getReceiver } from '../../lambdas/aws/receiver.ts';
import { putSecrets } from '../../lambdas/aws/secrets.ts';
import { type Doors, deliver } from '../../lambdas/deliver/deliver.ts';
import { type DrainDoors, drainWaiting } from '../../lambdas/deliver/drain.ts';
import { report } from '../../lambdas/deliver/report.ts';
import type { SentBy } from '../../lambdas/partner/channel.ts';
import type { Wanted } from '../../lambdas/partner/delivery.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import type { Secrets } from '../../lambdas/partner/secrets.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** A desk with one subscription, its ledger and directory real, its partner scripted. */
class Desk {
  now = 1_000_000;
  answers: Answer[] = [];
  readonly pushes: (Push & { channel: SentBy; secrets: Secrets })[] = [];
  readonly rings: { article: string; delay: number }[] = [];
  readonly subscription: Subscription = {
    id: randomUUID(),
    partner: randomUUID(),
    name: 'a partner',
    active: true,
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: 'https://partner.example/hook' },
  };
  readonly wanted: Wanted = {
    subscription: this.subscription.id,
    article: '2026-11-24T08:00:00.000Z#a',
    action: 'publish',
    revision: 1,
    version: 1,
    rendition: 'one',
    uploadedAt: 0,
  };

  readonly doors: Doors & DrainDoors = {
    now: () => this.now,
    random: () => 0.5,
    getSubscription,
    getReceiver,
    pauseSubscription,
    getDelivery,
    acquire: (key, now) => acquire(key, randomUUID(), now),
    commit,
    postpone,
    setAside,
    getRendition: async (key) => ({ body: `body of ${key}`, contentType: 'application/json' }),
    send: async (push, channel, secrets) => {
      this.pushes.push({ ...push, channel, secrets });
      this.now += 100;
      return this.answers.shift() ?? { result: 'accepted', status: 200, detail: 'answered 200' };
    },
    ring: async ({ article }, _partner, delay) => {
      this.rings.push({ article, delay });
    },
    ...gates,
    ...drains,
    limits: { deadline: 20_000, settle: 60_000 },
  };

  async subscribe(changes: Partial<Subscription> = {}): Promise<void> {
    await putSubscription({ ...this.subscription, ...changes });
    await putSecrets(this.subscription.id, ['whsec_c2VjcmV0']);
  }

  want(changes: Partial<Wanted> = {}) {
    return want({ ...this.wanted, ...changes }, this.now);
  }

  deliver() {
    return deliver(this.wanted, this.doors);
  }

  drain() {
    const { partner, id } = this.subscription;
    return drainWaiting({ partner, subscription: id }, this.doors);
  }

  async shut(until: number): Promise<void> {
    const gate = await gates.getGate(this.subscription.partner);
    if (gate) await gates.shutGate(this.subscription.partner, gate, until, false);
  }

  async row() {
    const row = await getDelivery(this.wanted.subscription, this.wanted.article);
    if (!row) throw new Error('no such row');
    return row;
  }
}

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await desk.subscribe();
});

const busy: Answer = { result: 'refused', status: 503, detail: 'answered 503' };
const silence: Answer = { result: 'unknown', detail: 'no answer in time' };

describe('a doorbell', () => {
  it('has the stored rendition sent, signed for this partner, and rings no more', async () => {
    await desk.want();
    await desk.deliver();
    expect(desk.pushes).toEqual([
      {
        id: expect.stringMatching(/_0000000001$/),
        event: 'create',
        body: 'body of one',
        contentType: 'application/json',
        sequence: 1,
        article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: 1 },
        channel: { type: 'webhook', url: 'https://partner.example/hook' },
        secrets: { signing: ['whsec_c2VjcmV0'] },
      },
    ]);
    expect(await desk.row()).toMatchObject({ have: 1, state: 'delivered' });
    expect(desk.rings).toEqual([]);
  });

  it('tells a first copy, its update and its withdrawal apart, also when one is repeated', async () => {
    await desk.want();
    desk.answers = [silence];
    await desk.deliver();
    desk.now = (await desk.row()).dueAt ?? 0;
    await desk.deliver();
    desk.now += 600_000;
    await desk.want({ revision: 2, rendition: 'two' });
    await desk.deliver();
    await desk.want({ revision: 3, action: 'withdraw', rendition: 'three' });
    await desk.deliver();
    expect(desk.pushes.map(({ event }) => event)).toEqual([
      'create',
      'create',
      'update',
      'withdraw',
    ]);
  });

  it('tells the channel again what the partner calls its copy', async () => {
    await desk.want();
    desk.answers = [{ result: 'accepted', detail: 'kept as post 7', remote: '7' }];
    await desk.deliver();
    await desk.want({ revision: 2, rendition: 'two' });
    desk.answers = [busy];
    await desk.deliver();
    desk.now = (await desk.row()).dueAt ?? 0;
    await desk.deliver();
    expect(desk.pushes.map(({ remote }) => remote)).toEqual([undefined, '7', '7']);
  });

  it('has what is wanted now sent, whatever was wanted when it rang', async () => {
    await desk.want();
    await desk.want({ revision: 2, rendition: 'two' });
    await desk.deliver();
    await desk.deliver();
    expect(desk.pushes.map((push) => push.body)).toEqual(['body of two']);
  });

  it('sends nothing that the partner could not take, and says why not', async () => {
    const { wanted, subscription } = desk;
    await desk.want();
    await desk.deliver();
    const unfit = 'The partner takes no article without a picture.';
    await desk.want({ revision: 2, version: 2, rendition: 'two', unfit });
    const outcome = await desk.deliver();
    expect(outcome).toMatchObject({ commit: 'committed', conclusion: { state: 'refused' } });
    expect(desk.pushes).toHaveLength(1);
    const row = await desk.row();
    expect(row).toMatchObject({ have: 1, want: 2, state: 'refused' });
    expect(row).not.toHaveProperty('dueAt');
    expect(row.attempts.at(-1)).toMatchObject({ sequence: 2, result: 'refused', detail: unfit });
    expect(await gates.getGate(subscription.partner)).toMatchObject({ failures: 0 });

    // Nor when somebody has it tried again, but a withdrawal is.
    await takeUp(row, desk.now);
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'refused' });
    await desk.want({ ...wanted, revision: 3, action: 'withdraw', rendition: 'gone' });
    await desk.deliver();
    expect(desk.pushes.map(({ event }) => event)).toEqual(['create', 'withdraw']);
  });

  it('does nothing where nothing is owed', async () => {
    await desk.deliver();
    await desk.want();
    await desk.deliver();
    await desk.deliver();
    expect(desk.pushes).toHaveLength(1);
    expect(desk.rings).toEqual([]);
  });
});

describe('after a failure', () => {
  it('the next try is rung for at its time', async () => {
    desk.answers = [busy];
    await desk.want();
    await desk.deliver();
    expect(desk.rings).toEqual([{ article: desk.wanted.article, delay: 5 }]);
    await desk.deliver();
    expect(desk.pushes).toHaveLength(1);
    desk.now += 5_000;
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'delivered', failures: 0 });
    expect(new Set(desk.pushes.map((push) => push.id)).size).toBe(1);
  });

  it('a far-off try is left to the sweep', async () => {
    desk.answers = [{ ...busy, retryAfter: 3_600_000 }];
    await desk.want();
    await desk.deliver();
    expect(desk.rings).toEqual([]);
    expect((await desk.row()).dueAt).toBe(desk.now + 3_600_000);
  });

  it('that may have arrived, a newer version waits; one doorbell waits with it', async () => {
    desk.answers = [silence];
    await desk.want();
    await desk.deliver();
    desk.rings.length = 0;
    await desk.want({ revision: 2, rendition: 'two' });
    await desk.deliver();
    await desk.deliver();
    expect(desk.pushes).toHaveLength(1);
    expect(desk.rings).toEqual([{ article: desk.wanted.article, delay: 80 }]);
    desk.now += 80_000;
    await desk.deliver();
    expect(desk.pushes.map((push) => push.body)).toEqual(['body of one', 'body of two']);
  });
});

describe('a partner in trouble', () => {
  it('is left in peace, and what waits has all its attempts left', async () => {
    for (let time = 0; time < 10; time++)
      await gates.noteFailure(desk.subscription.partner, desk.now);
    await desk.shut(desk.now + 30_000);
    await desk.want();
    expect(await desk.deliver()).toBeUndefined();
    expect(desk.pushes).toEqual([]);
    const row = await desk.row();
    expect(row).toMatchObject({ state: 'pending', failures: 0, have: 0 });
    expect(row).not.toHaveProperty('leaseBy');
    expect(row).not.toHaveProperty('reached');
    expect(desk.rings).toEqual([{ article: `drain#${desk.subscription.id}`, delay: 30 }]);
    desk.now += 30_000;
    await desk.deliver();
    expect(desk.pushes).toEqual([]);
    await desk.drain();
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'delivered', have: 1 });
  });

  it('gets what waited at its pace, the newest article first', async () => {
    await desk.subscribe({ pace: { perSecond: 2 } });
    await gates.noteFailure(desk.subscription.partner, desk.now, desk.now + 60_000);
    const articles = Array.from({ length: 14 }, (_, index) => `2026-11-${10 + index}T08:00:00Z#a`);
    for (const article of articles) {
      await desk.want({ article });
      await deliver({ ...desk.wanted, article }, desk.doors);
    }
    expect(desk.rings.map(({ delay }) => delay)).toEqual([60]);
    desk.rings.length = 0;
    desk.now += 60_000;
    await desk.drain();
    const drain = `drain#${desk.subscription.id}`;
    const newest = articles.toReversed();
    expect(desk.rings).toEqual([
      { article: newest[0], delay: 0 },
      { article: newest[1], delay: 0 },
      { article: drain, delay: 1 },
    ]);
    desk.rings.length = 0;
    // A copy of its doorbell rings for nothing.
    await desk.drain();
    expect(desk.rings).toEqual([]);
    desk.now += 1_000;
    await desk.drain();
    expect(desk.rings.map(({ article }) => article)).toEqual([...newest.slice(2, 4), drain]);
  });

  it('is tried by one of what waits before the others come', async () => {
    for (let time = 0; time < 10; time++)
      await gates.noteFailure(desk.subscription.partner, desk.now);
    await desk.shut(desk.now + 30_000);
    for (const article of ['2026-11-24T08:00:00Z#a', '2026-11-24T09:00:00Z#b']) {
      await desk.want({ article });
      await deliver({ ...desk.wanted, article }, desk.doors);
    }
    desk.rings.length = 0;
    desk.now += 30_000;
    await desk.drain();
    expect(desk.rings.map(({ article }) => article)).toEqual([
      '2026-11-24T09:00:00Z#b',
      `drain#${desk.subscription.id}`,
    ]);
  });

  it('has its withdrawals first when it is back, and no attempt is lost by having tried it', async () => {
    const [first, second] = ['2026-11-24T08:00:00Z#a', '2026-11-24T09:00:00Z#b'] as const;
    await desk.want({ article: first });
    await deliver({ ...desk.wanted, article: first }, desk.doors);
    desk.answers = Array(40).fill(busy);
    for (let time = 0; time < 10; time++) {
      await gates.noteFailure(desk.subscription.partner, desk.now);
    }
    await desk.shut(desk.now + 30_000);
    await desk.want({ article: second });
    await deliver({ ...desk.wanted, article: second }, desk.doors);
    // The kill is tried at once, and stands before what is newer after that.
    const kill = { article: first, action: 'withdraw', revision: 2, rendition: 'kill' } as const;
    await desk.want(kill);
    await deliver({ ...desk.wanted, article: first }, desk.doors);
    expect(desk.pushes.map(({ event }) => event)).toEqual(['create', 'withdraw']);
    for (let turn = 0; turn < 20; turn++) {
      desk.rings.length = 0;
      desk.now += 3_600_000;
      await desk.drain();
      expect(desk.rings[0]?.article).toBe(first);
      await deliver({ ...desk.wanted, article: first }, desk.doors);
    }
    desk.answers = [];
    desk.now += 3_600_000;
    for (const article of [first, second]) {
      desk.rings.length = 0;
      await desk.drain();
      expect(desk.rings[0]?.article).toBe(article);
      await deliver({ ...desk.wanted, article }, desk.doors);
      desk.now += 1_000;
    }
    expect(desk.pushes.at(-1)).toMatchObject({ event: 'create', article: { id: 'b' } });
    expect(await getDelivery(desk.wanted.subscription, first)).toMatchObject({
      state: 'withdrawn',
      failures: 0,
    });
  });

  it('has a person told after an hour and after a day, and its subscription paused after five', async () => {
    const hour = 3_600_000;
    const told: string[] = [];
    desk.answers = Array(40).fill(busy);
    await desk.want();
    for (let hours = 0; hours <= 125; hours += 5) {
      desk.now = 1_000_000 + hours * hour;
      await desk.want({ article: `2026-11-24T08:00:00Z#${hours}` });
      const key = { ...desk.wanted, article: `2026-11-24T08:00:00Z#${hours}` };
      const outcome = await deliver(key, desk.doors);
      if (outcome?.trouble?.isNews) told.push(`${hours}: ${report(outcome).message}`);
    }
    expect(told).toEqual([
      '5: a partner has failed for an hour',
      '25: a partner has failed for 24 hours',
      '120: a partner has failed for 5 days, and its subscription is paused',
    ]);
    expect((await getSubscription(desk.subscription.id))?.paused?.reason).toBe(
      'has failed for five days',
    );
  });

  it('has its drain end some time after nothing waits', async () => {
    await drains.noteWaiting(desk.subscription.partner, desk.subscription.id, desk.now);
    await desk.drain();
    expect(desk.rings).toEqual([{ article: `drain#${desk.subscription.id}`, delay: 600 }]);
    desk.now += 600_000;
    await desk.drain();
    expect(await drains.getDrain(desk.subscription.partner, desk.subscription.id)).toBeUndefined();
  });

  it('wakes a drain that found none, and would have looked again after minutes', async () => {
    const { partner, id } = desk.subscription;
    const noteWaiting = () => drains.noteWaiting(partner, id, desk.now + 1_000);
    expect(await noteWaiting()).toBe(true);
    expect(await noteWaiting()).toBe(false);
    desk.now += 1_000;
    await desk.drain();
    expect((await drains.getDrain(partner, id))?.dueAt).toBe(desk.now + 600_000);
    expect(await noteWaiting()).toBe(true);
    expect(await noteWaiting()).toBe(false);
    expect((await drains.getDrain(partner, id))?.dueAt).toBe(desk.now + 1_000);
  });

  it('keeps its drain when something was about to wait meanwhile', async () => {
    await drains.noteWaiting(desk.subscription.partner, desk.subscription.id, desk.now);
    await desk.drain();
    await drains.noteWaiting(desk.subscription.partner, desk.subscription.id, desk.now);
    desk.now += 600_000;
    await desk.drain();
    expect(await drains.getDrain(desk.subscription.partner, desk.subscription.id)).toBeDefined();
  });

  it('has its place back, whatever became of the attempt', async () => {
    await desk.subscribe({ pace: { concurrent: 1 } });
    desk.answers = [busy, silence];
    await desk.want();
    for (let time = 0; time < 3; time++) {
      await desk.deliver();
      desk.now = (await desk.row()).dueAt ?? desk.now;
    }
    expect(desk.pushes).toHaveLength(3);
    expect(await desk.row()).toMatchObject({ state: 'delivered' });
  });
});

describe('a withdrawal', () => {
  it('of what the partner never had is settled without a word', async () => {
    desk.answers = [busy];
    await desk.want();
    await desk.deliver();
    await desk.want({ revision: 2, action: 'withdraw', rendition: 'kill' });
    await desk.deliver();
    expect(desk.pushes).toHaveLength(1);
    expect(await desk.row()).toMatchObject({ state: 'withdrawn', have: 2 });
  });

  it('of what the partner may have had is sent', async () => {
    desk.answers = [silence];
    await desk.want();
    await desk.deliver();
    await desk.want({ revision: 2, action: 'withdraw', rendition: 'kill' });
    desk.now += 90_000;
    await desk.deliver();
    expect(desk.pushes.at(-1)?.body).toBe('body of kill');
    expect(await desk.row()).toMatchObject({ state: 'withdrawn', have: 2 });
  });
});

describe('a withdrawal that the partner does not acknowledge', () => {
  it('is tried until it does', async () => {
    await desk.want();
    await desk.deliver();
    await desk.want({ revision: 2, action: 'withdraw', rendition: 'kill' });
    const unreadable = () => Promise.reject(new Error('no S3'));
    for (let failures = 0; failures < 40; failures++) {
      const unfit: Answer = { result: 'refused', status: 422, detail: 'answered 422' };
      const gone: Answer = { result: 'refused', status: 404, detail: 'answered 404' };
      desk.answers = [[busy, unfit, silence, gone][failures % 4] ?? busy];
      const row = await desk.row();
      expect(row).toMatchObject({ state: 'pending', failures, dueAt: expect.any(Number) });
      desk.now = Math.max(desk.now, row.dueAt ?? 0);
      const broken = failures % 5 === 4 ? { getRendition: unreadable } : {};
      await deliver(desk.wanted, { ...desk.doors, ...broken });
    }
    desk.answers = [];
    desk.now = (await desk.row()).dueAt ?? 0;
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'withdrawn', have: 2, failures: 0 });
    expect(new Set(desk.pushes.slice(1).map((push) => `${push.id} ${push.body}`)).size).toBe(1);
  });
});

describe('a subscription', () => {
  it('whose endpoint is gone is paused, and what it is owed stands until it is resumed', async () => {
    desk.answers = [{ result: 'refused', status: 410, detail: 'answered 410', wish: 'disable' }];
    await desk.want();
    await desk.deliver();
    expect(await getSubscription(desk.subscription.id)).toMatchObject({
      active: false,
      paused: { reason: 'answered 410' },
    });
    expect(await desk.row()).toMatchObject({ state: 'pending', have: 0 });

    await desk.subscribe();
    expect(await desk.want()).toBe('owed');
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'delivered', have: 1 });
  });

  it('that is paused gets nothing, and nobody keeps ringing for it', async () => {
    await desk.subscribe({ active: false });
    await desk.want();
    await desk.deliver();
    expect(desk.pushes).toEqual([]);
    const row = await desk.row();
    expect(row).toMatchObject({ state: 'pending', want: 1, have: 0 });
    expect(row.dueAt).toBeUndefined();
  });

  it('may take an article and ask to be left alone in one answer', async () => {
    desk.answers = [{ result: 'accepted', status: 200, detail: 'answered 200', wish: 'disable' }];
    await desk.want();
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'delivered' });
    expect((await getSubscription(desk.subscription.id))?.active).toBe(false);
  });
});

describe('a worker', () => {
  const noRendition = () => Promise.reject(new Error('no such key in bucket-7'));

  it.each<[string, Partial<Doors>, string]>([
    ['rendition', { getRendition: noRendition }, 'the rendition cannot be read'],
    [
      'signing secret',
      {
        getReceiver: async (id) => ({
          ...(await getReceiver(id)),
          secrets: { signing: [], credential: 'of the partner' },
        }),
      },
      'the subscription has no signing secret',
    ],
  ])('that finds no %s counts a failure that did not arrive', async (_what, broken, missing) => {
    await desk.want();
    const outcome = await deliver(desk.wanted, { ...desk.doors, ...broken });
    expect(outcome).toMatchObject({ commit: 'committed', cause: expect.anything() });
    expect(desk.pushes).toEqual([]);
    const row = await desk.row();
    expect(row).toMatchObject({
      state: 'pending',
      failures: 1,
      dueAt: desk.now + 5_000,
      attempts: [{ sequence: 1, result: 'refused', detail: `could not be prepared: ${missing}` }],
    });
    for (const mark of ['leaseBy', 'unsettledUntil', 'reached']) {
      expect(row).not.toHaveProperty(mark);
    }
    expect(desk.rings).toEqual([{ article: desk.wanted.article, delay: 5 }]);

    desk.now += 5_000;
    await desk.deliver();
    expect(await desk.row()).toMatchObject({ state: 'delivered', failures: 0 });
  });

  it('that never finds the rendition gives up after the schedule', async () => {
    await desk.want();
    let tries = 0;
    for (; (await desk.row()).dueAt !== undefined && tries < 100; tries++) {
      desk.now = Math.max(desk.now, (await desk.row()).dueAt ?? 0);
      await deliver(desk.wanted, { ...desk.doors, getRendition: noRendition });
    }
    expect(tries).toBe(16);
    expect(await desk.row()).toMatchObject({ state: 'failed', failures: 16 });
  });

  it('that is too slow to be sure of its lease sends nothing', async () => {
    await desk.want();
    const doors: Doors = {
      ...desk.doors,
      getRendition: async (key) => {
        desk.now += 66_000;
        return desk.doors.getRendition(key);
      },
    };
    await deliver(desk.wanted, doors);
    expect(desk.pushes).toEqual([]);
    expect(desk.rings).toEqual([{ article: desk.wanted.article, delay: 0 }]);
    await desk.deliver();
    expect(desk.pushes).toHaveLength(1);
  });
});
