/**
 * Mends text that was written as UTF-8, read as windows-1252 and saved so: `Ã©` for é, `â€™` for ’.
 * It may have happened more than once. Nothing is touched unless it is certain: such sequences stand
 * in words as no language has them, and hardly anything beyond ASCII stands outside them; or they were
 * read as ISO-8859-1, and hold control characters that no text has.
 */
export function mendMojibake(text: string): { text: string; times: number } {
  let mended = withoutControls(text);
  let times = mended === text ? 0 : 1;
  while (times < mostTimes && isCertain(mended)) {
    mended = mended.replace(sequence, (found) => characterOf(found) ?? found);
    times += 1;
  }
  return { text: times > 0 ? withoutRemains(mended) : text, times };
}

const mostTimes = 3;

function withoutControls(text: string): string {
  if (!telling.test(text)) return text;
  return text.replace(bytes, (found) =>
    control.test(found) ? (decoded(found, (letter) => letter.charCodeAt(0)) ?? found) : found,
  );
}

/** A character of two, three or four bytes in UTF-8, as ISO-8859-1 has it. */
const bytes = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
const control = /[\x80-\x9f]/;
/** Those of them that windows-1252 has characters for. */
const telling = /[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]/;

/** What windows-1252 makes of the bytes from 0x80 on, each in its place. */
const western = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index),
);
const byteOf = new Map([...western].map((letter, index) => [letter, 0x80 + index]));

/** A class of the characters that windows-1252 makes of these bytes. */
function shown(from: number, to: number): string {
  const codes = [...western.slice(from - 0x80, to - 0x7f)].map((one) => one.charCodeAt(0));
  return `[${codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')}]`;
}

const tail = shown(0x80, 0xbf);

/** A character of two, three or four bytes in UTF-8, as windows-1252 shows it. */
const sequence = new RegExp(
  `${shown(0xc2, 0xdf)}${tail}|${shown(0xe0, 0xef)}${tail}{2}|${shown(0xf0, 0xf4)}${tail}{3}`,
  'g',
);

/** Cheap, and true of no text that is all right. */
const suspicious = new RegExp(`${shown(0xc2, 0xf4)}${tail}`);

function isCertain(text: string): boolean {
  if (!suspicious.test(text)) return false;
  let certain = 0;
  let others = 0;
  let end = 0;
  for (const { 0: found, index } of text.matchAll(sequence)) {
    others += beyondAscii(text.slice(end, index));
    const joined = index === end && index > 0;
    if (characterOf(found) === undefined) others += 1;
    else if (joined || isOutOfPlace(found, text[index - 1], text[index + found.length]))
      certain += 1;
    end = index + found.length;
  }
  others += beyondAscii(text.slice(end));
  return certain > others;
}

/**
 * A capital or a sign within a word in small letters, as in `cafÃ©s`; a sign that follows a lone
 * `Â`; or three at once beside a letter, as in `Itâ€™s`. `MANHÃ”` and a lone `â€™` may be meant.
 */
function isOutOfPlace(found: string, before = ' ', after = ' '): boolean {
  if (found.length > 2) {
    const isSign = /^[âð]/.test(found) && /[\p{L}\p{N}]/u.test(before + after);
    return isSign || (/[a-z]/.test(before) && /[a-z]/.test(after));
  }
  if (found.startsWith('Â')) return !/\p{Lu}/u.test(before);
  const isEnd = /\p{Lu}/u.test(before) && /[“”„‘’«»–—…]/.test(found);
  return /\p{Ll}/u.test(before) || (/\p{Ll}/u.test(after) && !isEnd);
}

function beyondAscii(text: string): number {
  return (
    text
      .replace(cut, '')
      .replace(spaced, '')
      .match(/[^\0-\x7f\u00a0]/gu)?.length ?? 0
  );
}

/** Where a no-break space had been made a common one, or a byte that windows-1252 lacks was lost. */
function withoutRemains(text: string): string {
  return text.replace(spaced, 'à').replace(cut, '”');
}

const spaced = /(?<!\p{Lu})Ã(?=\s)/gu;
const cut = /â€(?=[\s.,;:!?<"]|$)/g;

/** undefined where the bytes are no character: not of UTF-8, or written longer than need be. */
function characterOf(found: string): string | undefined {
  return decoded(found, (letter) => byteOf.get(letter) ?? 0);
}

function decoded(found: string, byte: (letter: string) => number): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(found, byte));
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
