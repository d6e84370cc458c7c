import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Part, Receipt } from '../article/receipt.ts';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';

/*
 * One item per uploaded key in the articles table (pk = "upload#<key>").
 *
 * `readings` counts how often somebody set out to read the object. It is taken before the object is
 * read, so the reading with the highest number saw the newest object: that orders concurrent
 * readings of one key without relying on S3's one-second timestamps.
 */

export interface Upload {
  readings: number;
  /** The articles that stood in the object when it was last read. */
  articles?: string[];
  /** Of several articles without what an item has no room for: evidence, dropped lines, URIs. */
  receipt?: Receipt;
}

/** Announces a reading of the object; resolves to its number and to what is known of the key. */
export async function beginReading(key: string): Promise<Upload> {
  const { Attributes } = await dynamodb.send(
    new UpdateCommand({
      TableName: environment('articlesTable'),
      Key: itemKey(key),
      UpdateExpression: 'ADD readings :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return Attributes as Upload;
}

/**
 * Notes which articles stand in the object, before anything is written of them: a deletion that
 * comes in between must know what to withdraw. False when another reading has begun since.
 */
export function noteArticles(key: string, reading: number, articles: string[]): Promise<boolean> {
  return update(key, reading, 'SET articles = :articles', { ':articles': articles });
}

/**
 * Keeps what became of the upload. False when another reading has begun since: it may have come to
 * an end before ours wrote the article, so ours must be done again.
 */
export function concludeReading(key: string, reading: number, receipt: Receipt): Promise<boolean> {
  return update(key, reading, 'SET receipt = :receipt', { ':receipt': abridged(receipt) });
}

/** An item holds 400 KB: of five hundred articles there is room for no more than 800 bytes each. */
function abridged({ parts, ...receipt }: Receipt): Receipt {
  if (!parts) return receipt;
  return { ...receipt, parts: parts.map(abridgedPart) };
}

function abridgedPart({ place, outcome, article, until, rejection, note, format }: Part): Part {
  return {
    place: place.slice(0, 100),
    outcome,
    ...(article && {
      article: {
        id: article.id,
        version: article.version,
        headline: article.headline.slice(0, 100),
      },
    }),
    ...(until && { until }),
    ...(rejection && { rejection: { ...rejection, sentence: rejection.sentence.slice(0, 100) } }),
    ...(note && { note: note.slice(0, 100) }),
    ...(format && { format }),
  };
}

export async function getUpload(key: string): Promise<Upload | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({
      TableName: environment('articlesTable'),
      Key: itemKey(key),
      ConsistentRead: true,
    }),
  );
  return Item as Upload | undefined;
}

/** A change that is made only while `reading` is the newest. */
function update(
  key: string,
  reading: number,
  change: string,
  values: Record<string, unknown>,
): Promise<boolean> {
  return made(
    dynamodb.send(
      new UpdateCommand({
        TableName: environment('articlesTable'),
        Key: itemKey(key),
        UpdateExpression: change,
        ConditionExpression: 'readings = :reading',
        ExpressionAttributeValues: { ...values, ':reading': reading },
      }),
    ),
  );
}

function itemKey(key: string) {
  return { pk: `upload#${key}`, sk: 'upload' };
}
