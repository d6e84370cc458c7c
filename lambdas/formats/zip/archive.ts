import { crc32, inflateRawSync } from 'node:zlib';
import { spend } from '../../article/budget.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { UploadedFile } from '../../article/reading.ts';
import { type Entry, listed } from './directory.ts';

/** Of what an archive unpacks to: bytes, times its own size, and a size that is always allowed. */
const largest = 100 * 1024 * 1024;
const highestRatio = 200;
const alwaysAllowed = 1024 * 1024;

/** A ZIP archive (PKWARE APPNOTE 6.3). What is in it is unpacked only when it is asked for. */
export interface Archive {
  /** Its files, without folders, in the order of its directory. */
  entries: Entry[];
  /**
   * @throws RejectedUpload `malformed` where the file is damaged, `unknown-format` where it is
   *   encrypted or packed in a way that is not known, `too-large` where it is not what it says.
   */
  unpack(entry: Entry): Uint8Array;
}

type Packed = Pick<UploadedFile, 'bytes' | 'budget'>;

/**
 * Reads an archive's directory, and refuses what would unpack beyond bounds before any of it is.
 *
 * @throws RejectedUpload `malformed` where the directory is broken or files lie over one another;
 *   `too-large` beyond 2,000 files, 100 MB, or 200 times the archive's own size.
 */
export function openArchive({ bytes, budget }: Packed): Archive {
  const entries = listed(bytes);
  const most = Math.min(largest, Math.max(alwaysAllowed, bytes.length * highestRatio));
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > most) throw tooLarge(size, most);
  spend(budget, 'unpacked', size);
  return { entries, unpack: (entry) => unpacked(bytes, entry) };
}

/** The declared size is a bound: whoever says less than is there is not believed. */
function unpacked(bytes: Uint8Array, { path, method, size, start, end, ...entry }: Entry) {
  if (entry.isEncrypted) throw encrypted(path);
  const packed = bytes.subarray(start, end);
  const content =
    method === 0 ? packed : method === 8 ? inflated(path, packed, size) : notKnown(path, method);
  if (content.length !== size) throw damaged(path, 'its size is another than it says');
  if (crc32(content) !== entry.checksum) throw damaged(path, 'its checksum is wrong');
  return content;
}

function inflated(path: string, packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw damaged(
      path,
      error instanceof RangeError ? 'it is larger than it says' : 'it cannot be unpacked',
    );
  }
}

function tooLarge(size: number, most: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The archive unpacks to ${size.toLocaleString('en')} bytes; ${most.toLocaleString('en')} are the most for one of its size.`,
    'Upload fewer articles in an archive, and pictures in the size in which they are published.',
  );
}

function damaged(path: string, what: string): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The file ${JSON.stringify(path.slice(0, 200))} in the archive is damaged: ${what}.`,
    'Pack it again, then upload it again.',
  );
}

function encrypted(path: string): RejectedUpload {
  return new RejectedUpload(
    'unknown-format',
    `The file ${JSON.stringify(path.slice(0, 200))} in the archive is encrypted.`,
    'Pack it without a password.',
  );
}

function notKnown(path: string, method: number): never {
  throw new RejectedUpload(
    'unknown-format',
    `The file ${JSON.stringify(path.slice(0, 200))} in the archive is packed by method ${method}, which is not read.`,
    'Pack it by the method that is called Deflate.',
  );
}
