import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { sqsEvent } from '../support/sqs-event.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
  process.env.FEEDS_ADDRESS = 'https://feeds.example';
});
afterAll(() => tables.stop());

/** A batch as the queue hands it over: all of one group, message ids in order from "0". */
function batch(group: string, bodies: string[]): SQSEvent {
  return sqsEvent(bodies.map((body, index) => ({ id: String(index), body, group })));
}

it.each(['no json', '{"subscription":"a"}', 'null'])(
  'a message that reads %s fails alone; the feed has the news of the others',
  async (unreadable) => {
    // Of a feed that is gone, what is owed is set aside: that tells that its news was looked at.
    const subscription = randomUUID();
    const rows = ['a', 'b'].map((article) => ({ subscription, article }));
    for (const row of rows) {
      const wanted = { action: 'publish', revision: 1, version: 1, rendition: 'r' } as const;
      await want({ ...row, ...wanted, uploadedAt: 0 }, 1_000);
    }
    const { handler } = await import('../../lambdas/feed/handler.ts');
    const [first = '', second = ''] = rows.map((row) => JSON.stringify(row));
    expect(await handler(batch(subscription, [first, unreadable, second]))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    for (const { article } of rows) {
      expect((await getDelivery(subscription, article))?.dueAt).toBeUndefined();
    }
  },
);
