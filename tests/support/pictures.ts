import { crc32, deflateSync } from 'node:zlib';

/** A PNG picture of one colour; `shade` (0 to 255) makes it another one. */
export function pngOf(width: number, height: number, shade = 0): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, shade);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(data.length, 0);
  sizes.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([sizes.subarray(0, 4), typed, sizes.subarray(4)]);
}

/** The head of a JPEG picture with a caption as picture desks write it (IPTC IIM in APP13). */
export function jpegOf(
  width: number,
  height: number,
  iptc: Record<number, string> = {},
): Uint8Array {
  const sets = Object.entries(iptc).map(([set, text]) => {
    const value = Buffer.from(text);
    return Buffer.concat([
      Buffer.from([0x1c, Number(set) >> 8, Number(set) & 0xff]),
      big(value.length, 2),
      value,
    ]);
  });
  const data = Buffer.concat(sets);
  const padded = data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.alloc(1)]);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'),
    big(data.length, 4),
    padded,
  ]);
  const frame = Buffer.concat([
    Buffer.from([8]),
    big(height, 2),
    big(width, 2),
    Buffer.from([1, 1, 0x11, 0]),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(sets.length > 0 ? [segment(0xed, resource)] : []),
    segment(0xc0, frame),
    Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9]),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), big(data.length + 2, 2), data]);
}

function big(number: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUIntBE(number, 0, length);
  return buffer;
}
