import { namesInByline } from '../../article/byline.ts';
import { isDateLine } from '../../article/date-line.ts';
import { isSectionLabel } from '../../article/furniture.ts';
import { endsSentence } from '../../article/text.ts';
import type { Metadata } from './metadata.ts';

const longestStamp = 80;
const longestLabel = 40;
/** What stands beside a byline's names, in characters. */
const longestBeside = 60;
const mostWordsOfLabel = 5;

/** Whether a line is what a page prints between headline and text. */
export function isHeadMatter(text: string, isHeading: boolean, metadata: Metadata): boolean {
  return (
    repeatsHead(text, metadata) ||
    isStamp(text) ||
    namesAuthors(text, metadata) ||
    (isHeading ? isHeadlineAgain(text, metadata.headline) : isLabel(text))
  );
}

/** Whether a line is the headline, the section, the byline or the date once more. */
export function repeatsHead(text: string, { headline, by, section }: Metadata): boolean {
  return (
    text === headline ||
    text.toLowerCase() === section?.toLowerCase() ||
    isSectionLabel(text) ||
    text === by ||
    isDateLine(text) ||
    namesInByline(text) !== undefined
  );
}

/** The byline, whatever stands beside its names: what somebody is, or whom they work for. */
function namesAuthors(text: string, { by, authors = [] }: Metadata): boolean {
  if (by === undefined || text.length >= by.length + longestBeside || endsSentence(text))
    return false;
  return text.includes(by) || (authors.length > 1 && authors.every((name) => text.includes(name)));
}

/** A date among a few other words: "28.04.2023, 19:09 · 3 Min", "Berlin, 3 May 2024". */
export function isStamp(text: string): boolean {
  const bare = text.replace(/\b\p{L}{1,4}\.$/u, '');
  return text.length <= longestStamp && date.test(text) && !/[.!?。]$/.test(bare);
}

const date =
  /\b(?:\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d|20\d\d-\d\d-\d\d|\d{1,2}\.? \p{L}{3,9}\.?,? 20\d\d|\p{L}{3,9}\.? \d{1,2},? 20\d\d|20\d\d年\d{1,2}月\d{1,2}日)/u;

/** Whether a line is what the page tells of its article: byline and date may stand below it. */
export function isStandfirst(text: string, { standfirst = '' }: Metadata): boolean {
  return standfirst.startsWith(text.slice(0, 60));
}

/** The headline once more, with its kicker. */
function isHeadlineAgain(text: string, headline: string | undefined): boolean {
  const words = wordsOf(headline ?? '');
  const own = wordsOf(text);
  return (
    words.size >= 3 &&
    own.size <= 2 * words.size &&
    words.intersection(own).size >= 0.8 * words.size
  );
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** A kicker, a name, somebody's role: a few words that say nothing. */
function isLabel(text: string): boolean {
  return (
    text.length <= longestLabel && !endsSentence(text) && text.split(' ').length <= mostWordsOfLabel
  );
}
