import { createHash } from 'node:crypto';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { pages } from './pages.ts';

/*
 * How often readers fetched what stands beside the feeds: items of the articles table (pk =
 * "accesses#<day>", sk = "<log file>#<part>"). What a log file tells has a place of its own, so that
 * it counts once however often the file is read, and files may be read at the same time.
 *
 * An item has the counts by hashes of paths: of the tables, only the directory has the address of a
 * private feed, which is a secret.
 */

/** An item holds 400 KB, and a count takes up to thirty bytes. */
const mostCounts = 10_000;

/** Days. Nobody asks for more than the last seven. */
const kept = 30;
const day = 86_400_000;

/**
 * Keeps what one log file tells of one day.
 *
 * @param date such as `2026-11-24`
 * @param counts by path, without a slash at its begin
 */
export async function noteAccesses(
  log: string,
  date: string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const hashed = [...counts].map(([path, count]) => [hash(path), count] as const);
  for (let part = 0; part * mostCounts < hashed.length; part += 1) {
    const some = hashed.slice(part * mostCounts, (part + 1) * mostCounts);
    await dynamodb.send(
      new PutCommand({
        TableName: environment('articlesTable'),
        Item: {
          pk: keyOf(date),
          sk: `${log}#${part}`,
          counts: Object.fromEntries(some),
          expiresAt: Math.ceil((Date.parse(date) + kept * day) / 1000),
        },
      }),
    );
  }
}

/** How often what stands under a path was fetched on these days together. */
export async function accessesOn(dates: string[]): Promise<(path: string) => number> {
  const sums = new Map<string, number>();
  for (const items of await Promise.all(dates.map(countsOn))) {
    for (const { counts } of items) {
      for (const [hashed, count] of Object.entries(counts as Record<string, number>)) {
        sums.set(hashed, (sums.get(hashed) ?? 0) + count);
      }
    }
  }
  return (path) => sums.get(hash(path)) ?? 0;
}

function countsOn(date: string) {
  return pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: environment('articlesTable'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keyOf(date) },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
}

function keyOf(date: string): string {
  return `accesses#${date}`;
}

function hash(path: string): string {
  return createHash('sha256').update(path).digest('base64url').slice(0, 16);
}
