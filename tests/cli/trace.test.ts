import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { traceCommand } from '../../cli/commands/trace.ts';
import { addRecipient, recordEvent, saveArticle } from '../../lambdas/aws/articles.ts';
import { acquire, commit } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { putLink } from '../../lambdas/aws/same-stories.ts';
import type { Conclusion, Wanted } from '../../lambdas/partner/delivery.ts';
import { hubKey } from '../../lambdas/partner/hub.ts';
import { startTables, type TestTables } from '../support/tables.ts';

const firstSeenAt = '2026-11-24T08:00:00.000Z';

let tables: TestTables;
let folder: string;
beforeAll(async () => {
  tables = await startTables();
  folder = await mkdtemp(join(tmpdir(), 'trace-'));
  await writeFile(
    join(folder, 'outputs.json'),
    JSON.stringify({ Wirecopy: { UploadsBucket: 'uploads' } }),
  );
});
afterAll(async () => {
  await tables.stop();
  await rm(folder, { recursive: true });
});

/** An article and what each subscription's delivery of it came to; resolves to its id. */
async function article(
  deliveries: Record<string, { action?: Wanted['action']; conclusion?: Conclusion }>,
): Promise<string> {
  const id = randomUUID();
  await saveArticle(
    {
      id,
      publisher: 'harbour-post',
      documentId: 'd',
      uri: 'urn:wirecopy:harbour-post:d',
      revision: 1,
      version: 1,
      status: 'usable',
      order: firstSeenAt,
      contentHash: 'h',
      source: { key: 'harbour-post/a.json', etag: 'e', lastModified: firstSeenAt, reading: 1 },
      documentKey: 'articles/a/1.json',
      firstSeenAt,
      updatedAt: firstSeenAt,
      headline: 'Harbour bridge reopens',
    },
    0,
    0,
  );
  for (const [subscription, { action = 'publish', conclusion }] of Object.entries(deliveries)) {
    await addRecipient(id, subscription);
    const key = { subscription, article: `${firstSeenAt}#${id}` };
    await want({ ...key, action, revision: 1, version: 1, rendition: 'r', uploadedAt: 0 }, 1_000);
    if (!conclusion) continue;
    const lease = await acquire(key, randomUUID(), 2_000);
    if (!lease) throw new Error('no lease');
    await commit(lease, conclusion, 3_000);
  }
  return id;
}

const ping = {
  action: 'publish',
  revision: 0,
  version: 0,
  uploadedAt: 0,
  anew: true,
} as const;

async function trace(id: string): Promise<string[]> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const outputs = join(folder, 'outputs.json');
    await traceCommand.parseAsync([id, '--outputs', outputs], { from: 'user' });
    return write.mock.calls.join('').split('\n');
  } finally {
    write.mockRestore();
  }
}

describe('wirecopy trace', () => {
  it('tells of each delivery that has not come to its end how it stands', async () => {
    const unsettled = { settled: false, failures: 3, state: 'pending' } as const;
    const id = await article({
      refuses: { conclusion: { ...unsettled, state: 'refused' } },
      fails: { conclusion: { ...unsettled, state: 'failed', failures: 16 } },
      busy: { conclusion: { ...unsettled, failures: 1, dueAt: Date.parse('2026-11-24T09:00Z') } },
      paused: { conclusion: unsettled },
      deaf: {
        action: 'withdraw',
        conclusion: { ...unsettled, failures: 40, dueAt: Date.parse('2026-11-25T09:00Z') },
      },
      has: { conclusion: { settled: true, state: 'delivered', failures: 0 } },
      had: { action: 'withdraw', conclusion: { settled: true, state: 'withdrawn', failures: 0 } },
    });
    const lines = await trace(id);
    expect(lines).toEqual(
      expect.arrayContaining([
        'refuses: given up: refused, 3 failures, no next attempt',
        'fails: given up: failed, 16 failures, no next attempt',
        'busy: pending, 1 failure, next attempt 2026-11-24T09:00:00.000Z',
        'paused: pending, 3 failures, no next attempt',
        'deaf: withdrawal pending, 40 failures, next attempt 2026-11-25T09:00:00.000Z',
      ]),
    );
    expect(lines.filter((line) => /^ha[sd]: /.test(line))).toEqual([]);
  });

  it('tells who waits until an article is no longer another’s alone, and what could not be taken', async () => {
    const id = await article({ first: {} });
    await recordEvent(id, {
      at: firstSeenAt,
      stage: 'route',
      revision: 1,
      publish: ['first'],
      withdraw: [],
      waiting: ['rival', 'radio'],
      until: '2026-11-24T10:00:00.000Z',
    });
    const key = { subscription: 'first', article: `${firstSeenAt}#${id}`, rendition: 'r' };
    const unfit = 'The partner takes no article without a picture.';
    const wanted = { ...key, action: 'publish', revision: 2, version: 2, uploadedAt: 0 } as const;
    await want({ ...wanted, unfit }, 2_000);
    const lines = await trace(id);
    expect(lines).toContain(`first: not sent: ${unfit}`);
    expect(lines.join('\n')).toContain('to first; from 2026-11-24T10:00:00.000Z to rival, radio');
  });

  it('tells when the hub of a feed was told of it, and how it stands while it was not', async () => {
    const attempt = (at: number, result: 'accepted' | 'refused') =>
      ({ at, sequence: 1, result, detail: `answered ${at}`, took: 5 }) as const;
    const id = await article({
      told: {
        conclusion: {
          settled: true,
          state: 'delivered',
          failures: 0,
          attempt: { ...attempt(2_000, 'accepted'), detail: 'stands in all.xml' },
        },
      },
    });
    await want({ ...hubKey('told'), ...ping, rendition: 'before' }, 900);
    let now = 1_000;
    const push = async (result: 'accepted' | 'refused', settles: Partial<Conclusion> = {}) => {
      const lease = await acquire(hubKey('told'), randomUUID(), now);
      if (!lease) throw new Error('no lease');
      const conclusion = { settled: true, state: 'delivered', failures: 0, ...settles } as const;
      const { want: sequence } = lease.delivery;
      await commit(lease, { ...conclusion, attempt: { ...attempt(now, result), sequence } }, now);
    };
    await push('accepted');
    for (const rendition of ['with it', 'later']) {
      now += 2_000;
      await want({ ...hubKey('told'), ...ping, rendition }, now);
      await push('accepted');
    }
    const lines = (await trace(id)).filter((line) => line.includes('hub'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/the hub of told: sequence 2 accepted \(answered 3000, 5 ms\)/);

    now += 2_000;
    await want({ ...hubKey('told'), ...ping, rendition: 'last' }, now);
    await push('refused', { settled: false, state: 'pending', failures: 1, waitsUntil: now });
    expect(await trace(id)).toContain(
      'the hub of told: pending, 1 failure, next attempt in its turn, when the partner bears it',
    );
  });

  it('tells which others tell the same story, and how similar they are', async () => {
    const id = await article({});
    const link = { version: 1, otherVersion: 1, isSameStory: true, publisher: 'meridian' };
    await putLink(id, { ...link, article: 'cut', uri: 'urn:cut', similarity: 1 });
    await putLink(id, { ...link, article: 'like', uri: 'urn:like', similarity: 0.412 });
    await putLink(id, {
      ...link,
      article: 'was',
      uri: 'urn:was',
      similarity: 0,
      isSameStory: false,
    });
    const lines = await trace(id);
    expect(lines.filter((line) => line.startsWith('same story'))).toEqual([
      'same story as cut  meridian  urn:cut  (100 %)',
      'same story as like  meridian  urn:like  (41 %)',
    ]);
  });
});
