import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { putDocument } from '../lambdas/aws/buckets.ts';
import { dynamodb } from '../lambdas/aws/clients.ts';
import { putSubscription } from '../lambdas/aws/directory.ts';
import { getFeedAddress } from '../lambdas/aws/feed-addresses.ts';
import { environment } from '../lambdas/runtime/environment.ts';
import { generateFiles } from './articles.ts';
import { canonical } from './feeds.ts';

/** How many articles a page has when it is closed. */
const pageLength = 50;

/** The ledger's key of an article by its number: one a minute. */
export function keyOf(number: number): string {
  return `${new Date(number * 60_000).toISOString()}#bench`;
}

/** A feed without articles; resolves to the documents that all of them have, at first and corrected. */
export async function openFeed(id: string): Promise<{ first: string; corrected: string }> {
  await putSubscription({
    ...{ id, partner: 'bench', name: id, active: true, filter: {}, format: 'rss' },
    channel: { type: 'feed', path: `${id}.xml`, title: id },
  });
  const [file] = generateFiles(1, 'feeds');
  if (!file) throw new Error('There is no article.');
  const { key, bytes } = file;
  const article = canonical({ key, bytes, lastModified: '2026-11-20T08:00:00.000Z' }, 0);
  return {
    first: await putDocument(id, article),
    corrected: await putDocument(id, {
      ...article,
      version: '2',
      headlines: [{ value: 'A headline that was corrected' }],
    }),
  };
}

/**
 * Has the ledger hold the articles of the feed from one number to another, delivered, and the pages
 * that they would be on by now.
 */
export async function fillArchive(
  id: string,
  rendition: string,
  from: number,
  to: number,
): Promise<void> {
  const address = await getFeedAddress(id);
  const items: Record<string, unknown>[] = [];
  for (let number = from; number < to; number++) {
    items.push({
      ...{ subscription: id, article: keyOf(number), want: 1, have: 1, action: 'publish' },
      ...{ revision: 1, version: 1, rendition, state: 'delivered', failures: 0, reached: true },
      ...{ attempts: [], uploadedAt: number * 60_000 },
    });
    // The last fifty stand in the feed.
    if ((number + 1) % pageLength > 0 || number + 1 > to - pageLength) continue;
    const after = number < pageLength ? '' : keyOf(number - pageLength);
    const written = { after, mark: address?.mark };
    items.push({ subscription: `${id}#pages`, article: keyOf(number), written });
  }
  await write('ledgerTable', items);
}

/** Others, of which the directory is full. */
export async function fillDirectory(from: number, to: number): Promise<void> {
  const feeds = Array.from({ length: to - from }, (_, index) => `other-${from + index}`);
  await write(
    'directoryTable',
    feeds.flatMap((id) => [
      {
        ...{ kind: 'subscription', id, partner: id, name: id, active: true, filter: {} },
        ...{ format: 'rss', channel: { type: 'feed', path: `${id}.xml`, title: id } },
      },
      { kind: 'address', id, place: `${id}/${id}.xml`, mark: id, former: [] },
    ]),
  );
}

/** How many requests of 25 items are under way at the same time. */
const atOnce = 8;

async function write(
  table: 'ledgerTable' | 'directoryTable',
  items: Record<string, unknown>[],
): Promise<void> {
  const writers = Array.from({ length: atOnce }, async () => {
    for (let some = items.splice(0, 25); some.length > 0; some = items.splice(0, 25)) {
      const requests = some.map((Item) => ({ PutRequest: { Item } }));
      await dynamodb.send(
        new BatchWriteCommand({ RequestItems: { [environment(table)]: requests } }),
      );
    }
  });
  await Promise.all(writers);
}
