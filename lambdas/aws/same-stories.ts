import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SameStory } from '../article/same-story.ts';
import { environment } from '../runtime/environment.ts';
import type { Fingerprint, Link } from '../similarity/links.ts';
import { scheme, slotOf, slotsOfKey } from '../similarity/scheme.ts';
import type { Sketch } from '../similarity/sketch.ts';
import { getItems, putItems } from './batches.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { pages } from './pages.ts';

/*
 * How articles that tell the same story find one another, in the articles table.
 *   pk <article id>, sk "fingerprint"        its Fingerprint
 *   pk <article id>, sk "same#<article id>"  its Link to another, which has one back
 *   pk "like<scheme>#<key>", sk <slot>       the article that was entered last under a key in one of
 *                                            its few slots; which slot, the article's id tells
 * A key has no more slots for that it is common, and no item ever lists others, so what an article
 * costs here does not grow with the archive.
 */

export async function keepFingerprint(
  fingerprint: Fingerprint,
): Promise<'first' | 'kept' | 'overtaken'> {
  const { article, sketch, ...rest } = fingerprint;
  let before: Record<string, unknown> | undefined;
  const isKept = await made(
    dynamodb
      .send(
        new PutCommand({
          TableName: table(),
          Item: {
            ...rest,
            pk: article,
            sk: 'fingerprint',
            ...(sketch && { scheme, hashes: toBytes(sketch) }),
          },
          ConditionExpression: 'attribute_not_exists(pk) OR version <= :version',
          ExpressionAttributeValues: { ':version': fingerprint.version },
          ReturnValues: 'ALL_OLD',
        }),
      )
      .then(({ Attributes }) => {
        before = Attributes;
      }),
  );
  if (!isKept) return 'overtaken';
  return before ? 'kept' : 'first';
}

export function enter(article: string, keys: number[]): Promise<void> {
  return putItems(
    table(),
    keys.map((key) => ({ pk: keyName(key), sk: String(slotOf(article, key)), article })),
  );
}

/** Articles that were entered under one of the keys, those that share the most keys first. */
export async function find(keys: number[]): Promise<string[]> {
  const places = keys.flatMap((key) =>
    Array.from({ length: slotsOfKey }, (_, slot) => ({ pk: keyName(key), sk: String(slot) })),
  );
  const items = await getItems(table(), places, 'article');
  const shared = new Map<string, number>();
  for (const { article } of items as { article: string }[]) {
    shared.set(article, (shared.get(article) ?? 0) + 1);
  }
  return [...shared].sort(([, one], [, other]) => other - one).map(([article]) => article);
}

export async function getFingerprints(articles: string[]): Promise<Fingerprint[]> {
  const items = await getItems(table(), articles.map(fingerprintKey));
  return items.map(({ pk, sk, scheme: made, hashes, ...rest }) => ({
    ...(rest as Omit<Fingerprint, 'article' | 'sketch'>),
    article: pk as string,
    ...(made === scheme && { sketch: toSketch(hashes as Uint8Array) }),
  }));
}

export async function getVersions(articles: string[]): Promise<Map<string, number>> {
  const items = await getItems(table(), articles.map(fingerprintKey), 'pk, version');
  return new Map(items.map(({ pk, version }) => [pk as string, version as number]));
}

/** All links of an article, also to those that no longer tell the same story. */
export async function listLinks(article: string): Promise<Link[]> {
  const items = await pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table(),
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': article, ':prefix': linkPrefix },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
  return items.map(({ pk, sk, ...link }) => ({
    ...(link as Omit<Link, 'article'>),
    article: (sk as string).slice(linkPrefix.length),
  }));
}

/** The articles that tell the same story as this one, the most similar first. */
export async function listSameStories(id: string): Promise<SameStory[]> {
  const links = await listLinks(id);
  return links
    .filter(({ isSameStory }) => isSameStory)
    .sort((one, other) => other.similarity - one.similarity)
    .map(({ article, publisher, uri, similarity }) => ({ article, publisher, uri, similarity }));
}

/** Notes a link of an article, unless one of later versions is there. */
export async function putLink(article: string, { article: other, ...link }: Link): Promise<void> {
  await made(
    dynamodb.send(
      new PutCommand({
        TableName: table(),
        Item: { ...link, pk: article, sk: linkPrefix + other },
        ConditionExpression:
          'attribute_not_exists(pk) OR (version <= :version AND otherVersion <= :otherVersion)',
        ExpressionAttributeValues: {
          ':version': link.version,
          ':otherVersion': link.otherVersion,
        },
      }),
    ),
  );
}

const linkPrefix = 'same#';

function fingerprintKey(article: string) {
  return { pk: article, sk: 'fingerprint' };
}

function keyName(key: number): string {
  return `like${scheme}#${key.toString(16)}`;
}

/** How many pairs, the pairs, the numbers; little-endian, as is every machine this runs on. */
function toBytes({ pairs, numbers }: Sketch): Uint8Array {
  return new Uint8Array(Uint32Array.of(pairs.length, ...pairs, ...numbers).buffer);
}

function toSketch(bytes: Uint8Array): Sketch {
  const [count = 0, ...hashes] = new Uint32Array(bytes.slice().buffer);
  return {
    pairs: Uint32Array.from(hashes.slice(0, count)),
    numbers: Uint32Array.from(hashes.slice(count)),
  };
}

function table(): string {
  return environment('articlesTable');
}
