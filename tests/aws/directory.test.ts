import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getSecrets,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  putPartner,
  putPublisher,
  putSecrets,
  putSubscription,
} from '../../lambdas/aws/directory.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

const subscription: Subscription = {
  id: 'evening-ledger-all',
  partner: 'evening-ledger',
  name: 'Everything in English',
  active: true,
  filter: { languages: ['en'] },
  format: 'ninjs',
  channel: { type: 'webhook', url: 'https://evening-ledger.example/hook' },
};

describe('the directory', () => {
  it('keeps subscriptions apart from partners, publishers and secrets', async () => {
    await putSubscription(subscription);
    await putPartner({ id: 'evening-ledger', name: 'Evening Ledger' });
    await putPublisher({ id: 'harbour-post', name: 'The Harbour Post' });
    await putSecrets(subscription.id, ['whsec_one', 'whsec_two']);
    expect(await listSubscriptions()).toEqual([subscription]);
    expect(await getSubscription(subscription.id)).toEqual(subscription);
    expect(await getSecrets(subscription.id)).toEqual(['whsec_one', 'whsec_two']);
    expect(await getSubscription('evening-ledger')).toBeUndefined();
  });

  it('lists more subscriptions than one page of DynamoDB holds', async () => {
    const name = 'x'.repeat(20_000);
    const ids = Array.from({ length: 80 }, (_, index) => `page-${String(index).padStart(2, '0')}`);
    await Promise.all(ids.map((id) => putSubscription({ ...subscription, id, name })));
    const found = (await listSubscriptions()).map((one) => one.id);
    expect(found.filter((id) => id.startsWith('page-'))).toEqual(ids);
  });

  it('has no push go out unsigned: a missing secret is an error', async () => {
    await expect(getSecrets('nobody')).rejects.toThrow('no signing secret');
  });

  it('pauses a subscription and says why, but does not bring back one that is gone', async () => {
    await putSubscription(subscription);
    const at = Date.parse('2026-11-24T08:00:00Z');
    expect(await pauseSubscription(subscription.id, 'answered 410', at)).toBe(true);
    expect(await getSubscription(subscription.id)).toEqual({
      ...subscription,
      active: false,
      paused: { at: '2026-11-24T08:00:00.000Z', reason: 'answered 410' },
    });
    expect(await pauseSubscription('gone', 'answered 410', at)).toBe(false);
    expect(await getSubscription('gone')).toBeUndefined();
  });
});
