import { namesInByline } from '../../article/byline.ts';
import { toUtc } from '../../article/dates.ts';
import { isSentence } from '../../article/furniture.ts';
import type { NinjsSubject } from '../../article/ninjs.ts';
import type { Reader } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { embargoIn, speaksOfEmbargo } from '../wire/embargo.ts';
import { beginsAsWire, firstMessage } from '../wire/frame.ts';
import { keywordLabelOf, labelOf, withoutLabel } from '../wire/labels.ts';
import { wireParagraphs } from '../wire/paragraphs.ts';
import { readingOfStory } from '../wire/reading.ts';
import { altIdsOf, storyId } from './story.ts';

/** A message of ANPA 1312, as American agencies send it. */
export const anpaReader = {
  format: 'anpa',

  recognises(text) {
    if (!beginsAsWire(text)) return 0;
    const start = text.slice(0, 1000);
    return selector.test(start) || typeset.test(start) ? 0.95 : 0;
  },

  read(text, { lastModified }) {
    const message = firstMessage(text);
    const { transmission, urgency, category, keyword } = headingOf(message.heading);
    const { lines, rest } = headOf(message.text);
    const notice = rest.slice(0, linesOfNotice).filter(speaksOfEmbargo);
    const head = sorted(lines);
    const slugline = head.slugline ?? keyword;
    const labelled =
      [keyword, head.slugline].find((line) => line && keywordLabelOf(line)) ??
      (head.headline && labelOf(head.headline) ? head.headline : undefined);
    const label = labelled && (keywordLabelOf(labelled) ?? labelOf(labelled));
    const versionCreated = trailerTime(message.trailer);
    return readingOfStory({
      headline:
        head.headline && (labelOf(head.headline) ? withoutLabel(head.headline) : head.headline),
      label: label && labelled ? { is: label, words: labelled } : undefined,
      slugline,
      urgency,
      category,
      standfirst: head.standfirst,
      by: head.by,
      edNote: head.edNote,
      embargoedUntil: embargoIn([...message.heading, ...lines, ...notice], lastModified),
      versionCreated,
      documentId: storyId(slugline, versionCreated),
      altIds: altIdsOf(transmission, slugline),
      paragraphs: wireParagraphs(rest.filter((line) => !notice.includes(line))).map(typographic),
      dropped: head.dropped,
      evidence: {
        headline: 'headline line',
        ...(slugline && { slugline: 'keyword line' }),
        ...(urgency && { urgency: 'priority' }),
        ...(category && { subjects: 'category' }),
        ...(head.by && { by: 'byline' }),
        ...(head.standfirst && { descriptions: 'summary line' }),
        ...(message.count > 1 && { items: `first of ${message.count}` }),
      },
    });
  },
} satisfies Reader;

/** An embargo may also stand on the first lines of the text. */
const linesOfNotice = 4;

/** The unit separator between number and selector code, or the mark of a typeset line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the format's own signs.
const selector = /^[^\x02]*\x01[a-z]? ?\d{4}\x1f/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const typeset = /\x02\s*\^/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const numbered = /^\s*([a-z]? ?\d{3,5})\x1f/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const classified = /^\s*([a-z]) ([a-z])[\x11-\x14\s]+(.*)$/i;

/** "W2870 US asian" and "f l DC3 DC1 BC-Keyword 11-13 1049": priority, category, keyword, date. */
function headingOf([first = '', second = '']: string[]) {
  const [, transmission] = numbered.exec(first) ?? [];
  const [, priority = '', letter = '', rest = ''] = classified.exec(second) ?? [];
  return {
    transmission,
    urgency: urgencies[priority.toLowerCase()],
    category: categoryOf(letter.toLowerCase()),
    keyword: cleanLine(rest).replace(/\s+\d\d?-\d\d?\s+\d+$/, '') || undefined,
  };
}

/** Flash, bulletin, urgent, regular, deferred; the other letters tell when it may be used. */
const urgencies: Record<string, number> = { f: 1, b: 2, u: 3, r: 4, d: 5 };

/** The categories of ANPA 1312 that name a subject. */
const categories: Record<string, string> = {
  a: 'domestic',
  d: 'food',
  e: 'entertainment',
  f: 'finance',
  i: 'international',
  k: 'commentary',
  l: 'lifestyle',
  o: 'weather',
  p: 'politics',
  s: 'sports',
  t: 'travel',
  w: 'Washington',
};

function categoryOf(letter: string): NinjsSubject | undefined {
  const name = categories[letter];
  return name ? { name, rel: 'category', literal: letter, creator: 'publisher' } : undefined;
}

/** The lines before the text: each begins with "^" and ends with "<" or "=", may be over several. */
function headOf(text: string[]): { lines: string[]; rest: string[] } {
  const lines: string[] = [];
  let at = text.findIndex((line) => line.trim() !== '');
  for (let line = text[at]; line?.startsWith('^'); line = text[++at]) {
    const parts = [line.replace(/^\^+/, '')];
    while (!isEnded(parts.at(-1)) && continues(text[at + 1])) parts.push(text[++at] ?? '');
    lines.push(cleanLine(parts.join(' ')));
  }
  return { lines, rest: text.slice(Math.max(0, at)) };
}

function isEnded(line = ''): boolean {
  return line.endsWith('<') || line.endsWith('=');
}

function continues(line: string | undefined): boolean {
  return line !== undefined && /^[^\s^]/.test(line);
}

interface Head {
  slugline: string | undefined;
  headline: string | undefined;
  standfirst: string | undefined;
  by: string | undefined;
  edNote: string | undefined;
  dropped: string[];
}

/** The keyword line has a word count behind a comma; the headline is the next. */
function sorted(lines: string[]): Head {
  const head: Omit<Head, 'edNote'> = {
    slugline: undefined,
    headline: undefined,
    standfirst: undefined,
    by: undefined,
    dropped: [],
  };
  const notes: string[] = [];
  for (const [index, marked] of lines.entries()) {
    const line = typographic(marked.replace(/\s*[<=]$/, ''));
    const names = head.by === undefined ? namesInByline(line) : undefined;
    if (line === '') continue;
    if (index === 0 && /,\s*\d+$|^(?:BC|AM|PM)-/.test(line))
      head.slugline = line.replace(/,\s*\d*$/, '');
    else if (/^(?:eds|editors|ap (?:photo|video|graphic))\b/i.test(line) || speaksOfEmbargo(line))
      notes.push(line);
    else if (names !== undefined) head.by = names;
    else if (head.headline === undefined && !marked.endsWith('=')) head.headline = line;
    else if (head.standfirst === undefined && isSentence(line) && line.length >= 60)
      head.standfirst = line;
    else head.dropped.push(line);
  }
  return { ...head, edNote: notes.join(' ') || undefined };
}

/** The signs that the six-bit code of the wire has no others for. */
function typographic(text: string): string {
  return text
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('`', '‘')
    .replaceAll(' _ ', ' — ');
}

/** "AP-WF-11-13-13 1509GMT": month, day, year, then the time. */
function trailerTime(trailer: string): string | undefined {
  const [, month, day, year, hour, minute] =
    /(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d) ?GMT/.exec(trailer) ?? [];
  return month && toUtc(`20${year}-${month}-${day}T${hour}:${minute}:00Z`);
}
