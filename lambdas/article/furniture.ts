import { phrases } from './furniture-phrases.ts';
import { endsSentence } from './text.ts';

/** Longer lines are prose, whatever they begin with. In characters. */
const longestFurniture = 200;
const longestStamp = 100;

/**
 * Whether a line, wherever it stands, belongs to the page and not to the article: "Advertisement",
 * "Source link", "1 of 6", "Sign up for our newsletter".
 */
export function isFurniture(line: string): boolean {
  if (line.length > longestFurniture || isQuoted(line)) return false;
  const plain = fold(line);
  const bare = strip(plain);
  if (bare === '' || lines.has(bare) || shapes.some((shape) => shape.test(bare))) return true;
  const isStamp = line.length <= longestStamp && !/[.!?]["”’]?$/.test(line);
  return begins(plain, openings) || (isStamp && begins(plain, stamps));
}

/** Whether a line is a heading such as "Related Posts", after which the article is over. */
export function opensTail(line: string): boolean {
  return line.length <= longestFurniture && tails.has(strip(fold(line)));
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

/** Somebody is speaking. */
function isQuoted(line: string): boolean {
  return /^["“”„«‘]/.test(line);
}

const lines = new Set(phrases.flatMap((one) => one.lines));
const tails = new Set(phrases.flatMap((one) => one.tails));
const labels = new Set(phrases.flatMap((one) => one.labels));
const openings = byFirstLetter(phrases.flatMap((one) => one.openings));
const stamps = byFirstLetter(phrases.flatMap((one) => one.stamps));

/** Counters, page numbers, reading times, dates that stand alone. */
const shapes = [
  /^(?:page |slide |image |photo |seite |bild )?\d{1,3} ?(?:of|\/|von|de|sur|di|van|av) ?\d{1,3}$/,
  /^(?:page|slide|seite) \d{1,3}$/,
  /^[\d.,]{1,9}[km]? (?:shares?|comments?|views?|likes?|reads?|replies|retweets|followers|votes?|kommentare?|commentaires?|comentarios)$/,
  /^(?:est\.? |approx\.? )?\d{1,3}(?:-| )?(?:min|mins|minutes?|minuten|minutos?|minuti)(?: |-)?(?:read|reading time|lesezeit|lesedauer|de lecture|de lectura|di lettura)$/,
  /^(?:reading time|read time|lesezeit|lesedauer|temps de lecture|estimated reading time):? .{1,30}$/,
  /^(?:an? |\d{1,3} )?(?:second|minute|hour|day|week|month|year)s? ago$/,
  /^vor \d{1,3} (?:minuten?|stunden?|tagen?|monaten?)$/,
];

function byFirstLetter(all: string[]): Map<string, string[]> {
  return Map.groupBy(all, (phrase) => phrase.charAt(0));
}

function begins(line: string, beginnings: Map<string, string[]>): boolean {
  return beginnings.get(line.charAt(0))?.some((beginning) => line.startsWith(beginning)) ?? false;
}

/** Lower case, straight apostrophes, single spaces. */
function fold(line: string): string {
  return line
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Without arrows, bullets, brackets and punctuation around it. */
function strip(line: string): string {
  return line.replace(/^[^\p{L}\p{N}©]+/u, '').replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '');
}
