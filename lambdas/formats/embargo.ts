import { toUtc } from '../article/dates.ts';
import { RejectedUpload } from '../article/outcome.ts';

/**
 * The end of an embargo as RFC 3339 in UTC.
 *
 * @throws RejectedUpload `malformed` when it cannot be read, for it would not hold, and when it has
 *   no zone, for it might end hours too early.
 */
export function embargoUntil(text: string): string {
  const until = toUtc(text);
  if (until !== undefined && /(?:z|[+-]\d\d:?\d\d)$/i.test(text.trim())) return until;
  throw new RejectedUpload(
    'malformed',
    `The embargo ${JSON.stringify(text.slice(0, 60))} is no date-time with a zone.`,
    'Write it as in 2026-11-24T06:00:00Z or 2026-11-24T07:00:00+01:00.',
  );
}
