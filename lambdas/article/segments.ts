/** Counts and cuts text as its language does, by the rules of Unicode (UAX 29) and CLDR. */

type Granularity = 'grapheme' | 'word' | 'sentence';

const segmenters = new Map<string, Intl.Segmenter>();

/** How many characters a text has, as readers count them. */
export function countCharacters(text: string): number {
  if (plain.test(text)) return text.length;
  let count = 0;
  for (const _ of segments(text, 'grapheme')) count++;
  return count;
}

/** How many words a text has, also in languages that set no spaces between them. */
export function countWords(text: string, language: string | undefined): number {
  let count = 0;
  for (const { isWordLike } of segments(text, 'word', language)) if (isWordLike) count++;
  return count;
}

/** A line of at most so many characters, cut after a word, with an ellipsis if it was cut. */
export function cutLine(line: string, most: number, language: string | undefined): string {
  if (countCharacters(line) <= most) return line;
  let end = 0;
  let length = 0;
  for (const { index, segment, isWordLike } of segments(line, 'word', language)) {
    length += countCharacters(segment);
    if (length > most - ellipsis.length) break;
    if (isWordLike) end = index + segment.length;
  }
  if (end > 0) return line.slice(0, end) + ellipsis;
  // A word that is longer than the line may be.
  const characters = [...segments(line, 'grapheme')].slice(0, most - ellipsis.length);
  return characters.map(({ segment }) => segment).join('') + ellipsis;
}

/** Where a text ends that is cut, an index into it, and whether a sentence ends there. */
export interface End {
  at: number;
  isSentence: boolean;
}

/** After a sentence if one ends within so many words, else after a word. */
export function endWithin(text: string, most: number, language: string | undefined): End {
  let word = 0;
  let words = 0;
  for (const { index, segment, isWordLike } of segments(text, 'word', language)) {
    if (!isWordLike) continue;
    if (++words > most) break;
    word = index + segment.length;
  }
  let sentence = 0;
  words = 0;
  for (const { index, segment } of segments(text, 'sentence', language)) {
    words += countWords(segment, language);
    if (words > most) break;
    sentence = index + segment.trimEnd().length;
  }
  return sentence > 0 ? { at: sentence, isSentence: true } : { at: word, isSentence: false };
}

export const ellipsis = '…';

/** Text in which each code unit is a character: Latin letters, punctuation, currencies. */
const plain = /^[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

function segments(text: string, granularity: Granularity, language = ''): Intl.Segments {
  // Of a language tag only the language counts, and there are only so many of those to remember.
  const [primary = 'en'] = /^[a-z]{2,3}(?![a-z])/i.exec(language) ?? [];
  const key = `${granularity} ${primary.toLowerCase()}`;
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(primary, { granularity });
  segmenters.set(key, segmenter);
  return segmenter.segment(text);
}
