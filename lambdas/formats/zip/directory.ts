import { RejectedUpload } from '../../article/outcome.ts';
import { entryPath } from './names.ts';

const mostEntries = 2000;

/** A file in an archive, as the archive's directory has it. */
export interface Entry {
  path: string;
  /** Bytes, unpacked, as declared. */
  size: number;
  /** CRC-32, as declared. */
  checksum: number;
  /** 0 is stored, 8 is Deflate. */
  method: number;
  isEncrypted: boolean;
  /** Where its packed bytes stand in the archive. */
  start: number;
  end: number;
}

const local = 0x04034b50;
const central = 0x02014b50;
const endOfDirectory = 0x06054b50;
const endOfDirectory64 = 0x06064b50;
const locator64 = 0x07064b50;

/** Whether bytes begin as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < 22) return false;
  const first = viewOf(bytes).getUint32(0, true);
  return first === local || first === endOfDirectory;
}

/**
 * The files in an archive. Only its directory is believed, and that only where no two files share
 * bytes, so that nothing is unpacked twice.
 *
 * @throws RejectedUpload `malformed`, or `too-large` beyond 2,000 entries.
 */
export function listed(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  try {
    const directory = directoryOf(view);
    const all: (Entry & { from: number })[] = [];
    let at = directory.start;
    for (let count = 0; count < directory.count; count++) {
      const { entry, next } = entryAt(view, bytes, at, directory);
      all.push(entry);
      at = next;
    }
    refuseOverlap(all, directory.start);
    return all.filter(({ path }) => !path.endsWith('/'));
  } catch (error) {
    // A number in the archive led out of it.
    throw error instanceof RangeError ? broken('it breaks off') : error;
  }
}

interface Directory {
  start: number;
  count: number;
  /** How many bytes stand before the archive itself, as in one that unpacks itself. */
  shift: number;
}

/** From the record at the end (APPNOTE 4.3.16), or its 64-bit form (4.3.14). */
function directoryOf(view: DataView): Directory {
  const end = endRecord(view);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let behind = end;
  const is64 = end >= 20 && view.getUint32(end - 20, true) === locator64;
  if (is64) {
    const claimed = whole(view.getBigUint64(end - 12, true));
    const record = [claimed, end - 76].find(
      (at) => at >= 0 && at + 56 <= end && view.getUint32(at, true) === endOfDirectory64,
    );
    if (record === undefined) throw broken('the record of its directory is missing');
    count = whole(view.getBigUint64(record + 32, true));
    size = whole(view.getBigUint64(record + 40, true));
    offset = whole(view.getBigUint64(record + 48, true));
    behind = record;
  }
  if (count > mostEntries) throw tooMany(count);
  const start = behind - size;
  if (start < offset) throw broken('its directory is not where it says');
  return { start, count, shift: start - offset };
}

/** The last one counts; a comment of up to 65,535 bytes may follow it. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    const isRecord = view.getUint32(at, true) === endOfDirectory;
    if (isRecord && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  throw broken('it has no directory, as where it was cut off');
}

function entryAt(view: DataView, bytes: Uint8Array, at: number, directory: Directory) {
  if (view.getUint32(at, true) !== central) throw broken('its directory breaks off');
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  const extra = fieldsOf(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
  const { size, packed, offset } = sizesOf(view, at, extra.get(0x0001));
  const from = offset + directory.shift;
  if (from + 30 > directory.start || view.getUint32(from, true) !== local) {
    throw broken('a file in it is not where the directory says');
  }
  const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  const entry = {
    path: entryPath(name, (flags & 0x800) !== 0, extra.get(0x7075)),
    size,
    checksum: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & 1) !== 0,
    from,
    start,
    end: start + packed,
  };
  return { entry, next: at + 46 + nameLength + extraLength + view.getUint16(at + 32, true) };
}

/** Numbers that do not fit stand in the ZIP64 field, in this order, those that fit left out. */
function sizesOf(view: DataView, at: number, field: Uint8Array | undefined) {
  const long = field && viewOf(field);
  let next = 0;
  const read = (where: number) => {
    const short = view.getUint32(at + where, true);
    if (short !== 0xffffffff || !long) return short;
    next += 8;
    return whole(long.getBigUint64(next - 8, true));
  };
  const size = read(24);
  const packed = read(20);
  return { size, packed, offset: read(42) };
}

/** The extra fields of an entry, by their ids. */
function fieldsOf(extra: Uint8Array): Map<number, Uint8Array> {
  const view = viewOf(extra);
  const fields = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    fields.set(view.getUint16(at, true), extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** A bomb may list the same bytes over and over, under many names. */
function refuseOverlap(entries: { from: number; end: number }[], limit: number): void {
  let taken = 0;
  for (const { from, end } of entries.toSorted((one, other) => one.from - other.from)) {
    if (from < taken || end > limit) throw broken('files in it lie over one another');
    taken = end;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function whole(number: bigint): number {
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw broken('a number in it is out of all bounds');
  return Number(number);
}

function broken(what: string): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The ZIP archive is damaged: ${what}.`,
    'Pack it again, then upload it again.',
  );
}

function tooMany(count: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The archive lists ${count.toLocaleString('en')} files; ${mostEntries.toLocaleString('en')} are the most.`,
    'Upload the articles in several archives.',
  );
}
