import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../runtime/environment.ts';
import { dynamodb } from './clients.ts';
import { pages } from './pages.ts';

/*
 * The items of the directory (pk = kind, sk = id), read as they stand now. Whose they are:
 * directory.ts, feed-addresses.ts, secrets.ts.
 */

export type Item = Record<string, unknown>;

export async function getItem(kind: string, id: string): Promise<Item | undefined> {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: directoryTable(), Key: { kind, id }, ConsistentRead: true }),
  );
  return Item;
}

/** In the order of their ids. */
export function listItems(kind: string): Promise<Item[]> {
  return pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: directoryTable(),
        ConsistentRead: true,
        KeyConditionExpression: 'kind = :kind',
        ExpressionAttributeValues: { ':kind': kind },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
}

/** In the place of what stood there. */
export async function putItem<Kept extends { id: string }>(
  kind: string,
  item: Kept,
): Promise<void> {
  await dynamodb.send(new PutCommand({ TableName: directoryTable(), Item: { ...item, kind } }));
}

export async function removeItem(kind: string, id: string): Promise<void> {
  await dynamodb.send(new DeleteCommand({ TableName: directoryTable(), Key: { kind, id } }));
}

export function directoryTable(): string {
  return environment('directoryTable');
}
