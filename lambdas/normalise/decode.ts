import { RejectedUpload } from '../article/outcome.ts';
import { decodeAs } from './decode-as.ts';
import { detectEncodings, isRefuted, suits } from './detect-encoding.ts';
import { mendMojibake } from './mend-mojibake.ts';
import { repairUtf8 } from './repair-utf8.ts';

export interface Decoded {
  text: string;
  /** The encoding's name in the WHATWG Encoding Standard; `ibm850` is not in it. */
  encoding: string;
  /** How it was found, with anything that had to be mended. */
  found: string;
}

/** How much of a text is looked at to judge it, in characters. */
const sampleLength = 64 * 1024;

/**
 * Bytes as text: by byte order mark, else as UTF-8 where they are valid, else as the file declares,
 * else as its letters suggest. No byte is passed over.
 *
 * @throws RejectedUpload `not-text` for bytes that are no text in any encoding that we read.
 */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const decoded = decodeBytes(bytes, contentType);
  const { text, times } = mendMojibake(decoded.text);
  if (times === 0) return decoded;
  const found = `${decoded.found}, mended: UTF-8 that was read as windows-1252`;
  return { ...decoded, text, found: times === 1 ? found : `${found} ${times} times` };
}

function decodeBytes(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const marked = marks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return wide(bytes, marked.encoding, 'byte order mark');
  const declared = escapedEncoding(bytes) ?? declaredEncoding(bytes, contentType);
  const utf8 = strictly(bytes, 'utf-8');
  const unmarked =
    utf8 === undefined || hasLowBytes(bytes) ? unmarkedWideEncoding(bytes) : undefined;
  if (unmarked) return wide(bytes, unmarked, 'detected');

  if (utf8 !== undefined && !(declared === 'iso-2022-jp' && utf8.length === bytes.length)) {
    refuseControls(utf8);
    return { text: utf8, encoding: 'utf-8', found: declared === 'utf-8' ? 'declared' : 'valid' };
  }
  return legacy(bytes, declared);
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

function wide(bytes: Uint8Array, encoding: string, found: string): Decoded {
  const text = strictly(bytes, encoding);
  if (text === undefined) throw notText(`it begins as ${encoding} and is not valid as such`);
  refuseControls(text);
  return { text, encoding, found };
}

/** In UTF-16 every other byte is a number of 256 characters, of which Latin is 0 and Cyrillic 4. */
function hasLowBytes(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, wideSample);
  let low = 0;
  for (const byte of sample) if (byte < 0x20) low += 1;
  return low * 4 > sample.length;
}

/**
 * UTF-16 without a mark: white space, digits and punctuation are of the same few characters in all
 * scripts, and stand in every text. Read in the other order, or in another encoding, they are not.
 */
function unmarkedWideEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, wideSample) & ~1);
  if (sample.length < 8 || bytes.length % 2 === 1) return undefined;
  const [little, big] = ['utf-16le', 'utf-16be'].map((encoding) => ({
    encoding,
    count: decodeAs(sample, encoding, false).match(common)?.length ?? 0,
  }));
  if (!little || !big) return undefined;
  const [likely, other] = little.count > big.count ? [little, big] : [big, little];
  const isPlain = likely.count > sample.length / 100 && likely.count > 5 * other.count;
  return isPlain && strictly(bytes, likely.encoding) !== undefined ? likely.encoding : undefined;
}

/** Of what may be UTF-16, in bytes. */
const wideSample = 8192;

/** No letters: "一" in the wrong order is "N". */
const common = /[\t\n\r\x20-\x40\u3000-\u3002\uff0c]/g;

/** As HTML, XML or the uploader declares it; undefined for a name that the standard has not. */
function declaredEncoding(bytes: Uint8Array, contentType = ''): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const inMarkup = /^\s*</.test(start) ? inMeta.exec(start) : null;
  const label =
    inMarkup?.[1] ?? inMarkup?.[2] ?? /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1];
  try {
    const encoding = label && new TextDecoder(label).encoding;
    // A declaration that can be read byte by byte shows that it is not UTF-16 (HTML, 13.2.3.3).
    return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

const inMeta =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]+)/i;

/** Japanese in seven bits announces its characters by escape sequences (RFC 1468). */
function escapedEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, sampleLength));
  return start.includes('\x1b$B') || start.includes('\x1b$@') ? 'iso-2022-jp' : undefined;
}

function legacy(bytes: Uint8Array, declared: string | undefined): Decoded {
  const repaired = repairUtf8(bytes);
  if (repaired === 'damaged') throw notText('it is UTF-8 with broken characters in it');
  if (repaired) {
    const found = `${repaired.repairs} bytes of windows-1252 in it`;
    return { text: repaired.text, encoding: 'utf-8', found };
  }
  const names = detectEncodings(bytes);
  const detected = names.map((encoding) => ({ encoding, found: 'detected' }));
  const byDeclaration = { encoding: declared ?? 'utf-8', found: 'declared' };
  const candidates =
    declared !== undefined && isRefuted(bytes, declared, names)
      ? [...detected, byDeclaration]
      : [byDeclaration, ...detected];
  for (const { encoding, found } of candidates) {
    const text =
      encoding !== 'utf-8' && suits(bytes, encoding) ? strictly(bytes, encoding) : undefined;
    if (text !== undefined) return { text, encoding, found };
  }
  throw notText('it is not valid UTF-8, and no other encoding gives plausible text');
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return decodeAs(bytes, encoding, true);
  } catch {
    return undefined;
  }
}

/** A stray control character is cleaned away later; many mean that it is no text. */
function refuseControls(text: string): void {
  const sample = text.slice(0, sampleLength);
  const zeros = sample.split('\0').length - 1;
  if (zeros * 2000 > sample.length) throw notText(`character ${text.indexOf('\0')} is zero`);
  // SOH to EOT, SYN and US frame the messages of wire services, DC1 to DC4 tell kinds of text.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the purpose.
  const controls = sample.match(/[\u0005-\u0008\u000e-\u0010\u0015\u0017-\u001e]/g)?.length ?? 0;
  if (controls * 100 > sample.length) throw notText('it is full of control characters');
}

function notText(why: string): RejectedUpload {
  return new RejectedUpload(
    'not-text',
    `The file is no text that can be read: ${why}.`,
    'Save it as text in UTF-8, then upload it again.',
  );
}
