import {
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord } from '../article/record.ts';
import type { TimelineEvent } from '../article/timeline.ts';
import { environment } from '../runtime/environment.ts';
import { grace } from '../runtime/limits.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { pages } from './pages.ts';

/*
 * The articles table. One partition per article (pk = article id):
 *   sk "record"                      the ArticleRecord; wakeShard and wakeAt stand on it while work
 *                                    is owed, or will be (index "wake", read by the sweep), and woken, how
 *                                    often the sweep has rung for this revision
 *   sk "recipient#<subscription>"    who was ever meant to get it, written before the ledger's row
 *   sk "event#<time>#<stage>#…"      its timeline
 * and one item per upload (uploads.ts), per URI (uris.ts) and per name (names.ts).
 */

const wakeShards = 8;

/** The longest that the sweep waits before it rings for an article again, in milliseconds. */
const longestSleep = 6 * 60 * 60 * 1000;

export async function getArticle(id: string): Promise<ArticleRecord | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: table(), Key: { pk: id, sk: 'record' }, ConsistentRead: true }),
  );
  if (!Item) return undefined;
  const { pk, sk, wakeShard, wakeAt, woken, ...record } = Item;
  return record as ArticleRecord;
}

/**
 * Writes a record over the one with revision `expected` (0: over none), and has the sweep ring for
 * it when the embargo ends, or when {@link settleArticle} has not come in time. `now` is in epoch
 * milliseconds. False when somebody else was quicker: read again and decide again.
 */
export function saveArticle(
  record: ArticleRecord,
  expected: number,
  now: number,
): Promise<boolean> {
  const release = Date.parse(record.embargoedUntil ?? '');
  const wakeAt = release > now ? release : now + grace * 1000;
  return made(
    dynamodb.send(
      new PutCommand({
        TableName: table(),
        Item: { ...record, pk: record.id, sk: 'record', wakeShard: wakeShard(record.id), wakeAt },
        ...(expected === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :expected',
              ExpressionAttributeValues: { ':expected': expected },
            }),
      }),
    ),
  );
}

function wakeShard(id: string): string {
  return `wake#${Number.parseInt(id.slice(-1), 36) % wakeShards}`;
}

/**
 * Nothing is owed any more for this revision of the article, but from `wakeAt` on (epoch
 * milliseconds); false when it has moved on.
 */
export function settleArticle(id: string, revision: number, wakeAt?: number): Promise<boolean> {
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: table(),
        Key: { pk: id, sk: 'record' },
        UpdateExpression:
          wakeAt === undefined
            ? 'REMOVE wakeShard, wakeAt'
            : 'SET wakeShard = :shard, wakeAt = :wakeAt REMOVE woken',
        ConditionExpression: 'revision = :revision',
        ExpressionAttributeValues: {
          ':revision': revision,
          ...(wakeAt !== undefined && { ':shard': wakeShard(id), ':wakeAt': wakeAt }),
        },
      }),
    ),
  );
}

/**
 * Has the sweep ring again for an article that it has just rung for: after the grace, then after
 * twice as long each time, so that one which cannot be helped neither fills the dead letters nor
 * stands in the way of others. The next revision starts afresh. `now` is in epoch milliseconds.
 * False when nothing is owed any more for this revision.
 */
export async function postponeArticle(id: string, revision: number, now: number): Promise<boolean> {
  const Key = { pk: id, sk: 'record' };
  const { Item: { woken = 0 } = {} } = await dynamodb.send(
    new GetCommand({
      TableName: table(),
      Key,
      ConsistentRead: true,
      ProjectionExpression: 'woken',
    }),
  );
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: table(),
        Key,
        UpdateExpression: 'SET wakeAt = :wakeAt, woken = :woken',
        ConditionExpression: 'revision = :revision AND attribute_exists(wakeAt)',
        ExpressionAttributeValues: {
          ':wakeAt': now + Math.min(grace * 1000 * 2 ** woken, longestSleep),
          ':woken': woken + 1,
          ':revision': revision,
        },
      }),
    ),
  );
}

/** Ids of the articles for which work has been owed since before `now`, at most `limit`. */
export async function articlesToWake(now: number, limit: number): Promise<string[]> {
  const shards = Array.from({ length: wakeShards }, (_, shard) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table(),
        IndexName: 'wake',
        KeyConditionExpression: 'wakeShard = :shard AND wakeAt <= :now',
        ExpressionAttributeValues: { ':shard': `wake#${shard}`, ':now': now },
        Limit: limit,
      }),
    ),
  );
  const found = (await Promise.all(shards)).flatMap(({ Items = [] }) => Items);
  return found
    .sort((a, b) => a.wakeAt - b.wakeAt)
    .slice(0, limit)
    .map((item) => item.pk as string);
}

/**
 * Ids of all articles that are not withdrawn and were first seen then (RFC 3339) or later, in no order
 * that means anything, some at a time. Reads the whole table: for an operator's work, not for a stage's.
 */
export async function* articlesSince(since = ''): AsyncGenerator<string[]> {
  let startKey: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await dynamodb.send(
      new ScanCommand({
        TableName: table(),
        FilterExpression: 'sk = :record AND #status = :usable AND firstSeenAt >= :since',
        ProjectionExpression: 'pk',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':record': 'record', ':usable': 'usable', ':since': since },
        ...(startKey && { ExclusiveStartKey: startKey }),
      }),
    );
    yield Items.map(({ pk }) => String(pk));
    startKey = LastEvaluatedKey;
  } while (startKey);
}

/** Notes that a subscription is to have the article, before anything is owed to it. */
export async function addRecipient(id: string, subscription: string): Promise<void> {
  await dynamodb.send(
    new PutCommand({ TableName: table(), Item: { pk: id, sk: `recipient#${subscription}` } }),
  );
}

/** Every subscription that was ever meant to have the article. */
export async function listRecipients(id: string): Promise<string[]> {
  const items = await list(id, 'recipient#');
  return items.map((item) => (item.sk as string).slice('recipient#'.length));
}

export async function recordEvent(id: string, event: TimelineEvent): Promise<void> {
  const number = 'revision' in event ? event.revision : event.version;
  await dynamodb.send(
    new PutCommand({
      TableName: table(),
      Item: { ...event, pk: id, sk: `event#${event.at}#${event.stage}#${number}` },
    }),
  );
}

/** What happened to the article, oldest first. */
export async function listEvents(id: string): Promise<TimelineEvent[]> {
  const items = await list(id, 'event#');
  return items.map(({ pk, sk, ...event }) => event as TimelineEvent);
}

function list(id: string, prefix: string): Promise<Record<string, unknown>[]> {
  return pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table(),
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': id, ':prefix': prefix },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
}

function table(): string {
  return environment('articlesTable');
}
