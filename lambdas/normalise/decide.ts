import { articleId, articleUri } from '../article/identity.ts';
import { headline, type NinjsArticle } from '../article/ninjs.ts';
import type { Outcome } from '../article/outcome.ts';
import type { Reading } from '../article/reading.ts';
import type { ArticleRecord, Source } from '../article/record.ts';
import { publishedArticle, withdrawnArticle } from './canonical.ts';

/** An upload that was read. `now` is RFC 3339 UTC with milliseconds. */
export interface Upload {
  publisher: string;
  documentId: string;
  reading: Reading;
  contentHash: string;
  source: Source;
  now: string;
}

/** What to do about an upload; every record is to be written over the one that was decided on. */
export type Decision =
  /** Store the document, put its key into the record, write the record, and ring. */
  | {
      action: 'write';
      outcome: Outcome;
      record: Omit<ArticleRecord, 'documentKey'>;
      article: NinjsArticle;
    }
  /** Write the record: nothing new for partners, but older uploads must not come after. */
  | { action: 'note'; outcome: Outcome; record: ArticleRecord }
  /** Nothing is to be written. `restated`: the upload was decided on before, as it says. */
  | { action: 'none'; outcome: Outcome; restated: boolean };

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

function isOver(expires: string | undefined, now: string): boolean {
  return expires !== undefined && utc(expires) <= utc(now);
}

/**
 * The document's own time of change orders uploads, but cannot lie in the future: S3 stored it
 * before. Without one S3's time does; for a kill too, since it often bears the killed item's time.
 */
export function orderOf({ reading, source }: Pick<Upload, 'reading' | 'source'>): string {
  const stored = utc(source.lastModified);
  if (reading.article.pubStatus !== 'usable') return stored;
  const own = reading.article.versionCreated;
  return own !== undefined && utc(own) < stored ? utc(own) : stored;
}

/**
 * Uploads with the same time of change come in the order in which S3 stored them; those of the same
 * second under one key, in the order of their readings, and under two keys in that of the keys.
 */
function isOlder(upload: Upload, record: ArticleRecord): boolean {
  const mine = [orderOf(upload), utc(upload.source.lastModified), upload.source.key];
  const theirs = [record.order, utc(record.source.lastModified), record.source.key];
  for (const [index, one] of mine.entries()) {
    const other = theirs[index] ?? '';
    if (one !== other) return one < other;
  }
  return upload.source.reading < record.source.reading;
}

function isSame(one: Source, other: Source): boolean {
  return (
    one.key === other.key &&
    one.etag === other.etag &&
    utc(one.lastModified) === utc(other.lastModified)
  );
}

function publish(record: ArticleRecord | undefined, upload: Upload): Decision {
  const { reading, publisher, documentId, contentHash, source, now } = upload;
  const order = orderOf(upload);
  const version = (record?.version ?? 0) + 1;
  const firstSeenAt = record?.firstSeenAt ?? now;
  const article = publishedArticle(reading.article, {
    uri: articleUri(publisher, documentId),
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

/** A kill of an article that we never had is remembered, so that it is not published afterwards. */
function kill(record: ArticleRecord | undefined, upload: Upload): Decision {
  const { publisher, documentId, reading, contentHash, source, now } = upload;
  if (record?.status === 'withdrawn') {
    const remembered = noted(record, upload);
    return { action: 'note', outcome: outcomeOf(remembered, now), record: remembered };
  }
  const { headlines, language, edNote } = reading.article;
  const unknown = {
    id: articleId(publisher, documentId),
    publisher,
    documentId,
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
  | 'revision'
  | 'version'
  | 'contentHash'
  | 'firstSeenAt'
  | 'headline'
  | 'language'
  | 'media'
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
  const { id, publisher, documentId, contentHash, firstSeenAt, headline, language, media } = record;
  const version = record.version + 1;
  const article = withdrawnArticle(
    { headline, ...(language && { language }), ...(edNote && { edNote }) },
    {
      uri: articleUri(publisher, documentId),
      version,
      versionCreated: changed,
      firstCreated: firstSeenAt,
    },
  );
  const next = {
    id,
    publisher,
    documentId,
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

/** The record with the upload as the newest that is known. */
function noted(record: ArticleRecord, upload: Upload): ArticleRecord {
  return {
    ...record,
    revision: record.revision + 1,
    order: orderOf(upload),
    source: upload.source,
  };
}

/** What became of the upload that the record stands on. Version 0 was never published. */
function outcomeOf(record: Omit<ArticleRecord, 'documentKey'>, now: string): Outcome {
  const { id: article, version, status, embargoedUntil: until } = record;
  if (status === 'withdrawn') {
    return version === 0 ? { kind: 'withdrawn' } : { kind: 'withdrawn', article, version };
  }
  return until !== undefined && utc(until) > utc(now)
    ? { kind: 'held', article, version, until }
    : { kind: 'accepted', article, version };
}

/** In one form, so that two times compare as text. */
function utc(time: string): string {
  return new Date(time).toISOString();
}
