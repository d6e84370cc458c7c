import { phrases } from './furniture-phrases.ts';
import { furnitureShapes, tailShapes } from './furniture-shapes.ts';
import { endsSentence } from './text.ts';

/** Longer lines are prose, whatever they begin with; in characters. */
const longestFurniture = 200;
const longestStamp = 100;
const longestPitch = 250;
const longestNotice = 900;
const longestTail = 60;

/**
 * Whether a line, wherever it stands, belongs to the page and not to the article: "Advertisement",
 * "Source link", "1 of 6", "Sign up for our newsletter".
 */
export function isFurniture(line: string): boolean {
  if (line.length > longestNotice || isQuoted(line)) return false;
  const plain = fold(line);
  if (begins(plain, notices)) return true;
  if (line.length > longestFurniture) return false;
  const bare = strip(plain);
  if (bare === '' || lines.has(bare) || furnitureShapes.some((shape) => shape.test(bare)))
    return true;
  const isStamp = line.length <= longestStamp && !/[.!?。！？]["”’」]?$/.test(line);
  return [plain, bare].some(
    (start) => begins(start, openings) || (isStamp && begins(start, stamps)),
  );
}

/**
 * Whether a line invites to a newsletter, an app, a channel. Prose may do so as well: ask only of
 * lines with a link to follow, and of a text's last.
 */
export function isPitch(line: string): boolean {
  if (line.length > longestPitch || isQuoted(line)) return false;
  const bare = strip(fold(line));
  return begins(bare, pitches) && pitched.test(bare);
}

/** Whether a line is a heading such as "Related Posts", after which the article is over. */
export function opensTail(line: string): boolean {
  if (line.length > longestFurniture) return false;
  const bare = strip(fold(line));
  return (
    tails.has(bare) || (bare.length <= longestTail && tailShapes.some((shape) => shape.test(bare)))
  );
}

/** Whether a line is a section or a kicker: furniture where it stands before the headline. */
export function isSectionLabel(line: string): boolean {
  return line.length <= longestFurniture && labels.has(strip(fold(line)));
}

/** Whether a line is a sentence; a short one that asks or exclaims may be a title as well. */
export function isSentence(line: string): boolean {
  return endsSentence(line) && (line.length >= 40 || /[.…。]["”’»)]*$/.test(line));
}

/**
 * An article's lines without its furniture. A heading such as "Related Posts" takes the titles
 * below it along, up to the next sentence: sentences are never dropped for where they stand.
 */
export function withoutFurniture(all: string[]): { kept: string[]; dropped: string[] } {
  const kept: string[] = [];
  const dropped: string[] = [];
  let inTail = false;
  for (const line of all) {
    const isTail = kept.length > 0 && opensTail(line);
    if (isTail) inTail = true;
    else if (isQuoted(line) || isSentence(line)) inTail = false;
    (isTail || inTail || isFurniture(line) ? dropped : kept).push(line);
  }
  return { kept, dropped };
}

/** Lower case, straight apostrophes, single spaces: as phrases are written. */
export function fold(line: string): string {
  return line
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Without arrows, bullets, brackets and punctuation around it. */
export function strip(line: string): string {
  return line.replace(/^[^\p{L}\p{N}©]+/u, '').replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '');
}

/** Somebody is speaking. */
function isQuoted(line: string): boolean {
  return /^["“”„«‘「『]/.test(line);
}

const lines = new Set(phrases.flatMap((one) => one.lines));
const tails = new Set(phrases.flatMap((one) => one.tails));
const labels = new Set(phrases.flatMap((one) => one.labels));
const openings = byFirstLetter(phrases.flatMap((one) => one.openings));
const stamps = byFirstLetter(phrases.flatMap((one) => one.stamps));
const notices = byFirstLetter(phrases.flatMap((one) => one.notices ?? []));
const pitches = byFirstLetter(phrases.flatMap((one) => one.pitches ?? []));
const pitched = anyWord(phrases.flatMap((one) => one.pitched ?? []));

function byFirstLetter(all: string[]): Map<string, string[]> {
  return Map.groupBy(all, (phrase) => phrase.charAt(0));
}

function begins(line: string, beginnings: Map<string, string[]>): boolean {
  return beginnings.get(line.charAt(0))?.some((beginning) => line.startsWith(beginning)) ?? false;
}

/** Whole words, but in scripts that set no spaces between them. */
function anyWord(words: string[]): RegExp {
  const spaced = words.filter((word) => !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word));
  const unspaced = words.filter((word) => !spaced.includes(word));
  return new RegExp(`(?<!\\p{L})(?:${spaced.join('|')})(?!\\p{L})|${unspaced.join('|')}`, 'u');
}
