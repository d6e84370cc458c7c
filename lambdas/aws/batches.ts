import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from './clients.ts';

type Item = Record<string, unknown>;

/** What DynamoDB takes in one call. */
const mostRead = 100;
const mostWritten = 25;

/** How often what DynamoDB did not get to is asked for again, and how long after the first time. */
const mostTries = 6;
const firstPause = 50;

/**
 * Those of the items that are there, read consistently, in any order.
 *
 * @param projection the attributes that are wanted, where not all are
 */
export async function getItems(table: string, keys: Item[], projection?: string): Promise<Item[]> {
  const items: Item[] = [];
  await inBatches(keys, mostRead, async (Keys) => {
    const { Responses, UnprocessedKeys } = await dynamodb.send(
      new BatchGetCommand({
        RequestItems: {
          [table]: {
            Keys,
            ConsistentRead: true,
            ...(projection && { ProjectionExpression: projection }),
          },
        },
      }),
    );
    items.push(...(Responses?.[table] ?? []));
    return UnprocessedKeys?.[table]?.Keys ?? [];
  });
  return items;
}

/** Writes items over what is there: all of them, but not all at once. Each has a key of its own. */
export async function putItems(table: string, items: Item[]): Promise<void> {
  await inBatches(items, mostWritten, async (batch) => {
    const { UnprocessedItems } = await dynamodb.send(
      new BatchWriteCommand({
        RequestItems: { [table]: batch.map((one) => ({ PutRequest: { Item: one } })) },
      }),
    );
    return (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) => PutRequest?.Item ?? []);
  });
}

/**
 * Has work done in batches at the same time; `work` resolves to what of its batch was left undone.
 *
 * @throws Error when something is still undone after the last try.
 */
async function inBatches(
  items: Item[],
  size: number,
  work: (batch: Item[]) => Promise<Item[]>,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
  await Promise.all(
    batches.map(async (batch) => {
      let left = await work(batch);
      for (let tries = 1; left.length > 0; tries++) {
        if (tries === mostTries) throw new Error(`DynamoDB left ${left.length} items undone.`);
        await sleep(firstPause * 2 ** (tries - 1));
        left = await work(left);
      }
    }),
  );
}
