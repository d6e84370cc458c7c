import { getArticle, recordEvent, saveArticle } from '../aws/articles.ts';
import { putDocument, putReceipt, readUpload } from '../aws/buckets.ts';
import { readFurniture, saveFurniture } from '../aws/learnt-furniture.ts';
import { putMedia, removeMedia } from '../aws/media.ts';
import { findNamed, noteNames } from '../aws/names.ts';
import { ringArticle } from '../aws/queues.ts';
import { beginReading, concludeReading, noteArticles } from '../aws/uploads.ts';
import { claimUri } from '../aws/uris.ts';
import { batchHandler } from '../runtime/batch.ts';
import { largestUpload } from '../runtime/limits.ts';
import { logger } from '../runtime/logger.ts';
import { intakeNews } from '../runtime/messages.ts';
import type { Doors } from './doors.ts';
import { expire, normalise } from './normalise.ts';

const doors: Doors = {
  now: Date.now,
  beginReading,
  noteArticles,
  concludeReading,
  readObject: (key) => readUpload(key, largestUpload),
  claimUri,
  noteNames,
  findNamed,
  getArticle,
  saveArticle,
  putDocument,
  putMedia,
  removeMedia,
  putReceipt,
  recordEvent,
  readFurniture,
  saveFurniture,
  ring: ringArticle,
  largestUpload,
};

export const handler = batchHandler(async (body) => {
  const news = intakeNews(body);
  if ('article' in news) return expire(news.article, doors);
  for (const key of news.keys) {
    const receipt = await normalise(key, doors);
    const { outcome = 'overtaken', article, rejection, parts } = receipt ?? {};
    // Of an article its number only: it may be under embargo.
    const { id, version } = article ?? {};
    const articles = parts?.map((part) => part.article?.id ?? part.rejection?.reason);
    logger.info('an upload was read', { key, outcome, article: id, version, articles, rejection });
  }
});
