import { analyse } from 'chardet';

/** How much of a file is looked at, in bytes, and how sure a guess must be, in percent. */
const sampleSize = 64 * 1024;
const leastConfidence = 10;

/**
 * The encodings that the letters of a text suggest, likeliest first, by their names in the WHATWG
 * Encoding Standard; windows-1252 last, as the commonest of the old ones.
 */
export function detectEncodings(bytes: Uint8Array): string[] {
  const guesses = analyse(sampleOf(bytes))
    .filter(({ confidence }) => confidence >= leastConfidence)
    .flatMap(({ name }) => standardName(name) ?? []);
  return [...new Set([...guesses, 'windows-1252'])].filter((name) => !name.startsWith('utf-'));
}

/** Whether a part of the bytes, read in this encoding, looks like text at all. */
export function suits(bytes: Uint8Array, encoding: string): boolean {
  return isPlausible(new TextDecoder(encoding).decode(sampleOf(bytes)));
}

/** From where the bytes leave ASCII: what is before tells nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const start = Math.max(0, firstHigh(bytes) - 1024);
  return bytes.subarray(start, start + sampleSize);
}

/**
 * Whether decoded bytes look like what a person wrote: hardly a control character, words of a
 * length that words have, and beyond ASCII hardly anything but letters and punctuation.
 */
function isPlausible(text: string): boolean {
  const controls = text.match(/\p{Cc}/gu)?.filter((one) => !/\s/.test(one)).length ?? 0;
  const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const beyond = text.match(/[^\p{ASCII}]/gu) ?? [];
  const odd = beyond.filter((one) => !/[\p{L}\p{M}\p{P}\p{Zs}°§©®™€£¥´¨№]/u.test(one)).length;
  const spaces = text.match(/\s/g)?.length ?? 0;
  const isSpaced = unspaced.test(text) || spaces * 25 > text.length;
  const hasVariety = new Set(text).size >= Math.min(10, text.length / 4);
  return (
    controls * 500 <= text.length &&
    letters * 3 > text.length &&
    odd * 10 <= beyond.length &&
    isSpaced &&
    hasVariety
  );
}

/** Scripts that are written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function standardName(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function firstHigh(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1;
  return at;
}
