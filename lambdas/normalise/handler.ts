import { getArticle, recordEvent, saveArticle } from '../aws/articles.ts';
import { putDocument, putReceipt, readUpload } from '../aws/buckets.ts';
import { ringArticle } from '../aws/queues.ts';
import { beginReading, concludeReading, noteArticle } from '../aws/uploads.ts';
import { batchHandler } from '../runtime/batch.ts';
import { largestUpload } from '../runtime/limits.ts';
import { logger } from '../runtime/logger.ts';
import { changedKeys } from '../runtime/messages.ts';
import { type Doors, normalise } from './normalise.ts';

const doors: Doors = {
  now: Date.now,
  beginReading,
  noteArticle,
  concludeReading,
  readObject: (key) => readUpload(key, largestUpload),
  getArticle,
  saveArticle,
  putDocument,
  putReceipt,
  recordEvent,
  ring: ringArticle,
  largestUpload,
};

export const handler = batchHandler(async (body) => {
  for (const key of changedKeys(body)) {
    const receipt = await normalise(key, doors);
    // Of the article its number only: it may be under embargo.
    const { outcome = 'overtaken', article, rejection } = receipt ?? {};
    const { id, version } = article ?? {};
    logger.info('an upload was read', { key, outcome, article: id, version, rejection });
  }
});
