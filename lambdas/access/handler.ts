import { noteAccesses } from '../aws/accesses.ts';
import { readLog } from '../aws/reader-logs.ts';
import { batchHandler } from '../runtime/batch.ts';
import { changedKeys } from '../runtime/messages.ts';
import { countAccesses } from './count-accesses.ts';

export const handler = batchHandler(async (body) => {
  for (const log of changedKeys(body)) {
    const accesses = await readLog(log, countAccesses);
    for (const [day, counts] of accesses ?? []) await noteAccesses(log, day, counts);
  }
});
