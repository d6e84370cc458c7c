import { putRendition } from '../../lambdas/aws/buckets.ts';
import { putSubscription } from '../../lambdas/aws/directory.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import { noteQuick } from '../../lambdas/aws/partner-gate.ts';
import { putSecrets } from '../../lambdas/aws/secrets.ts';

interface Debt {
  /** Sets this run's ids apart from those of others. */
  name: string;
  partners: number;
  deliveries: number;
  address: string;
  secret: string;
}

/** How much is written at the same time. */
const atOnce = 50;

/** Has an article owed to one partner after another; resolves to the doorbells' messages. */
export async function owe({
  name,
  partners,
  deliveries,
  address,
  secret,
}: Debt): Promise<string[]> {
  const rendition = await putRendition(name, {
    body: JSON.stringify({ text: 'x'.repeat(8000) }),
    contentType: 'application/json',
    extension: 'json',
  });
  await inParallel(Math.min(partners, deliveries), async (index) => {
    const id = `${name}-${index}`;
    await putSubscription({
      id,
      partner: id,
      name: id,
      active: true,
      filter: {},
      format: 'ninjs',
      channel: { type: 'webhook', url: address },
    });
    await putSecrets(id, [secret]);
    // A partner that is known: it has answered ten times, quickly.
    for (let time = 0; time < 10; time++) await noteQuick(id);
  });
  const messages: string[] = [];
  await inParallel(deliveries, async (index) => {
    const key = {
      subscription: `${name}-${index % partners}`,
      article: `2026-11-24T08:00:00.000Z#${index}`,
    };
    const now = Date.now();
    await want(
      { ...key, action: 'publish', revision: 1, version: 1, rendition, uploadedAt: now },
      now,
    );
    messages[index] = JSON.stringify(key);
  });
  return messages;
}

async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const length = Math.min(atOnce, count - from);
    await Promise.all(Array.from({ length }, (_, index) => work(from + index)));
  }
}
