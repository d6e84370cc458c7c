import type { IncomingHttpHeaders } from 'node:http';
import type { Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

type Coding = 'br' | 'gzip';

export const codings: Readonly<Record<Coding, () => Transform>> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: () => createGzip(),
};

/** By what of the reader's codings an object is compressed; undefined where it is not. */
export function codingFor(
  asked: IncomingHttpHeaders,
  found: IncomingHttpHeaders,
): Coding | undefined {
  const size = Number(found['content-length']);
  const [type = ''] = found['content-type']?.split(';') ?? [];
  const isCompressible =
    compressed.has(type) && !found['content-encoding'] && size >= 1_000 && size <= 10_000_000;
  if (!isCompressible) return undefined;
  const accepted = String(asked['accept-encoding'] ?? '');
  return (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
}

/**
 * Of the types that CloudFront compresses those that may stand in a bucket of ours. Atom and JSON
 * Feed are not among them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 */
const compressed = new Set(
  'application/json application/rss+xml application/xml image/svg+xml text/html text/plain text/xml'.split(
    ' ',
  ),
);

/** RFC 9110, 13.1: a date counts only where there is no tag; tags are compared weakly. */
export function isFresh(
  asked: IncomingHttpHeaders,
  { etag, ...found }: IncomingHttpHeaders,
): boolean {
  const tags = asked['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  return Date.parse(asked['if-modified-since'] ?? '') >= Date.parse(found['last-modified'] ?? '');
}
