import { decodeAs } from './decode-as.ts';
import { letters } from './letters.ts';

/**
 * Encodings with one byte a character, and how much rarer each is in what newsrooms send than the
 * first: natural logarithms, guessed. It decides where there are only a few letters to judge by.
 */
const encodings = new Map([
  ['windows-1252', 0],
  ['windows-1250', -2],
  ['windows-1251', -2],
  ['windows-1254', -2],
  ['windows-1253', -2],
  ['windows-1255', -2],
  ['windows-1256', -2],
  ['windows-1257', -2],
  ['windows-1258', -4],
  ['windows-874', -2],
  ['iso-8859-2', -3],
  ['iso-8859-5', -4],
  ['iso-8859-6', -4],
  ['iso-8859-7', -3],
  ['iso-8859-8', -4],
  ['iso-8859-13', -5],
  ['iso-8859-15', -3],
  ['koi8-r', -3],
  ['koi8-u', -4],
  ['macintosh', -5],
  ['x-mac-cyrillic', -6],
  ['ibm866', -6],
  ['iso-8859-4', -7],
]);

/** How many characters beyond ASCII are looked at: enough to tell, and quickly done. */
const mostCharacters = 600;

/** Natural logarithms of how often something is met with where it is not a letter of the language. */
const ofPunctuation = Math.log(0.03);
const ofAnythingElse = Math.log(0.0004);
const ofCapital = Math.log(0.08);

/** Below it hardly any character is one of the language's: it is not the encoding. */
const leastLikelihood = -5.5;

/**
 * The encodings of one byte a character in which the bytes give the letters of a language, in the
 * proportion and the places that they have in it; likeliest first.
 */
export function rankEncodings(bytes: Uint8Array): { encoding: string }[] {
  return [...encodings]
    .map(([encoding, rarity]) => {
      const found = lettersIn(decodeAs(bytes, encoding, false));
      const likelihood = likelihoodOf(found);
      return { encoding, likelihood, score: likelihood * found.length + rarity };
    })
    .filter(({ likelihood }) => likelihood > leastLikelihood)
    .sort((one, other) => other.score - one.score);
}

/**
 * How likely the bytes are in this encoding, as {@link rankEncodings} has it: of one character beyond
 * ASCII, a natural logarithm, and the number of those; undefined where a character has more bytes.
 */
export function likelihoodIn(
  bytes: Uint8Array,
  encoding: string,
): { each: number; count: number } | undefined {
  if (!encodings.has(encoding)) return undefined;
  const found = lettersIn(decodeAs(bytes, encoding, false));
  return { each: likelihoodOf(found), count: found.length };
}

/** In the language that the letters suit best. */
function likelihoodOf(found: Letter[]): number {
  if (found.length === 0) return 0;
  return Math.max(...languages.map((language) => sum(found, language) / found.length));
}

interface Letter {
  /** In lower case. */
  letter: string;
  /** What its place in its word costs. */
  place: number;
}

function lettersIn(text: string): Letter[] {
  const found: Letter[] = [];
  for (const { 0: letter, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    if (found.length === mostCharacters) break;
    const before = text[index - 1] ?? ' ';
    const after = text[index + letter.length] ?? ' ';
    found.push({ letter: letter.toLowerCase(), place: placeOf(letter, before, after) });
  }
  return found;
}

/** Words are of one script, have capitals only in front or throughout, and no signs within. */
function placeOf(letter: string, before: string, after: string): number {
  const isLatin = /[\p{Script=Latin}\p{Script=Inherited}\P{L}]/u.test(letter);
  if (!isLatin && /[a-z]/i.test(before + after)) return ofAnythingElse;
  if (/[©®°§№·•€£]/.test(letter) && /\p{Ll}/u.test(before + after)) return ofAnythingElse;
  if (!/\p{Lu}/u.test(letter)) return 0;
  return /\p{Ll}/u.test(before) ? ofAnythingElse : ofCapital;
}

type Language = ReadonlyMap<string, number>;

const punctuation = '\u00a0“”„‘’‚–—…«»€£°§©®№¿¡•·';

const languages: Language[] = Object.values(letters).map(languageOf);

/** How often each letter is met with, by its rank among the language's letters (Zipf). */
function languageOf(alphabet: string): Language {
  const list = [...alphabet];
  const whole = list.reduce((total, _, rank) => total + 1 / (rank + 2), 0);
  return new Map([
    ...[...punctuation].map((sign) => [sign, ofPunctuation] as const),
    ...list.map((letter, rank) => [letter, Math.log(1 / (rank + 2) / whole)] as const),
  ]);
}

function sum(found: Letter[], language: Language): number {
  return found.reduce(
    (total, { letter, place }) => total + place + (language.get(letter) ?? ofAnythingElse),
    0,
  );
}
