import { crc32 } from 'node:zlib';
import { type ZipOptions, zipSync } from 'fflate';

/** A ZIP archive of files by their paths, as an ordinary program packs it. */
export function zipOf(
  files: Record<string, string | Uint8Array>,
  options: ZipOptions = {},
): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [path, bytesOf(content)]);
  return zipSync(Object.fromEntries(entries), { mtime: '2026-11-24T06:00:00Z', ...options });
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** An entry of an archive as a hostile hand may write it: every number can be a lie. */
export interface RawEntry {
  name: string | Uint8Array;
  content: Uint8Array;
  /** Unpacked, as declared. */
  size?: number;
  checksum?: number;
  method?: number;
  flags?: number;
  /** Of the same bytes as another entry: its number. */
  sharedWith?: number;
  extra?: Uint8Array;
}

/** An archive written byte by byte (PKWARE APPNOTE 4.3). */
export function rawZip(entries: RawEntry[], { is64 = false, before = 0 } = {}): Uint8Array {
  const chunks: Buffer[] = [Buffer.alloc(before)];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    if (entry.sharedWith !== undefined) {
      offsets.push(offsets[entry.sharedWith] ?? 0);
      continue;
    }
    offsets.push(at);
    const local = Buffer.concat([headOf(0x04034b50, entry), nameOf(entry), entry.content]);
    chunks.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(
    entries.map((entry, index) => {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offsets[index] ?? 0, 10);
      return Buffer.concat([
        headOf(0x02014b50, entry),
        rest,
        nameOf(entry),
        entry.extra ?? Buffer.alloc(0),
      ]);
    }),
  );
  chunks.push(directory);
  if (is64) {
    const record = Buffer.alloc(76);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(BigInt(entries.length), 24);
    record.writeBigUInt64LE(BigInt(entries.length), 32);
    record.writeBigUInt64LE(BigInt(directory.length), 40);
    record.writeBigUInt64LE(BigInt(at), 48);
    record.writeUInt32LE(0x07064b50, 56);
    record.writeBigUInt64LE(BigInt(before + at + directory.length), 64);
    chunks.push(record);
  }
  const end = Buffer.alloc(22, is64 ? 0xff : 0);
  end.writeUInt32LE(0x06054b50, 0);
  if (!is64) {
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(at, 16);
  }
  end.writeUInt16LE(0, 20);
  return Buffer.concat([...chunks, end]);
}

function nameOf({ name }: RawEntry): Uint8Array {
  return bytesOf(name);
}

/** What local header and directory have in common. */
function headOf(signature: number, entry: RawEntry): Buffer {
  const isDirectory = signature === 0x02014b50;
  const head = Buffer.alloc(isDirectory ? 32 : 30);
  const at = isDirectory ? 2 : 0;
  const { content, size = content.length, method = 0, flags = 0, extra } = entry;
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(flags, 6 + at);
  head.writeUInt16LE(method, 8 + at);
  head.writeUInt32LE(entry.checksum ?? crc32(content), 14 + at);
  head.writeUInt32LE(content.length, 18 + at);
  head.writeUInt32LE(size, 22 + at);
  head.writeUInt16LE(nameOf(entry).length, 26 + at);
  head.writeUInt16LE(isDirectory ? (extra?.length ?? 0) : 0, 28 + at);
  return head;
}
