import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../../lambdas/aws/clients.ts';
import { environment } from '../../lambdas/runtime/environment.ts';
import { grace } from '../../lambdas/runtime/limits.ts';
import { times } from './behaviours.ts';
import { offStage } from './worker.ts';

/** When the sweep will first find something: epoch milliseconds, or Infinity. */
export async function firstDue(): Promise<number> {
  const first = async (TableName: string, IndexName: string, shard: string, field: string) => {
    let least = Infinity;
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await dynamodb.send(
        new ScanCommand({
          TableName,
          IndexName,
          ProjectionExpression: `${shard}, ${field}`,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const item of Items) {
        // The sweep does not look into what waits for its partner: a drain does, which is due itself.
        if (!String(item[shard]).startsWith('waiting')) least = Math.min(least, item[field]);
      }
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return least;
  };
  return offStage(async () => {
    const [wake, due] = await Promise.all([
      first(environment('articlesTable'), 'wake', 'wakeShard', 'wakeAt'),
      first(environment('ledgerTable'), 'due', 'dueShard', 'dueAt'),
    ]);
    return Math.min(wake, due + grace * times.second);
  });
}
