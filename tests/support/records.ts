import { randomUUID } from 'node:crypto';
import type { ArticleRecord } from '../../lambdas/article/record.ts';

/** The record of an article of its own, at its first revision. */
export function articleRecord(changes: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    id: randomUUID(),
    publisher: 'harbour-post',
    documentId: 'ferry',
    revision: 1,
    version: 1,
    status: 'usable',
    order: '',
    contentHash: '',
    source: { key: '', etag: '', lastModified: '', reading: 1 },
    documentKey: '',
    firstSeenAt: '',
    updatedAt: '',
    headline: '',
    ...changes,
  };
}
