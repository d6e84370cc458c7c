import { cleanLine } from '../../article/text.ts';
import { present } from '../ninjs/fields.ts';

/** What a press photograph says of itself. */
export interface PhotoCaption {
  headline?: string;
  caption?: string;
  by?: string;
  credit?: string;
  copyrightNotice?: string;
}

/**
 * The caption that a JPEG picture bears in IPTC's Information Interchange Model (IIM 4.2), where
 * picture desks write it; empty where there is none.
 */
export function photoCaption(bytes: Uint8Array): PhotoCaption {
  const data = iptcIn(bytes);
  if (!data) return {};
  const sets = dataSets(data);
  const utf8 = sets.get(0x015a)?.some((set) => String.fromCharCode(...set) === '\x1b%G');
  const encoding = utf8 ? 'utf-8' : 'windows-1252';
  const said = (set: number, longest: number) =>
    cleanLine((sets.get(set) ?? []).map((value) => text(value, encoding)).join(', ')).slice(
      0,
      longest,
    ) || undefined;
  return present<PhotoCaption>({
    headline: said(0x0269, 500),
    caption: said(0x0278, 5000),
    by: said(0x0250, 300),
    credit: said(0x026e, 300),
    copyrightNotice: said(0x0274, 500),
  });
}

/** Without a declared character set, UTF-8 is tried first: programs seldom declare it. */
function text(value: Uint8Array, declared: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return new TextDecoder(declared).decode(value);
  }
}

/** The IPTC resource (0x0404) among those of Photoshop, in the segments APP13. */
function iptcIn(bytes: Uint8Array): Uint8Array | undefined {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === 0xda || marker === 0xd9) return undefined;
    const end = at + 2 + big(bytes, at + 2, 2);
    const found = marker === 0xed ? resourceIn(bytes.subarray(at + 4, end)) : undefined;
    if (found) return found;
    at = end;
  }
  return undefined;
}

function resourceIn(segment: Uint8Array): Uint8Array | undefined {
  const begins = 'Photoshop 3.0\0';
  if (String.fromCharCode(...segment.subarray(0, begins.length)) !== begins) return undefined;
  for (let at = begins.length; at + 12 <= segment.length; ) {
    if (big(segment, at, 4) !== 0x3842494d) return undefined;
    // The name is padded to an even length, its length byte included; so is the data.
    const name = ((segment[at + 6] ?? 0) + 2) & ~1;
    const start = at + 6 + name + 4;
    const length = big(segment, start - 4, 4);
    if (big(segment, at + 4, 2) === 0x0404) return segment.subarray(start, start + length);
    at = start + length + (length & 1);
  }
  return undefined;
}

/** The values of each data set, by its record and number: 0x0278 is 2:120. */
function dataSets(data: Uint8Array): Map<number, Uint8Array[]> {
  const sets = new Map<number, Uint8Array[]>();
  for (let at = 0; at + 5 <= data.length && data[at] === 0x1c; ) {
    const length = big(data, at + 3, 2);
    // Longer ones are never text.
    if (length > 0x7fff) break;
    const set = big(data, at + 1, 2);
    const value = data.subarray(at + 5, at + 5 + length);
    const values = sets.get(set);
    if (values) values.push(value);
    else sets.set(set, [value]);
    at += 5 + length;
  }
  return sets;
}

function big(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let index = 0; index < length; index++) number = number * 256 + (bytes[at + index] ?? 0);
  return number;
}
