import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type LearntFurniture, nothingLearnt } from '../article/learnt-furniture.ts';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';

/*
 * One item per publisher in the articles table (pk = "publisher#<publisher>", sk = "furniture"). It is
 * statistics: it may be read a moment late, and who is overtaken in writing has learnt in vain.
 */

export function readFurniture(publisher: string): Promise<LearntFurniture> {
  return read(publisher, false);
}

/**
 * Writes what was learnt as the next revision over the one that it was learnt on; false when
 * somebody else was quicker.
 */
export function saveFurniture(publisher: string, learnt: LearntFurniture): Promise<boolean> {
  const { revision } = learnt;
  return made(
    dynamodb.send(
      new PutCommand({
        TableName: environment('articlesTable'),
        Item: { ...learnt, ...itemKey(publisher), revision: revision + 1 },
        ...(revision === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :revision',
              ExpressionAttributeValues: { ':revision': revision },
            }),
      }),
    ),
  );
}

/** Changes what is known by hand, also while articles come in; resolves to what is known then. */
export async function changeFurniture(
  publisher: string,
  change: (learnt: LearntFurniture) => LearntFurniture,
): Promise<LearntFurniture> {
  for (;;) {
    const before = await read(publisher, true);
    const changed = { ...change(before), revision: before.revision };
    if (await saveFurniture(publisher, changed)) return changed;
  }
}

async function read(publisher: string, isConsistent: boolean): Promise<LearntFurniture> {
  const { Item } = await dynamodb.send(
    new GetCommand({
      TableName: environment('articlesTable'),
      Key: itemKey(publisher),
      ConsistentRead: isConsistent,
    }),
  );
  if (!Item) return nothingLearnt;
  const { pk, sk, ...learnt } = Item;
  return learnt as LearntFurniture;
}

function itemKey(publisher: string) {
  return { pk: `publisher#${publisher}`, sk: 'furniture' };
}
