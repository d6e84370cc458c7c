/** Controls, soft hyphens, zero-width spaces, bidi overrides, noncharacters: never part of prose. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u180e\u200b\u202d\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** Joiners shape Persian, Indic scripts and emoji; away from a letter they do nothing. */
const looseJoiner =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

const plainAscii = /^[\n\x20-\x7e]*$/;

/**
 * Text as it may be published: Unicode NFC, without control and invisible characters. White space
 * is kept as it stands.
 */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text;
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(looseJoiner, '')
    .replace(/[\u0085\u2028\u2029]/g, '\n')
    .normalize('NFC');
}

/** {@link cleanText} on one line: each run of white space becomes one space, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

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
