import type { ArticleRecord, Source } from '../article/record.ts';
import type { Upload } from './decision.ts';

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
export function isOlder(upload: Upload, record: ArticleRecord): boolean {
  const mine = [orderOf(upload), utc(upload.source.lastModified), upload.source.key];
  const theirs = [record.order, utc(record.source.lastModified), record.source.key];
  for (const [index, one] of mine.entries()) {
    const other = theirs[index] ?? '';
    if (one !== other) return one < other;
  }
  return upload.source.reading < record.source.reading;
}

export function isSame(one: Source, other: Source): boolean {
  return (
    one.key === other.key &&
    one.etag === other.etag &&
    utc(one.lastModified) === utc(other.lastModified)
  );
}

export function isOver(expires: string | undefined, now: string): boolean {
  return expires !== undefined && utc(expires) <= utc(now);
}

/** In one form, so that two times compare as text. */
function utc(time: string): string {
  return new Date(time).toISOString();
}
