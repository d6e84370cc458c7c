import { randomUUID } from 'node:crypto';
import { articleUri } from '../../lambdas/article/identity.ts';
import type { ArticleRecord } from '../../lambdas/article/record.ts';

/** The record of an article of its own, at its first revision. */
export function articleRecord({
  publisher = 'harbour-post',
  documentId = 'ferry',
  ...changes
}: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    id: randomUUID(),
    publisher,
    documentId,
    uri: articleUri(publisher, documentId),
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
