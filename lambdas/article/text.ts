import { characters } from './characters.ts';
import { pairedMarks } from './direction.ts';

/** Controls, soft hyphens, zero-width spaces, bidi overrides, noncharacters: never part of prose. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u180e\u200b\u202d\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/**
 * Joiners shape Persian, Indic scripts and emoji; away from a letter they do nothing, but after a
 * virama, where they end a word of Malayalam or Bengali.
 */
const looseJoiner =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/** What is in few texts, and has to be looked at: variation selectors, marks of direction, tags. */
const unusual = /[\u202a-\u202c\u2066-\u2069]|[\ufe00-\ufe0f]|\udb40/;

/**
 * One variation selector chooses the form of the character before it, those of plane 14 of a Han one;
 * tags spell the flag of a region (UTS 51, ED-14a). Any others are text that nobody sees.
 */
const unseen =
  /([\p{L}\p{N}\p{P}\p{S}][\ufe00-\ufe0f]|\p{Script=Han}[\u{e0100}-\u{e01ef}]|\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f})|[\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/gu;

/** Also the vertical tab and the form feed, which XML does not have. */
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

const plainAscii = /^[\n\x20-\x7e]*$/;

/**
 * Text as it may be published: Unicode NFC, without control and invisible characters, and with one kind
 * of line break. Other white space is kept as it stands.
 */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text;
  const visible = text.toWellFormed().replace(invisible, '').replace(lineBreak, '\n');
  const usual = unusual.test(visible) ? pairedMarks(visible.replace(unseen, '$1')) : visible;
  return usual.replace(looseJoiner, '').normalize('NFC');
}

/** Prose on one line: clean, each run of white space one space, none at the ends. */
export function cleanLine(text: string): string {
  return oneLine(cleanProse(text));
}

/** Each run of white space one space, none at the ends. */
export function oneLine(text: string): string {
  return (unevenSpace.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

const unevenSpace = /\s\s|[^\S ]/;

/**
 * {@link cleanText}, and characters that were escaped once too often (`&amp;eacute;`) as they are
 * meant. Where somebody writes of `&lt;`, markup is what the text is about, and it is left alone.
 */
export function cleanProse(text: string): string {
  const clean = cleanText(text);
  if (!clean.includes('&') || /&[lg]t;/.test(clean)) return clean;
  return cleanText(
    clean.replace(escapedCharacter, (escaped, name = '', decimal = '', hexadecimal = '') => {
      if (name === 'amp') return '&';
      if (name !== '') return (Object.hasOwn(characters, name) && characters[name]) || escaped;
      const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
      const isMarkup = code === 0x26 || code === 0x3c || code === 0x3e;
      return isMarkup || code > 0x10ffff ? escaped : String.fromCodePoint(code);
    }),
  );
}

/** However often its ampersand was escaped. */
const escapedCharacter =
  /&(?:(?:amp|#0*38|#[xX]0*26);)*(?:(amp|[A-Za-z]{2,7}\d{0,2});|#0*([1-9]\d{1,6});|#[xX]0*([1-9a-fA-F][0-9a-fA-F]{1,5});)/g;

/** Whether a line ends as a sentence does, also in scripts with their own full stop. */
export function endsSentence(line: string): boolean {
  return (
    /[.!?…。！？؟۔।:;"”’'»)\]]$/u.test(line) && /[.!?…。！？؟۔।:;]["”’'»)\]]{0,3}$/u.test(line)
  );
}

/** How many words a text has; a run of letters in a script without spaces counts as one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu)?.length ?? 0;
}
