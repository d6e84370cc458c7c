import { bodiesOf } from '../../article/blocks.ts';
import { namesInByline } from '../../article/byline.ts';
import { namesIn } from '../../article/called.ts';
import { isDateLine } from '../../article/date-line.ts';
import { datelineOf } from '../../article/dateline.ts';
import { isFurniture, isSectionLabel, withoutFurniture } from '../../article/furniture.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { endsSentence } from '../../article/text.ts';
import { embargoIn, speaksOfEmbargo, withoutEmbargo } from '../wire/embargo.ts';
import { type Label, labelOf, statusFor, withoutLabel } from '../wire/labels.ts';
import { linesToBlocks } from './blocks.ts';
import { paragraphsOf } from './paragraphs.ts';

const longestText = 1_000_000;
const mostParagraphs = 20_000;
const longestHeadline = 300;

/** Plain text as desks and aggregators export it: headline, byline, paragraphs, and furniture. */
export const textReader = {
  format: 'text',

  /** Any text may be read so; every other reader that knows the file is surer. */
  recognises() {
    return 0.1;
  },

  read(text, { lastModified }) {
    if (text.length > longestText) throw tooLong(text.length);
    const lines = paragraphsOf(text);
    if (lines.length > mostParagraphs) throw tooMany(lines.length);
    const embargo = lines.slice(0, linesOfHead).filter(isEmbargo);
    const own = lines.filter((line) => !embargo.includes(line));
    const head = headOf(own);
    const { kept, dropped } = withoutFurniture(own.slice(head.length));
    if (kept.length === 0 && statusFor(head.label?.is) === 'usable') throw noArticle();
    const until = embargoIn([...embargo, head.headline], lastModified);
    return readingOf(head, kept, [...embargo, ...dropped], until);
  },
} satisfies Reader;

/** An embargo stands at the head of a text, by itself or before the headline on one line. */
const linesOfHead = 6;

function isEmbargo(line: string): boolean {
  return speaksOfEmbargo(line) && withoutEmbargo(line) === line;
}

/** What stands before the text. */
interface Head {
  headline: string;
  /** What it is beside a story, with the words that say so. */
  label: { is: Label; words: string } | undefined;
  by: string | undefined;
  dropped: string[];
  /** How many lines it takes. */
  length: number;
}

function headOf(lines: string[]): Head {
  const dropped: string[] = [];
  let at = 0;
  while (isBeforeHeadline(lines, at)) dropped.push(lines[at++] ?? '');
  const { label, headline, length } = labelledHeadline(lines.slice(at, at + 2));
  at += length;
  if (headline === undefined) throw noArticle();
  if (!isHeadline(headline)) throw noHeadline();
  let by: string | undefined;
  for (let line = lines[at]; line !== undefined; line = lines[++at]) {
    const names = by === undefined ? namesInByline(line) : undefined;
    if (names !== undefined) by = names;
    else if (isDateLine(line) || isFurniture(line) || line === headline) dropped.push(line);
    else break;
  }
  return { headline, label, by, dropped, length: at };
}

/** "KILL: Storm closes harbour", or the headline on a line below the word. */
function labelledHeadline([first, second]: string[]) {
  const is = first === undefined ? undefined : labelOf(first);
  if (first === undefined || is === undefined)
    return { label: undefined, headline: first, length: first === undefined ? 0 : 1 };
  const label = { is, words: first };
  const rest = withoutLabel(first);
  return rest === first && second !== undefined
    ? { label, headline: second, length: 2 }
    : { label, headline: rest, length: 1 };
}

/** Long sentences are the text itself. */
function isHeadline(line: string): boolean {
  return line.length <= (/[.。]["”’»]?$/.test(line) ? longestHeadline / 2 : longestHeadline);
}

function isBeforeHeadline(lines: string[], at: number): boolean {
  const [line = '', next = '', afterNext = ''] = lines.slice(at, at + 3);
  return (
    next !== '' &&
    (isFurniture(line) ||
      isSectionLabel(line) ||
      isDateLine(line) ||
      isKicker(line, next, afterNext))
  );
}

/** A word or two before a line that looks more like a headline, which the text follows. */
function isKicker(line: string, next: string, afterNext: string): boolean {
  const words = (text: string) => text.split(' ').length;
  return (
    words(line) <= 2 &&
    words(next) >= 5 &&
    words(afterNext) >= 12 &&
    !endsSentence(line) &&
    !endsSentence(next) &&
    endsSentence(afterNext) &&
    namesInByline(next) === undefined &&
    !isDateLine(next)
  );
}

function readingOf(
  head: Head,
  lines: string[],
  dropped: string[],
  embargoedUntil: string | undefined,
): Reading {
  const blocks = linesToBlocks(lines);
  const located = datelineOf(blocks);
  const pubStatus = statusFor(head.label?.is);
  const notice = [head.headline, head.label?.words ?? '', ...lines.slice(0, 3)];
  return {
    ...(pubStatus !== 'usable' && { names: namesIn(notice) }),
    article: {
      pubStatus,
      headlines: [{ value: withoutEmbargo(head.headline) }],
      bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
      ...(head.label && { edNote: head.label.words }),
      ...(embargoedUntil && { embargoedUntil }),
      ...(head.by && { by: head.by }),
      ...(located && { located }),
    },
    evidence: {
      headline: 'first line',
      ...(embargoedUntil && { embargoedUntil: 'embargo line' }),
      ...(head.label && { pubStatus: head.label.words }),
      ...(head.by && { by: 'byline' }),
      ...(located && { located: 'dateline' }),
    },
    dropped: [...head.dropped, ...dropped],
  };
}

function tooLong(length: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The text is ${length.toLocaleString('en')} characters long; an article has ${longestText.toLocaleString('en')} at most.`,
    'Upload one article in a file.',
  );
}

function tooMany(paragraphs: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The text has ${paragraphs.toLocaleString('en')} paragraphs; an article has ${mostParagraphs.toLocaleString('en')} at most.`,
    'Upload one article in a file.',
  );
}

function noHeadline(): RejectedUpload {
  return new RejectedUpload(
    'no-headline',
    'The text begins with a paragraph where its headline should stand.',
    'Put the headline on the first line, then an empty line, then the text.',
  );
}

function noArticle(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The file has no text below its headline.',
    'Put the headline on the first line, then an empty line, then the text.',
  );
}
