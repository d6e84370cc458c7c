import { toUtc } from '../../article/dates.ts';

/**
 * The first date with a time and a zone in a line, as wires and press offices write it, RFC 3339 in
 * UTC: "0600 GMT Nov 24", "24 Nov 2026 06:00 CET", "2026-11-24T06:00Z", "11-24-26 0600GMT".
 * Where the year is left out it is the one that lies nearest to `now`. Undefined for anything less.
 */
export function wireTime(line: string, now: string): string | undefined {
  const whole = stamp.exec(line)?.[0];
  if (whole) return toUtc(whole);
  const clock = clockAt.exec(line)?.groups;
  const date = dateIn(line);
  const offset = clock && zones[(clock.zone ?? '').toLowerCase()];
  if (!clock || !date || offset === undefined) return undefined;
  const hour = twelveHour(Number(clock.hour), clock.half);
  const time = `${two(hour)}:${clock.minute ?? '00'}:00${offset}`;
  const year = Number(now.slice(0, 4));
  const years = date.year ? [date.year] : [year - 1, year, year + 1];
  const distance = (one: string) => Math.abs(Date.parse(one) - Date.parse(now));
  return years
    .flatMap((one) => toUtc(`${one}-${two(date.month)}-${two(date.day)}T${time}`) ?? [])
    .toSorted((one, other) => distance(one) - distance(other))[0];
}

const stamp = /\b\d{4}-\d\d-\d\d[T ]\d\d:?\d\d(?::?\d\d)?(?:\.\d{1,9})?\s?(?:Z|[+-]\d\d:?\d\d)/;

const zones: Record<string, string> = {
  gmt: 'Z',
  utc: 'Z',
  z: 'Z',
  bst: '+01:00',
  cet: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  jst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
};

const clockAt = new RegExp(
  String.raw`(?<![\d-])(?<hour>[01]?\d|2[0-3])(?:[:.h]?(?<minute>[0-5]\d))?(?: ?hrs| ?hours| ?uhr)?(?: ?(?<half>[ap])\.?m\b\.?)?,? ?\(?(?<zone>${Object.keys(zones).join('|')})\b`,
  'i',
);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = String.raw`(?<month>${months.join('|')})[a-z]{0,6}\.?`;
const year = String.raw`(?<year>\d{4}|\d\d(?![\d:.]))`;
const dates = [
  /\b(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)\b/,
  /\b(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d\d)\b/,
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?${month}(?:,? ${year})?`,
    'i',
  ),
  new RegExp(
    String.raw`\b${month} (?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:|\.\d)(?:,? ${year})?`,
    'i',
  ),
];

/** Dates in figures alone are read only where day and month cannot be confused. */
function dateIn(
  line: string,
): { day: number; month: number; year: number | undefined } | undefined {
  for (const pattern of dates) {
    const groups = pattern.exec(line)?.groups;
    if (!groups) continue;
    const name = (groups.month ?? '').toLowerCase();
    const number = Number(groups.year);
    return {
      day: Number(groups.day),
      month: months.indexOf(name) + 1 || Number(name),
      year: groups.year === undefined ? undefined : number < 100 ? 2000 + number : number,
    };
  }
  return undefined;
}

function twelveHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
