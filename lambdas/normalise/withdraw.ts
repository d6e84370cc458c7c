import { articleId } from '../article/identity.ts';
import type { Outcome } from '../article/outcome.ts';
import type { ArticleRecord, Source } from '../article/record.ts';
import { withdrawnArticle } from './canonical.ts';
import { type Decision, outcomeOf, type Upload } from './decision.ts';
import { isOver, orderOf } from './order.ts';

/**
 * Decides what the deletion of an upload means: its article is withdrawn if this upload is the one
 * that stands. `reading` is the number of the reading that found the object gone.
 */
export function decideDeletion(
  record: ArticleRecord | undefined,
  key: string,
  reading: number,
  now: string,
): Decision {
  if (!record || record.source.key !== key || reading < record.source.reading) {
    return { action: 'none', outcome: { kind: 'withdrawn' }, restated: false };
  }
  if (record.status === 'withdrawn') {
    return { action: 'none', outcome: outcomeOf(record, now), restated: true };
  }
  // No etag is equal to this one, so what is uploaded under the key again is a new upload.
  const source: Source = { ...record.source, etag: '', reading };
  return withdraw(record, { order: record.order, changed: now, source, now });
}

/** Decides what the end of an article's time means: it is withdrawn, whatever its upload says. */
export function decideExpiry(record: ArticleRecord | undefined, now: string): Decision {
  if (!record || record.status === 'withdrawn' || !isOver(record.expires, now)) {
    const outcome: Outcome = record ? outcomeOf(record, now) : { kind: 'withdrawn' };
    return { action: 'none', outcome, restated: record?.status === 'withdrawn' };
  }
  const { order, source, expires } = record;
  return withdraw(record, { order, changed: now, source, now, edNote: `Expired at ${expires}.` });
}

/** A kill of an article that we never had is remembered, so that it is not published afterwards. */
export function kill(record: ArticleRecord | undefined, upload: Upload): Decision {
  const { publisher, documentId, uri, reading, contentHash, source, now } = upload;
  if (record?.status === 'withdrawn') {
    const remembered = noted(record, upload);
    return { action: 'note', outcome: outcomeOf(remembered, now), record: remembered };
  }
  const { headlines, language, edNote } = reading.article;
  const unknown = {
    id: articleId(publisher, documentId),
    publisher,
    documentId,
    uri,
    revision: 0,
    version: -1,
    contentHash,
    firstSeenAt: now,
    headline: headlines[0]?.value ?? '',
    ...(language && { language }),
  };
  return withdraw(record ?? unknown, {
    order: orderOf(upload),
    source,
    now,
    ...(edNote && { edNote }),
  });
}

type Withdrawable = Pick<
  ArticleRecord,
  | 'id'
  | 'publisher'
  | 'documentId'
  | 'uri'
  | 'revision'
  | 'version'
  | 'contentHash'
  | 'firstSeenAt'
  | 'headline'
  | 'language'
  | 'media'
  | 'embargoedUntil'
>;

interface Withdrawing {
  /** That of the upload by which it is withdrawn, or on which it stood. */
  order: string;
  /** When it was withdrawn, where no upload says so. */
  changed?: string;
  source: Source;
  now: string;
  edNote?: string;
}

function withdraw(
  record: Withdrawable,
  { order, changed = order, source, now, edNote }: Withdrawing,
): Decision {
  const { id, publisher, documentId, uri, contentHash, firstSeenAt } = record;
  const { headline, language, media } = record;
  const version = record.version + 1;
  // The headline is that of the newest version, which nobody may have seen yet.
  const isHeld = isAhead(record.embargoedUntil, now);
  const article = withdrawnArticle(
    {
      headline: isHeld ? '' : headline,
      ...(language && { language }),
      ...(edNote && { edNote }),
    },
    {
      uri,
      version,
      versionCreated: changed,
      firstCreated: firstSeenAt,
    },
  );
  const next = {
    id,
    publisher,
    documentId,
    uri,
    revision: record.revision + 1,
    version,
    status: 'withdrawn' as const,
    order,
    contentHash,
    source,
    firstSeenAt,
    updatedAt: now,
    headline,
    ...(language && { language }),
    ...(media && { media }),
  };
  return { action: 'write', outcome: outcomeOf(next, now), record: next, article };
}

function isAhead(time: string | undefined, now: string): boolean {
  return time !== undefined && !isOver(time, now);
}

/** The record with the upload as the newest that is known. */
export function noted(record: ArticleRecord, upload: Upload): ArticleRecord {
  return {
    ...record,
    revision: record.revision + 1,
    order: orderOf(upload),
    source: upload.source,
  };
}
