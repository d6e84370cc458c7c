import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { silentHubs } from '../../cli/silent-hubs.ts';
import { putSubscription } from '../../lambdas/aws/directory.ts';
import { acquire, commit } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { noteFailure, openGate } from '../../lambdas/aws/partner-gate.ts';
import { hubKey, hubName } from '../../lambdas/partner/hub.ts';
import { startTables, type TestTables } from '../support/tables.ts';

const hub = 'https://hub.example/';
const eight = Date.parse('2026-11-24T08:00:00Z');
const hour = 3_600_000;

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await tables.renew();
  await putSubscription({
    id: 'evening',
    partner: 'ledger',
    name: 'The Evening Ledger',
    active: true,
    filter: {},
    format: 'atom',
    channel: { type: 'feed', path: 'evening.atom', title: 'Evening', hub },
  });
});

function change(rendition: string, at: number) {
  const wanted = { ...hubKey('evening'), rendition, action: 'publish', uploadedAt: at } as const;
  return want({ ...wanted, revision: 0, version: 0, anew: true }, at);
}

/** An attempt, and whether the hub took it. */
async function attempt(at: number, status: number): Promise<void> {
  const lease = await acquire(hubKey('evening'), randomUUID(), at);
  if (!lease) throw new Error('no lease');
  const isTaken = status === 204;
  const { want: sequence, failures } = lease.delivery;
  const result = isTaken ? 'accepted' : 'refused';
  await commit(
    lease,
    {
      settled: isTaken,
      state: isTaken ? 'delivered' : 'pending',
      failures: isTaken ? 0 : failures + 1,
      ...(!isTaken && { dueAt: at + hour }),
      attempt: { at, sequence, result, status, detail: `answered ${status}`, took: 5 },
    },
    at,
  );
  if (isTaken) await openGate(hubName(hub));
  else if (status >= 500) await noteFailure(hubName(hub), at);
}

it('a hub that was told is not silent, nor is one that has not been tried yet', async () => {
  await change('one', eight);
  expect(await silentHubs()).toEqual([]);
  await attempt(eight, 204);
  expect(await silentHubs()).toEqual([]);
});

it('one that did not answer is shown, since when, how, and until it answers', async () => {
  await change('one', eight);
  await attempt(eight, 204);
  await change('two', eight + hour);
  await attempt(eight + hour, 503);
  await attempt(eight + 2 * hour, 502);
  expect(await silentHubs()).toEqual([
    {
      feed: 'evening',
      hub,
      since: '2026-11-24T09:00:00.000Z',
      attempts: 2,
      answer: 'answered 502',
      nextAt: '2026-11-24T11:00:00.000Z',
    },
  ]);
  await attempt(eight + 3 * hour, 204);
  expect(await silentHubs()).toEqual([]);
});

it('one that refuses is shown as well, though nobody takes it for being down', async () => {
  await change('one', eight);
  await attempt(eight, 400);
  expect(await silentHubs()).toMatchObject([
    { since: '2026-11-24T08:00:00.000Z', answer: 'answered 400' },
  ]);
});
