import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { FeedPage, PageWritten } from '../partner/feed-page.ts';
import { dynamodb } from './clients.ts';
import { keyOf, ledgerTable } from './ledger-row.ts';

/*
 * The pages of a feed stand in a partition beside its rows, in the same order: the sort key of one is
 * the key of the last article that it has room for.
 */

/** The newest first. */
export async function* pagesBackwards(subscription: string): AsyncGenerator<FeedPage> {
  let last: FeedPage | undefined;
  // Most often one is all that is looked at; while a long archive is being written, all are.
  for (let most = 2; ; most = 1_000) {
    const found: FeedPage[] = await query(subscription, '<', last?.to ?? '~', most);
    yield* found;
    last = found.at(-1);
    if (found.length < most) return;
  }
}

export async function pageBefore(subscription: string, to: string): Promise<FeedPage | undefined> {
  const [found] = await query(subscription, '<', to, 1);
  return found;
}

/** The page that an article is in, by its key in the ledger, and the one that follows it. */
export function pagesFrom(subscription: string, article: string): Promise<FeedPage[]> {
  return query(subscription, '>=', article, 2);
}

/** Has a page end there from now on; what is in it and in the one that follows is to be written. */
export async function closePage(subscription: string, to: string): Promise<void> {
  await dynamodb.send(
    new UpdateCommand({ TableName: ledgerTable(), Key: keyOf(pageKey(subscription, to)) }),
  );
}

export async function notePageWritten(
  subscription: string,
  to: string,
  written: PageWritten,
): Promise<void> {
  await dynamodb.send(
    new UpdateCommand({
      TableName: ledgerTable(),
      Key: keyOf(pageKey(subscription, to)),
      UpdateExpression: 'SET written = :written',
      ExpressionAttributeValues: { ':written': written },
    }),
  );
}

async function query(
  subscription: string,
  where: '<' | '>=',
  article: string,
  most: number,
): Promise<FeedPage[]> {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: ledgerTable(),
      ConsistentRead: true,
      ScanIndexForward: where === '>=',
      KeyConditionExpression: `subscription = :subscription AND article ${where} :article`,
      ExpressionAttributeValues: {
        ':subscription': pageKey(subscription, '').subscription,
        ':article': article,
      },
      Limit: most,
    }),
  );
  return Items.map(({ article: to, written }) => ({ to, ...(written && { written }) }));
}

/** No subscription has such an id. */
function pageKey(subscription: string, article: string) {
  return { subscription: `${subscription}#pages`, article };
}
