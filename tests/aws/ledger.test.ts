import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueDeliveries, getDelivery, newestDeliveries } from '../../lambdas/aws/ledger.ts';
import {
  acquire,
  commit,
  postpone,
  setAside,
  settleFeedDelivery,
} from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { nextWaiting } from '../../lambdas/aws/partner-drain.ts';
import type { Conclusion, Delivery, Lease, Wanted } from '../../lambdas/partner/delivery.ts';
import { lease as leaseSeconds, settle } from '../../lambdas/runtime/limits.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** A wish for an article of its own, so that the tests share no row. */
function wish(changes: Partial<Wanted> = {}): Wanted {
  return {
    subscription: 'sub',
    article: `2026-11-24T08:00:00.000Z#${randomUUID()}`,
    action: 'publish',
    revision: 2,
    version: 1,
    rendition: 'renditions/a/1.json',
    uploadedAt: 1_000,
    ...changes,
  };
}

async function row({ subscription, article }: Wanted): Promise<Delivery> {
  const found = await getDelivery(subscription, article);
  if (!found) throw new Error('no such row');
  return found;
}

async function lease(wanted: Wanted, now: number): Promise<Lease> {
  const got = await acquire(wanted, randomUUID(), now);
  if (!got) throw new Error('no lease');
  return got;
}

const accepted: Conclusion = { settled: true, state: 'delivered', failures: 0, reached: true };

describe('what a row wants', () => {
  it('is sequence 1 at first, due at once', async () => {
    const first = wish();
    expect(await want(first, 5_000)).toBe('changed');
    expect(await row(first)).toEqual({
      ...first,
      want: 1,
      have: 0,
      state: 'pending',
      failures: 0,
      attempts: [],
      dueAt: 5_000,
    });
  });

  it('is a new sequence for a newer revision, whose schedule begins afresh', async () => {
    const first = wish();
    await want(first, 5_000);
    const held = await lease(first, 6_000);
    await commit(held, { settled: false, state: 'pending', failures: 7, dueAt: 90_000_000 }, 7_000);
    const second = { ...first, revision: 3, version: 2, rendition: 'renditions/a/2.json' };
    expect(await want(second, 8_000)).toBe('changed');
    expect(await row(first)).toMatchObject({ want: 2, version: 2, failures: 0, dueAt: 8_000 });
  });

  it('never goes back to an older revision', async () => {
    const newer = wish({ revision: 5, version: 4 });
    await want(newer, 5_000);
    expect(await want({ ...newer, revision: 4, version: 3 }, 6_000)).toBe('newer');
    expect(await want({ ...newer, revision: 4, action: 'withdraw' }, 6_000)).toBe('newer');
    expect(await row(newer)).toMatchObject({ want: 1, revision: 5, action: 'publish' });
  });

  it('changes with the action, also for the same revision', async () => {
    const first = wish();
    await want(first, 5_000);
    expect(await want({ ...first, action: 'withdraw', rendition: 'w' }, 6_000)).toBe('changed');
    expect(await row(first)).toMatchObject({ want: 2, action: 'withdraw' });
  });

  it('stays, and is said to be owed, while the same is still to be sent', async () => {
    const first = wish();
    await want(first, 5_000);
    expect(await want(first, 6_000)).toBe('owed');
    expect(await row(first)).toMatchObject({ want: 1, dueAt: 5_000 });
  });

  it('stays when a newer revision would be sent in the same bytes', async () => {
    const first = wish();
    await want(first, 5_000);
    await commit(await lease(first, 6_000), accepted, 7_000);
    expect(await want({ ...first, revision: 9 }, 8_000)).toBe('settled');
    expect(await row(first)).toMatchObject({ want: 1, have: 1, revision: 9 });
    expect(await want({ ...first, revision: 8, rendition: 'late' }, 9_000)).toBe('newer');
  });

  it('is new when what could not be taken can be, and the other way round', async () => {
    const first = wish();
    await want(first, 5_000);
    const unfit = 'The partner takes no article without a picture.';
    expect(await want({ ...first, revision: 3, unfit }, 6_000)).toBe('changed');
    expect(await row(first)).toMatchObject({ want: 2, unfit });
    expect(await want({ ...first, revision: 4, unfit }, 7_000)).toBe('owed');
    expect(await want({ ...first, revision: 5 }, 8_000)).toBe('changed');
    expect(await row(first)).toMatchObject({ want: 3 });
    expect(await row(first)).not.toHaveProperty('unfit');
  });

  it('is what was worked out anew, also of the same revision, and of no older one', async () => {
    const first = wish();
    await want(first, 5_000);
    await commit(await lease(first, 6_000), accepted, 7_000);
    const other = { ...first, rendition: 'renditions/a/shaped.json' };
    expect(await want(other, 8_000)).toBe('settled');
    expect(await want({ ...other, anew: true }, 9_000)).toBe('changed');
    expect(await row(first)).toMatchObject({ want: 2, have: 1, ...other, dueAt: 9_000 });
    expect(await want({ ...other, anew: true }, 10_000)).toBe('owed');
    const older = { ...first, revision: first.revision - 1, anew: true } as const;
    expect(await want(older, 11_000)).toBe('newer');
  });

  it('waits in line as a backlog, the newest first, and what comes in by itself does not', async () => {
    const subscription = randomUUID();
    const backlog = ['2026-11-21', '2026-11-23', '2026-11-22'].map((date) =>
      wish({ subscription, article: `${date}T08:00:00.000Z#a` }),
    );
    for (const one of backlog) await want({ ...one, anew: true, waits: true }, 5_000);
    const news = wish({ subscription, article: '2026-11-24T08:00:00.000Z#a' });
    await want(news, 5_000);
    const [oldest] = backlog;
    if (!oldest) throw new Error('no backlog');
    expect(await acquire(oldest, randomUUID(), 6_000)).toBeUndefined();
    expect(await acquire(news, randomUUID(), 6_000)).toBeDefined();
    const line = (await nextWaiting(subscription, 10)).map(({ article }) => article.slice(0, 10));
    expect(line).toEqual(['2026-11-23', '2026-11-22', '2026-11-21']);
    // News of one of them goes past the others.
    await want({ ...oldest, revision: 9, rendition: 'corrected' }, 7_000);
    expect(await acquire(oldest, randomUUID(), 8_000)).toBeDefined();
  });

  it('does not withdraw twice, unless the first time failed', async () => {
    const kill = wish({ action: 'withdraw', rendition: 'w1' });
    await want(kill, 5_000);
    expect(await want({ ...kill, revision: 3, rendition: 'w2' }, 6_000)).toBe('owed');
    const held = await lease(kill, 7_000);
    await commit(held, { settled: false, state: 'failed', failures: 16 }, 8_000);
    expect(await want({ ...kill, revision: 3, rendition: 'w2' }, 9_000)).toBe('settled');
    expect(await want({ ...kill, revision: 4, rendition: 'w3' }, 9_000)).toBe('changed');
  });

  it('is due again when it had been set aside', async () => {
    const first = wish();
    await want(first, 5_000);
    await setAside(await row(first));
    expect((await row(first)).dueAt).toBeUndefined();
    expect(await want(first, 6_000)).toBe('owed');
    expect(await row(first)).toMatchObject({ want: 1, dueAt: 6_000 });
  });

  it('is the newest of many concurrent wishes', async () => {
    const first = wish();
    const wishes = Array.from({ length: 20 }, (_, index) => ({
      ...first,
      revision: index + 1,
      rendition: `r${index + 1}`,
    }));
    const scattered = wishes.toSorted((a, b) => ((a.revision * 7) % 20) - ((b.revision * 7) % 20));
    await Promise.all(scattered.map((one) => want(one, 5_000)));
    expect(await row(first)).toMatchObject({ revision: 20, rendition: 'r20' });
  });
});

describe('a lease', () => {
  it('goes to one of many workers, with the row as it stood', async () => {
    const first = wish();
    await want(first, 5_000);
    const before = await row(first);
    const leases = await Promise.all(
      Array.from({ length: 20 }, (_, index) => acquire(first, `worker ${index}`, 6_000)),
    );
    const got = leases.filter((one) => one !== undefined);
    expect(got).toHaveLength(1);
    expect(got[0]?.delivery).toEqual(before);
    expect(got[0]?.until).toBe(6_000 + leaseSeconds * 1000);
  });

  it('leaves its intent in the row before anything is sent', async () => {
    const first = wish();
    await want(first, 5_000);
    const held = await lease(first, 6_000);
    expect(await row(first)).toMatchObject({
      sendingSequence: 1,
      reached: true,
      leaseUntil: held.until,
      unsettledUntil: held.until + settle * 1000,
      dueAt: held.until,
    });
  });

  it('is had by whose write was made, though its answer was lost and the SDK asked again', async () => {
    const first = wish();
    await want(first, 5_000);
    await acquire(first, 'worker', 6_000);
    const again = await acquire(first, 'worker', 6_000);
    expect(again).toMatchObject({ by: 'worker', until: 6_000 + leaseSeconds * 1000 });
    expect(again?.delivery).toMatchObject({ want: 1, rendition: first.rendition, failures: 0 });
    expect(await acquire(first, 'another', 6_000)).toBeUndefined();
    if (!again) throw new Error('no lease');
    expect(await commit(again, accepted, 7_000)).toBe('committed');
    expect(await acquire(first, 'worker', 8_000)).toBeUndefined();
  });

  it('asked for again is refused when a newer sequence has to wait for an unknown attempt', async () => {
    const first = wish();
    await want(first, 5_000);
    const unknown = { settled: false, state: 'pending', failures: 1, reached: true } as const;
    await commit(
      await lease(first, 6_000),
      { ...unknown, dueAt: 7_000, unsettledUntil: 80_000 },
      6_500,
    );
    await acquire(first, 'worker', 8_000);
    await want({ ...first, revision: 3, rendition: 'r2' }, 8_000);
    expect(await acquire(first, 'worker', 8_000)).toBeUndefined();
  });

  it('is refused before the due time, and when nothing is due', async () => {
    const first = wish();
    await want(first, 50_000);
    expect(await acquire(first, 'early', 40_000)).toBeUndefined();
    await setAside(await row(first));
    expect(await acquire(first, 'aside', 60_000)).toBeUndefined();
    expect(await acquire(wish(), 'nothing', 60_000)).toBeUndefined();
  });

  it('of a newer sequence waits until an unknown attempt has settled; a repeat does not', async () => {
    const first = wish();
    await want(first, 5_000);
    const unsettledUntil = 80_000;
    await commit(
      await lease(first, 6_000),
      {
        settled: false,
        state: 'pending',
        failures: 1,
        dueAt: 7_000,
        unsettledUntil,
        reached: true,
      },
      6_500,
    );
    const again = await lease(first, 8_000);
    // The repeat is accepted; the first attempt may still be on its way, so its mark stays.
    await commit(again, { ...accepted, unsettledUntil }, 9_000);
    await want({ ...first, revision: 3, rendition: 'r2' }, 10_000);
    expect(await acquire(first, 'too early', 79_999)).toBeUndefined();
    expect((await lease(first, 80_000)).delivery.want).toBe(2);
  });

  it('that ran out goes to the next, and what the late one learnt is kept', async () => {
    const first = wish();
    await want(first, 5_000);
    const late = await lease(first, 6_000);
    await lease(first, late.until + 1);
    expect(await commit(late, accepted, late.until + 2)).toBe('lost');
    expect(await row(first)).toMatchObject({ have: 1, leaseUntil: 2 * late.until + 1 - 6_000 });
  });
});

describe('committing an attempt', () => {
  it('takes a row that is done off the list of what is due', async () => {
    const first = wish();
    await want(first, 5_000);
    expect(await commit(await lease(first, 6_000), accepted, 7_000)).toBe('committed');
    const done = await row(first);
    expect(done).toMatchObject({ have: 1, state: 'delivered', reached: true });
    for (const gone of ['dueAt', 'leaseBy', 'leaseUntil', 'unsettledUntil']) {
      expect(done).not.toHaveProperty(gone);
    }
  });

  it('keeps what was wanted meanwhile, and makes it due', async () => {
    const first = wish();
    await want(first, 5_000);
    const held = await lease(first, 6_000);
    await want({ ...first, revision: 3, rendition: 'r2' }, 6_500);
    const failed: Conclusion = { settled: false, state: 'failed', failures: 16 };
    expect(await commit(held, failed, 7_000)).toBe('superseded');
    expect(await row(first)).toMatchObject({
      want: 2,
      state: 'pending',
      failures: 0,
      dueAt: 7_000,
    });
  });

  it('remembers the last ten attempts, and the words of the last', async () => {
    const first = wish();
    await want(first, 0);
    for (let sequence = 1; sequence <= 12; sequence++) {
      const at = sequence * 1_000_000;
      const attempt = {
        at,
        sequence,
        result: 'refused',
        detail: 'x',
        answer: 'no',
        took: 1,
      } as const;
      const failure = { settled: false, state: 'pending', failures: sequence } as const;
      await commit(await lease(first, at), { ...failure, dueAt: at + 1, attempt }, at);
    }
    const { attempts } = await row(first);
    expect(attempts.map((one) => one.at / 1_000_000)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(attempts.filter((one) => one.answer)).toEqual([attempts.at(-1)]);
  });
});

describe('a row that was read', () => {
  it('is put off only while it stands as it was read', async () => {
    const first = wish();
    await want(first, 5_000);
    const seen = await row(first);
    expect(await postpone(seen, 9_000)).toBe(true);
    expect(await postpone(seen, 10_000)).toBe(false);
    await setAside(seen);
    expect((await row(first)).dueAt).toBe(9_000);
  });

  it('is settled by a feed only while nothing newer is wanted', async () => {
    const first = wish();
    await want(first, 5_000);
    const seen = await row(first);
    const attempt = { at: 6_000, sequence: 1, result: 'accepted', detail: 'x', took: 1 } as const;
    await want({ ...first, revision: 3, rendition: 'r2' }, 6_500);
    expect(await settleFeedDelivery(seen, attempt)).toBe(false);
    expect(await settleFeedDelivery(await row(first), { ...attempt, sequence: 2 })).toBe(true);
    expect(await row(first)).toMatchObject({ have: 2, want: 2, state: 'delivered' });
    expect((await row(first)).dueAt).toBeUndefined();
  });
});

describe('reading the ledger', () => {
  it('gives a subscription its newest articles first, over all pages', async () => {
    const subscription = randomUUID();
    const days = Array.from({ length: 230 }, (_, index) => new Date(index * 86_400_000));
    const articles = days.map((day) => `${day.toISOString()}#a`);
    await Promise.all(articles.map((article) => want(wish({ subscription, article }), 0)));
    const found: string[] = [];
    for await (const one of newestDeliveries(subscription)) found.push(one.article);
    expect(found).toEqual(articles.toReversed());
  });

  it('lists what is due, withdrawals first, then the longest due', async () => {
    const subscription = randomUUID();
    const due = async (changes: Partial<Wanted>, at: number) => {
      const one = wish({ subscription, ...changes });
      await want(one, at);
      return one.article;
    };
    const late = await due({}, -900);
    const later = await due({}, -1_000);
    const kill = await due({ action: 'withdraw' }, -800);
    await due({}, -700);
    const listed = await dueDeliveries(-800, 10);
    expect(listed).toEqual([kill, later, late].map((article) => ({ subscription, article })));
  });
});
