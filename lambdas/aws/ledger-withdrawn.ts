import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Withdrawn } from '../partner/withdrawn.ts';
import { dynamodb } from './clients.ts';
import { made } from './condition.ts';
import { ledgerTable, updateRow } from './ledger-row.ts';
import { pages } from './pages.ts';

/*
 * Which articles of a feed were withdrawn of late, however old they are, stands in a partition beside
 * its rows. It is where to look and no more: whether an article is withdrawn, its row tells.
 */

export async function noteWithdrawn(
  subscription: string,
  { article, withdrawnAt }: Withdrawn,
): Promise<void> {
  await updateRow(
    { subscription: partition(subscription), article },
    'SET withdrawnAt = :at',
    'attribute_not_exists(withdrawnAt) OR withdrawnAt < :at',
    { ':at': withdrawnAt },
  );
}

/** In no order that means anything. */
export async function listWithdrawn(subscription: string): Promise<Withdrawn[]> {
  const items = await pages((ExclusiveStartKey) =>
    dynamodb.send(
      new QueryCommand({
        TableName: ledgerTable(),
        ConsistentRead: true,
        KeyConditionExpression: 'subscription = :subscription',
        ExpressionAttributeValues: { ':subscription': partition(subscription) },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    ),
  );
  return items.map(({ article, withdrawnAt }) => ({
    article: String(article),
    withdrawnAt: Number(withdrawnAt),
  }));
}

/** Unless it was withdrawn again since. */
export async function forgetWithdrawn(
  subscription: string,
  { article, withdrawnAt }: Withdrawn,
): Promise<void> {
  await made(
    dynamodb.send(
      new DeleteCommand({
        TableName: ledgerTable(),
        Key: { subscription: partition(subscription), article },
        ConditionExpression: 'withdrawnAt = :at',
        ExpressionAttributeValues: { ':at': withdrawnAt },
      }),
    ),
  );
}

/** No subscription has such an id. */
function partition(subscription: string): string {
  return `${subscription}#withdrawn`;
}
