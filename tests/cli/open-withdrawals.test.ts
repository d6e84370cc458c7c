import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openWithdrawals } from '../../cli/open-withdrawals.ts';
import { pauseSubscription, putSubscription } from '../../lambdas/aws/directory.ts';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { acquire, commit, setAside } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import type { Attempt, Wanted } from '../../lambdas/partner/delivery.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());
beforeEach(() => tables.renew());

const published: Wanted = {
  subscription: 'ledger',
  article: '2026-11-24T08:00:00.000Z#harbour',
  action: 'publish',
  revision: 1,
  version: 1,
  rendition: 'one',
  uploadedAt: Date.parse('2026-11-24T08:00:00Z'),
};
const killedAt = Date.parse('2026-11-24T09:00:00Z');
const killed: Wanted = { ...published, action: 'withdraw', revision: 2, uploadedAt: killedAt };

async function subscribe(): Promise<void> {
  await putSubscription({
    id: 'ledger',
    partner: 'ledger',
    name: 'The Evening Ledger',
    active: true,
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: 'https://ledger.example/' },
  });
}

/** An attempt at what is wanted, and how the partner took it. */
async function attempt(at: number, isTaken: boolean): Promise<void> {
  const lease = await acquire(published, randomUUID(), at);
  if (!lease) throw new Error('no lease');
  const { want: sequence } = lease.delivery;
  const detail = isTaken ? 'answered 200' : 'answered 503';
  const result = isTaken ? 'accepted' : 'refused';
  await commit(
    lease,
    {
      settled: isTaken,
      state: isTaken ? 'delivered' : 'pending',
      failures: isTaken ? 0 : 1,
      reached: true,
      ...(!isTaken && { dueAt: at + 30_000 }),
      attempt: { at, sequence, result, detail, took: 5 },
    },
    at,
  );
}

it('an article that is published is none', async () => {
  await subscribe();
  await want(published, killedAt);
  expect(await openWithdrawals()).toEqual([]);
});

it('one that the partner did not take is shown with its answer, until it takes it', async () => {
  await subscribe();
  await want(published, published.uploadedAt);
  await attempt(published.uploadedAt, true);
  await want(killed, killedAt);
  await attempt(killedAt, false);
  expect(await openWithdrawals()).toEqual([
    {
      subscription: 'ledger',
      article: 'harbour',
      since: '2026-11-24T09:00:00.000Z',
      attempts: 1,
      answer: 'answered 503',
      nextAt: '2026-11-24T09:00:30.000Z',
    },
  ]);
  await attempt(killedAt + 30_000, true);
  expect(await openWithdrawals()).toEqual([]);
});

it('one to a subscription that is paused stays open', async () => {
  await subscribe();
  await want(published, published.uploadedAt);
  await attempt(published.uploadedAt, true);
  await pauseSubscription('ledger', 'asked for it', killedAt);
  await want(killed, killedAt);
  const row = await getDelivery(killed.subscription, killed.article);
  if (row) await setAside(row);
  expect(await openWithdrawals()).toMatchObject([
    { subscription: 'ledger', attempts: 0, answer: 'the subscription is paused' },
  ]);
});

it('one that waits in line, since its partner is down, stays open too', async () => {
  await subscribe();
  await want(published, published.uploadedAt);
  await attempt(published.uploadedAt, true);
  await want(killed, killedAt);
  const lease = await acquire(killed, randomUUID(), killedAt);
  if (!lease) throw new Error('no lease');
  const tried = { at: killedAt, sequence: 2, result: 'refused', detail: 'answered 503', took: 5 };
  const conclusion = { settled: false, state: 'pending', failures: 0, reached: true } as const;
  await commit(lease, { ...conclusion, waitsUntil: killedAt, attempt: tried as Attempt }, killedAt);
  expect(await openWithdrawals()).toEqual([
    {
      subscription: 'ledger',
      article: 'harbour',
      since: '2026-11-24T09:00:00.000Z',
      attempts: 1,
      answer: 'answered 503',
    },
  ]);
});
