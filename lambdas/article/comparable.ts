/** Text in the forms in which what a desk wrote is compared with what an article says. */

/** Of a name, a code or an address: upper and lower case are one. */
export function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/**
 * Its words in lower case, each between two spaces; what stands between them does not count. Scripts
 * without spaces count as a word each character.
 */
export function wordsOf(text: string): string {
  const found = folded(text).match(word) ?? [];
  return ` ${found.join(' ')} `;
}

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
