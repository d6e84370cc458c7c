import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamodb } from '../../lambdas/aws/clients.ts';
import {
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  putPartner,
  putPublisher,
  putSubscription,
} from '../../lambdas/aws/directory.ts';
import { getSecrets, putSecrets } from '../../lambdas/aws/secrets.ts';
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
    expect(await getSecrets(subscription.id)).toEqual({ signing: ['whsec_one', 'whsec_two'] });
    expect(await getSubscription('evening-ledger')).toBeUndefined();
  });

  it('lists more subscriptions than one page of DynamoDB holds', async () => {
    const name = 'x'.repeat(20_000);
    const ids = Array.from({ length: 80 }, (_, index) => `page-${String(index).padStart(2, '0')}`);
    await Promise.all(ids.map((id) => putSubscription({ ...subscription, id, name })));
    const found = (await listSubscriptions()).map((one) => one.id);
    expect(found.filter((id) => id.startsWith('page-'))).toEqual(ids);
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

/** Writes an item as a hand at the table would. */
function plant(item: Record<string, unknown>): Promise<unknown> {
  const TableName = process.env.DIRECTORY_TABLE;
  return dynamodb.send(new PutCommand({ TableName, Item: { ...item, kind: 'subscription' } }));
}

describe('a subscription', () => {
  beforeEach(() => tables.renew());

  it.each([
    ['id', { id: 'evening ledger' }, 'id: must be 1 to 128 letters'],
    ['partner', { partner: 'x'.repeat(129) }, 'partner: must be 1 to 128 letters'],
    ['name', { name: '' }, 'name: must not be empty'],
    ['state', { active: 'yes' }, 'active: must be true or false'],
    ['filter', { filter: undefined }, 'filter: must be an object'],
    ['clause', { filter: { language: ['en'] } }, 'filter: must be an object of no clauses but'],
    ['value', { filter: { languages: 'en' } }, 'filter: languages: must be a list'],
    ['format', { format: 'gopher' }, 'format: must be one of ninjs, rss, '],
    ['channel', { channel: { type: 'fax' } }, 'channel: type: must have a type (webhook, '],
    [
      'address',
      { channel: { type: 'webhook', url: 'ftp://x.example/' } },
      'channel: url: must be an http',
    ],
    [
      'match of format and channel',
      { channel: { type: 'wordpress', url: 'https://x.example/', user: 'wirecopy' } },
      'format: must be wordpress, for a channel of that type',
    ],
    [
      'path',
      { channel: { type: 'feed', path: '../x.xml', title: 'X' } },
      'channel: path: must be a path',
    ],
  ])('with a bad %s is not kept, and it is said why', async (_, changes, why) => {
    const bad = { ...subscription, ...changes } as Subscription;
    await expect(putSubscription(bad)).rejects.toThrow(`cannot be kept: ${why}`);
    expect(await listSubscriptions()).toEqual([]);
  });

  it('may change its filter and address, but not its format or kind of channel', async () => {
    await putSubscription(subscription);
    const url = 'https://evening-ledger.example/new';
    const changed: Subscription = {
      ...subscription,
      filter: {},
      channel: { type: 'webhook', url },
    };
    await putSubscription(changed);
    await expect(putSubscription({ ...changed, format: 'rss' })).rejects.toThrow(
      'make a new subscription',
    );
    const channel = { type: 'feed', path: 'a.xml', title: 'A' } as const;
    await expect(putSubscription({ ...changed, channel })).rejects.toThrow(
      'make a new subscription',
    );
    expect(await getSubscription(subscription.id)).toEqual(changed);
  });

  it('that cannot be read is as none, and hides no other', async () => {
    await putSubscription(subscription);
    await plant({ ...subscription, id: 'aaa', format: 'gopher' });
    await plant({ id: 'zzz' });
    expect(await listSubscriptions()).toEqual([subscription]);
    expect(await getSubscription('aaa')).toBeUndefined();
    await putSubscription({ ...subscription, id: 'aaa' });
    expect(await getSubscription('aaa')).toEqual({ ...subscription, id: 'aaa' });
  });
});
