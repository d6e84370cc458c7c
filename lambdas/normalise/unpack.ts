import { gunzipSync } from 'node:zlib';
import { RejectedUpload } from '../article/outcome.ts';
import type { UploadedFile } from '../article/reading.ts';

/** Of what a gzip file unpacks to: bytes, times its own size, and a size that is always allowed. */
const largest = 50 * 1024 * 1024;
const highestRatio = 200;
const alwaysAllowed = 1024 * 1024;

const deepest = 2;

/**
 * The file that was compressed with gzip (RFC 1952), under its own name; any other file as it is.
 * `layers` is how often it had been compressed.
 *
 * @throws RejectedUpload `too-large` where it would grow beyond bounds, before it does; `too-deep`
 *   beyond two layers; `malformed` where it is damaged or cut off.
 */
export function unpack(file: UploadedFile): { file: UploadedFile; layers: number } {
  let unpacked = file;
  let layers = 0;
  while (isGzip(unpacked.bytes)) {
    if (layers === deepest) throw tooDeep();
    unpacked = withinGzip(unpacked);
    layers += 1;
  }
  return { file: unpacked, layers };
}

/** The declared type tells of what is inside only where it does not name the wrapping. */
function withinGzip({ contentType, ...file }: UploadedFile): UploadedFile {
  return {
    ...file,
    key: file.key.replace(/\.gz(?:ip)?$/i, ''),
    bytes: inflated(file.bytes),
    ...(contentType && !/gzip|octet-stream/i.test(contentType) && { contentType }),
  };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

function inflated(bytes: Uint8Array): Uint8Array {
  const most = Math.min(largest, Math.max(alwaysAllowed, bytes.length * highestRatio));
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    throw error instanceof RangeError ? tooLarge(most) : damaged(error);
  }
}

function tooLarge(most: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The gzip file unpacks to more than ${most.toLocaleString('en')} bytes.`,
    'Upload one article in a file, and its pictures beside it.',
  );
}

function tooDeep(): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The file was compressed with gzip more than ${deepest} times.`,
    'Compress it once, or not at all.',
  );
}

function damaged(error: unknown): RejectedUpload {
  const why = error instanceof Error ? error.message : 'it cannot be unpacked';
  return new RejectedUpload(
    'malformed',
    `The file begins as gzip and is damaged or cut off: ${why}.`,
    'Compress it again, then upload it again.',
  );
}
