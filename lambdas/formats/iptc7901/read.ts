import { namesInByline } from '../../article/byline.ts';
import { toUtc } from '../../article/dates.ts';
import type { NinjsSubject } from '../../article/ninjs.ts';
import type { Reader } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { embargoIn, speaksOfEmbargo } from '../wire/embargo.ts';
import { beginsAsWire, firstMessage } from '../wire/frame.ts';
import { keywordLabelOf, labelOf, withoutLabel } from '../wire/labels.ts';
import { wireParagraphs } from '../wire/paragraphs.ts';
import { readingOfStory } from '../wire/reading.ts';
import { wireTime } from '../wire/time.ts';

/** A message of IPTC 7901, "The text transmission format", as European agencies send it. */
export const iptc7901Reader = {
  format: 'iptc7901',

  /** ANPA 1312, framed alike, is surer where its own signs are found. */
  recognises(text) {
    return beginsAsWire(text) ? 0.9 : 0;
  },

  read(text, { lastModified }) {
    const message = firstMessage(text);
    const { transmission, urgency, category, keywords } = headingOf(message.heading);
    const { headline, label, by, edNote, rest } = headOf(message.text);
    const marked = [...keywords, ...(label ? [label] : [])];
    const kind = marked.map((line) => keywordLabelOf(line)).find((one) => one !== undefined);
    const own = headline === undefined ? undefined : labelOf(headline);
    const told = [...message.heading.slice(1), ...message.text.slice(0, linesOfHead)];
    const slugline = keywords.join(' ').replace(/[/\s]+$/, '') || undefined;
    return readingOfStory({
      headline: headline && (own ? withoutLabel(headline) : headline),
      label: kind
        ? { is: kind, words: label && labelOf(label) ? label : (slugline ?? kind) }
        : own && headline
          ? { is: own, words: headline }
          : undefined,
      slugline,
      urgency,
      category,
      standfirst: undefined,
      by,
      edNote,
      embargoedUntil: embargoIn(told, lastModified),
      versionCreated: trailerTime(message.trailer, lastModified),
      paragraphs: wireParagraphs(rest),
      altIds: transmission ? [{ role: 'transmission', value: transmission }] : [],
      dropped: label && !labelOf(label) ? [label] : [],
      evidence: {
        headline: 'headline line',
        ...(slugline && { slugline: 'keyword line' }),
        ...(urgency && { urgency: 'priority' }),
        ...(by && { by: 'byline' }),
        ...(message.count > 1 && { items: `first of ${message.count}` }),
      },
    });
  },
} satisfies Reader;

/** Embargoes stand before the text, also where a headline of several lines comes first. */
const linesOfHead = 8;

/** "eca062 4 i 211 ccccb dpa 061": service and number, priority, category, words, and more. */
function headingOf([first = '', ...others]: string[]) {
  const [, transmission, priority, letter] =
    /^\s*([a-z]{2,4} ?\d{2,5}) +(\d)? *([a-z]{1,3})\b/i.exec(first) ?? [];
  return {
    transmission,
    urgency: priority && priority !== '0' ? Number(priority) : undefined,
    category: letter ? categoryOf(letter.toLowerCase()) : undefined,
    keywords: others
      .slice(0, 10)
      .map((line) => cleanLine(line).slice(0, 200))
      .filter((line) => line !== ''),
  };
}

/** The letters that agencies agree on; the others each have their own meaning. */
function categoryOf(letter: string): NinjsSubject | undefined {
  const name = { i: 'international', p: 'politics', s: 'sport' }[letter];
  return name ? { name, rel: 'category', literal: letter, creator: 'publisher' } : undefined;
}

/** The headline ends with "=" or an empty line; a word in capitals may stand on a line before it. */
function headOf(lines: string[]) {
  let at = lines.findIndex((line) => line.trim() !== '');
  const head: string[] = [];
  for (let line = lines[at]; line !== undefined && line.trim() !== ''; line = lines[++at]) {
    if (head.length > 0 && /^\s{2,}\S/.test(line)) break;
    head.push(cleanLine(line));
    if (line.endsWith('=')) {
      at += 1;
      break;
    }
  }
  const label = head.length > 1 && isKicker(head[0] ?? '') ? head.shift() : undefined;
  const headline = head.join(' ').replace(/\s*=$/, '') || undefined;
  const after = afterHeadline(lines.slice(Math.max(0, at)));
  return { headline, label, ...after };
}

function isKicker(line: string): boolean {
  return (
    labelOf(line) !== undefined ||
    (/\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line) && line.split(' ').length <= 3)
  );
}

/** Bylines and notes to editors between headline and text. */
function afterHeadline(lines: string[]) {
  let at = 0;
  let by: string | undefined;
  const notes: string[] = [];
  for (; at < lines.length; at++) {
    const line = cleanLine(lines[at] ?? '').replace(/\s*=$/, '');
    if (line === '') continue;
    const names = by === undefined ? namesInByline(line) : undefined;
    if (names !== undefined) by = names;
    else if (
      /^(?:eds|editors|attention editors|note to editors)\b[\s:]/i.test(line) ||
      speaksOfEmbargo(line)
    )
      notes.push(line);
    else break;
  }
  return { by, edNote: notes.join(' ') || undefined, rest: lines.slice(at) };
}

/** "131137 GMT Nov 13": day, hour and minute, month, year. */
function trailerTime(trailer: string, now: string): string | undefined {
  const [, day, hour, minute, zone, month, year] =
    /(\d\d)(\d\d)(\d\d) ?([A-Z]{3,4}) ([A-Za-z]{3})[a-z]* (\d{4}|\d\d)/.exec(trailer) ?? [];
  if (day === undefined || year === undefined) return undefined;
  const whole = year.length === 4 ? year : `20${year}`;
  const time = `${hour}:${minute}:00`;
  return zone === 'GMT' || zone === 'UTC'
    ? toUtc(`${day} ${month} ${whole} ${time} GMT`)
    : wireTime(`${day} ${month} ${whole} ${hour}:${minute} ${zone}`, now);
}
