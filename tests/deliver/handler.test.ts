import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { putSubscription } from '../../lambdas/aws/directory.ts';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { acquire, commit } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import type { Wanted } from '../../lambdas/partner/delivery.ts';
import { logger } from '../../lambdas/runtime/logger.ts';
import { startTables, type TestTables } from '../support/tables.ts';

const error = vi.spyOn(logger, 'error').mockReturnValue();
// The longest of waits: then it is for the sweep to ring, and there is no queue here.
vi.spyOn(Math, 'random').mockReturnValue(0.99);

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
  vi.stubEnv('PARTNER_NETWORKS', '');
});
afterAll(() => tables.stop());
beforeEach(() => error.mockClear());

/** A delivery, to a subscription without a secret, that has failed so many times. */
async function failed(failures: number, changes: Partial<Wanted> = {}): Promise<Wanted> {
  const wanted: Wanted = {
    subscription: randomUUID(),
    article: '2026-11-24T08:00:00.000Z#a',
    action: 'publish',
    revision: 1,
    version: 1,
    rendition: 'renditions/a/1.json',
    uploadedAt: 0,
    ...changes,
  };
  await putSubscription({
    id: wanted.subscription,
    partner: 'partner',
    name: 'a partner',
    active: true,
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: 'https://partner.example/hook' },
  });
  await want(wanted, 1_000);
  const lease = await acquire(wanted, randomUUID(), 2_000);
  if (!lease) throw new Error('no lease');
  const conclusion = { settled: false, state: 'pending', failures, reached: true } as const;
  await commit(lease, { ...conclusion, dueAt: 3_000 }, 2_000);
  return wanted;
}

/** Rings; resolves to the messages that are to be received again. */
async function ring({ subscription, article }: Wanted): Promise<string[]> {
  const { handler } = await import('../../lambdas/deliver/handler.ts');
  const record = { messageId: 'one', body: JSON.stringify({ subscription, article }) };
  const { batchItemFailures } = await handler({ Records: [record] } as SQSEvent);
  return batchItemFailures.map((one) => one.itemIdentifier);
}

describe('the deliver stage', () => {
  it('tells a person of a delivery that it gives up on, and is done with the message', async () => {
    const wanted = await failed(15);
    expect(await ring(wanted)).toEqual([]);
    expect(await getDelivery(wanted.subscription, wanted.article)).toMatchObject({
      state: 'failed',
      failures: 16,
    });
    expect(error.mock.calls).toEqual([
      [
        'a delivery was given up on',
        expect.objectContaining({
          subscription: wanted.subscription,
          article: wanted.article,
          sequence: 1,
          action: 'publish',
          state: 'failed',
          detail: expect.stringMatching(/^could not be prepared: /),
          error: expect.any(Error),
        }),
      ],
    ]);
  });

  it('tells a person of a withdrawal that fails for the sixth time, and goes on with it', async () => {
    const wanted = await failed(5, { action: 'withdraw' });
    expect(await ring(wanted)).toEqual([]);
    expect(await getDelivery(wanted.subscription, wanted.article)).toMatchObject({
      state: 'pending',
      failures: 6,
      dueAt: expect.any(Number),
    });
    expect(error.mock.calls).toEqual([
      [
        'a withdrawal fails again and again',
        expect.objectContaining({ sequence: 1, action: 'withdraw', state: 'pending' }),
      ],
    ]);
  });
});
