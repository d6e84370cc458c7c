import { monthNamed } from './date-words.ts';

/** A day as people write it, and where in the text it stands. */
export interface WrittenDate {
  /** `YYYY-MM-DD`. */
  day: string;
  start: number;
  end: number;
}

/** Longer texts are read only so far: a date that tells of its article stands in a short line. */
const longest = 1000;

/**
 * The days that a line names with their year: "May 3, 2024", "3. Mai 2024", "3 de mayo de 2024",
 * "2024年5月3日", "03/05/2024", "٣ مايو ٢٠٢٤". Where day and month could be told either way, the
 * language decides. In order, without overlaps.
 */
export function writtenDates(text: string, language?: string): WrittenDate[] {
  const line = asciiDigits(text.slice(0, longest));
  if (!/\d{4}|\d[./-]\d\d(?!\d)/.test(line)) return [];
  const found = [...numericDates(line, language), ...namedDates(line, language)];
  const dates: WrittenDate[] = [];
  for (const date of found.toSorted((one, other) => one.start - other.start)) {
    if (date.start >= (dates.at(-1)?.end ?? 0)) dates.push(date);
  }
  return dates;
}

/** Arabic, Persian, Devanagari, Bengali, Thai and full-width digits; the length stays. */
function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯๐-๙０-９]/g, (digit) => {
    const zero = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10].findLast(
      (one) => one <= digit.charCodeAt(0),
    );
    return String(digit.charCodeAt(0) - (zero ?? 0));
  });
}

// Arabic puts direction marks about its separators.
const gap = '[\\s\\u200e\\u200f]?';
const yearFirst = new RegExp(
  `(?<!\\d|\\d[./-])(\\d{4})${gap}[-/.年년]${gap}(\\d{1,2})${gap}[-/.月월]${gap}(\\d{1,2})(?!\\d|[./-]\\d)`,
  'g',
);
const yearLast = new RegExp(
  `(?<!\\d|\\d[.,/-])(\\d{1,2})${gap}([./-])${gap}(\\d{1,2})${gap}\\2${gap}(\\d{4}|\\d{2})(?!\\d|[.,/-]\\d)`,
  'g',
);
const vietnamese = /(?<!\d)(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2})\s?,?\s+(?:năm\s+)?(\d{4})(?!\d)/gi;

function numericDates(line: string, language: string | undefined): WrittenDate[] {
  return [
    ...Array.from(line.matchAll(yearFirst), ({ 0: all, 1: year, 2: month, 3: day, index }) =>
      dated(Number(year), Number(month), Number(day), index, all.length),
    ),
    ...Array.from(line.matchAll(yearLast), (match) => {
      const { 0: all, 1: one, 2: separator, 3: other, 4: year = '', index } = match;
      const [day, month] = isMonthFirst(Number(one), Number(other), separator, language)
        ? [Number(other), Number(one)]
        : [Number(one), Number(other)];
      return dated(
        year.length === 2 ? 2000 + Number(year) : Number(year),
        month,
        day,
        index,
        all.length,
      );
    }),
    ...Array.from(line.matchAll(vietnamese), ({ 0: all, 1: day, 2: month, 3: year, index }) =>
      dated(Number(year), Number(month), Number(day), index, all.length),
    ),
  ].flat();
}

/** Only Americans put the month first, and they write a slash or a hyphen between. */
function isMonthFirst(
  one: number,
  other: number,
  separator: string | undefined,
  language: string | undefined,
): boolean {
  if (one > 12 || other > 12) return other > 12;
  return separator !== '.' && (language === undefined || /^en(?:-(?:US|PH)|$)/.test(language));
}

interface Token {
  text: string;
  start: number;
  end: number;
}

const tokens = /\d+|[\p{L}\p{M}]+/gu;
/** What may stand between a day, its month and its year. */
const between = new Set(
  'st nd rd th er re ère º ª o a e de del di do da of the d den der m g r y ve gada ค ศ թ'.split(
    ' ',
  ),
);

function namedDates(line: string, language: string | undefined): WrittenDate[] {
  const all: Token[] = Array.from(line.matchAll(tokens), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
  return all.flatMap((token, index) => {
    if (/^\d|^\p{Script=Latin}{1,2}$/u.test(token.text)) return [];
    const before = numberFrom(all, index, -1);
    const earlier = before && numberFrom(all, before.index, -1);
    const next = all[index + 1];
    const pair =
      next && !/^\d/.test(next.text)
        ? monthNamed(`${token.text} ${next.text}`, language)
        : undefined;
    const after = numberFrom(all, pair === undefined ? index : index + 1, 1);
    if (!after && !earlier) return [];
    const month = pair ?? monthNamed(token.text, language);
    if (month === undefined) return [];
    if (before && after && isDay(before.token) && isYear(after.token))
      return spanned(before.token, after.token, after.token, month, before.token);
    const last = after && numberFrom(all, after.index, 1);
    if (last && isDay(after.token) && isYear(last.token))
      return spanned(token, last.token, last.token, month, after.token);
    if (before && after && isYear(before.token) && isDay(after.token))
      return spanned(before.token, after.token, before.token, month, after.token);
    if (before && earlier && isYear(earlier.token) && isDay(before.token))
      return spanned(earlier.token, token, earlier.token, month, before.token);
    return [];
  });
}

function spanned(first: Token, last: Token, year: Token, month: number, day: Token): WrittenDate[] {
  return dated(Number(year.text), month, Number(day.text), first.start, last.end - first.start);
}

/** The next number, with at most two words between that dates have there. */
function numberFrom(all: Token[], from: number, step: 1 | -1) {
  for (let index = from + step; Math.abs(index - from) <= 3; index += step) {
    const token = all[index];
    const neighbour = all[index - step];
    if (!token || !neighbour || distance(token, neighbour) > 3) return undefined;
    if (/^\d/.test(token.text)) return { token, index };
    if (!between.has(token.text.toLowerCase())) return undefined;
  }
  return undefined;
}

function distance(one: Token, other: Token): number {
  return Math.max(one.start, other.start) - Math.min(one.end, other.end);
}

function isDay({ text }: Token): boolean {
  return text.length <= 2 && Number(text) >= 1 && Number(text) <= 31;
}

function isYear({ text }: Token): boolean {
  return text.length === 4;
}

const earliest = 1990;
const latest = 2100;

function dated(
  year: number,
  month: number,
  day: number,
  start: number,
  length: number,
): WrittenDate[] {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  if (!isReal || year < earliest || year >= latest) return [];
  return [{ day: date.toISOString().slice(0, 10), start, end: start + length }];
}
