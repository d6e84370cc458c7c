import { analyse } from 'chardet';
import { decodeAs } from './decode-as.ts';
import { likelihoodIn, rankEncodings } from './rank-encodings.ts';

/** How much of a file is looked at, in bytes, and how sure a guess must be, in percent. */
const sampleSize = 64 * 1024;
const leastConfidence = 10;

/**
 * The encodings that the letters of a text suggest, likeliest first, by their names in the WHATWG
 * Encoding Standard; windows-1252 last, as the commonest of the old ones. Messages on the wire may
 * be in code page 850, `ibm850`.
 */
export function detectEncodings(bytes: Uint8Array): string[] {
  if (isOnTheWire(bytes) && isCodePage850(bytes)) return ['ibm850'];
  const guesses = analyse(sampleOf(bytes))
    .filter(({ confidence }) => confidence >= leastConfidence)
    .flatMap(({ name }) => standardName(name) ?? [])
    .filter((name) => !name.startsWith('utf-'));
  const ranked = rankEncodings(sampleOf(bytes)).map(({ encoding }) => encoding);
  if (hasFourBytes(bytes)) guesses.unshift('gb18030');
  const inOrder = isMultibyte(guesses[0]) ? [...guesses, ...ranked] : [...ranked, ...guesses];
  return [...new Set([...inOrder, 'windows-1252'])];
}

/**
 * Whether the letters say plainly that a declared encoding is wrong, as where a page that was moved
 * to another system kept its old declaration.
 */
export function isRefuted(bytes: Uint8Array, declared: string, detected: string[]): boolean {
  const [best] = detected;
  const likelihood = likelihoodIn(sampleOf(bytes), declared);
  if (best === undefined || best === declared) return false;
  if (likelihood === undefined)
    return isKoreanOrJapanese(bytes, best) || isWithinLatin(bytes, declared);
  const better = likelihoodIn(sampleOf(bytes), best);
  if (better === undefined) return likelihood.each < leastLikelihood;
  const gain = better.each - likelihood.each;
  return gain > leastGain.each && gain * better.count > leastGain.inAll;
}

/** Natural logarithms, of one character beyond ASCII and of all. */
const leastLikelihood = -5.5;
const leastGain = { each: 0.3, inAll: 20 };

/**
 * Chinese in EUC-KR is half Hanja, and has no kana in EUC-JP: what is nearly all Hangul, or has as
 * many kana as Japanese, is nothing else.
 */
function isKoreanOrJapanese(bytes: Uint8Array, encoding: string): boolean {
  const script = scripts[encoding];
  if (script === undefined) return false;
  const text = decodeAs(sampleOf(bytes), encoding, false);
  const letters = text.match(/[^\P{L}\p{ASCII}]/gu) ?? [];
  const own = letters.filter((letter) => script.letters.test(letter)).length;
  return letters.length >= leastLetters && own >= script.share * letters.length;
}

const scripts: Record<string, { letters: RegExp; share: number }> = {
  'euc-kr': { letters: /\p{Script=Hangul}/u, share: 0.9 },
  'euc-jp': { letters: /[\u3041-\u30fe]/, share: 0.2 },
  shift_jis: { letters: /[\u3041-\u30fe]/, share: 0.2 },
};
const leastLetters = 20;

/** Two bytes of Western Europe that make one character: it then stands within a Latin word. */
function isWithinLatin(bytes: Uint8Array, encoding: string): boolean {
  const text = decodeAs(sampleOf(bytes), encoding, false);
  const within = text.match(/(?<=[a-z])[^\P{L}\p{ASCII}]|[^\P{L}\p{ASCII}](?=[a-z])/giu) ?? [];
  return within.length * 2 > (text.match(/[^\P{L}\p{ASCII}]/gu)?.length ?? 0);
}

function isMultibyte(encoding: string | undefined): boolean {
  return encoding !== undefined && /^(?:shift_jis|euc-|gb|big5|iso-2022)/.test(encoding);
}

/** Whether a part of the bytes, read in this encoding, looks like text at all. */
export function suits(bytes: Uint8Array, encoding: string): boolean {
  return isPlausible(decodeAs(sampleOf(bytes), encoding, false));
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
  const controls = text.match(/\p{Cc}/gu)?.filter((one) => !isHarmless(one)).length ?? 0;
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

/** White space, and the signs that frame the messages of wire services. */
function isHarmless(control: string): boolean {
  return /\s/.test(control) || '\x01\x02\x03\x04\x11\x12\x13\x14\x16\x1f\x7f'.includes(control);
}

/** Scripts that are written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** SOH, maybe after idle characters, begins a message of a wire service. */
function isOnTheWire(bytes: Uint8Array): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the format's own sign.
  return /^[\0\x16\x7f\s]*\x01/.test(latin1(bytes.subarray(0, 64)));
}

/**
 * Whether what would be letters in code page 850, and in windows-1252 nothing or a sign that does
 * not stand within words, stands within words.
 */
function isCodePage850(bytes: Uint8Array): boolean {
  const text = latin1(sampleOf(bytes));
  return (text.match(/(?<=[a-z])[\x81\x82\x84\x87\x88\x8b\x93\x94](?=[a-z])/gi)?.length ?? 0) > 0;
}

/** Characters of four bytes, every other one a digit: of what newsrooms send, GB18030 alone has any. */
function hasFourBytes(bytes: Uint8Array): boolean {
  const found = latin1(sampleOf(bytes)).match(/(?:[\x81-\xfe][0-9]){2}/g);
  return (found?.length ?? 0) >= leastFourBytes;
}

const leastFourBytes = 3;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

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
