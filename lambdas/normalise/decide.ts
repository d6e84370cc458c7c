import { articleId } from '../article/identity.ts';
import { headline } from '../article/ninjs.ts';
import type { Outcome } from '../article/outcome.ts';
import type { Reading } from '../article/reading.ts';
import type { ArticleRecord } from '../article/record.ts';
import { publishedArticle } from './canonical.ts';
import { type Decision, outcomeOf, type Upload } from './decision.ts';
import { isOlder, isOver, isSame, orderOf } from './order.ts';
import { kill, noted } from './withdraw.ts';

/**
 * Decides what an upload is against what we know of its article. Uploads of one article have an
 * order of their own, so that in whatever order, and however often, they are decided on, the newest
 * one's content stands in the end.
 */
export function decide(record: ArticleRecord | undefined, upload: Upload): Decision {
  if (record && isSame(record.source, upload.source)) {
    return { action: 'none', outcome: outcomeOf(record, upload.now), restated: true };
  }
  if (record && isOlder(upload, record)) {
    const { id: article, version } = record;
    return { action: 'none', outcome: { kind: 'superseded', article, version }, restated: false };
  }
  const { pubStatus, expires } = upload.reading.article;
  if (pubStatus !== 'usable' || isOver(expires, upload.now)) return kill(record, upload);
  if (record?.status === 'usable' && record.contentHash === upload.contentHash) {
    const { id: article, version } = record;
    const outcome: Outcome = { kind: 'unchanged', article, version };
    return { action: 'note', outcome, record: noted(record, upload) };
  }
  return publish(record, upload);
}

/**
 * Decides what a notice means for an article that it calls by a name: it is withdrawn if it is not
 * too old to be meant, and not newer than the notice.
 */
export function decideNamed(
  record: ArticleRecord | undefined,
  upload: Omit<Upload, 'uri'>,
): Decision {
  if (!record || isLongBefore(record.order, orderOf(upload))) {
    return { action: 'none', outcome: { kind: 'withdrawn' }, restated: false };
  }
  return decide(record, { ...upload, uri: record.uri });
}

/** A notice comes within days; the same headline may have been used years before. */
function isLongBefore(one: string, other: string): boolean {
  return Date.parse(other) - Date.parse(one) > 30 * 24 * 60 * 60 * 1000;
}

function publish(record: ArticleRecord | undefined, upload: Upload): Decision {
  const { reading, publisher, documentId, uri, contentHash, source, now } = upload;
  const order = orderOf(upload);
  const version = (record?.version ?? 0) + 1;
  const firstSeenAt = record?.firstSeenAt ?? now;
  const article = publishedArticle(reading.article, {
    uri,
    version,
    versionCreated: order,
    firstCreated: firstSeenAt,
  });
  const { embargoedUntil, expires, language } = article;
  const media = mediaOf(record, reading);
  const next = {
    id: record?.id ?? articleId(publisher, documentId),
    publisher,
    documentId,
    uri,
    revision: (record?.revision ?? 0) + 1,
    version,
    status: 'usable' as const,
    order,
    contentHash,
    source,
    ...(embargoedUntil && { embargoedUntil }),
    ...(expires && { expires }),
    firstSeenAt,
    updatedAt: now,
    headline: headline(article),
    ...(language && { language }),
    ...(media && { media }),
  };
  return { action: 'write', outcome: outcomeOf(next, now), record: next, article };
}

/** All that ever came with the article in this life of it: a withdrawal takes all of that away. */
function mediaOf(record: ArticleRecord | undefined, { media = [] }: Reading) {
  const before =
    record?.status === 'withdrawn' ? { life: record.version, names: [] } : record?.media;
  const names = [...new Set([...(before?.names ?? []), ...media.map(({ name }) => name)])];
  return names.length > 0 ? { life: before?.life ?? 0, names } : undefined;
}
