/**
 * A date-time as documents write it (RFC 3339, ISO 8601 extended and basic, RFC 5322), as RFC 3339
 * in UTC with milliseconds, so that two of them compare as strings. A time without a zone is taken
 * as UTC, a date without a time as its first moment. Undefined for anything else.
 */
export function toUtc(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 64) return undefined;
  const parts = iso.exec(trimmed)?.groups ?? internet.exec(trimmed)?.groups;
  if (!parts) return undefined;
  const month = Number(parts.month) || 1 + months.indexOf((parts.name ?? '').toLowerCase());
  const { year, day, hour = '00', minute = '00', second = '00', fraction = '' } = parts;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const stamp = `${wholeYear(year)}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second === '60' ? '59' : second}.${milliseconds}`;
  const time = Date.parse(`${stamp}${zoneOffset(parts.zone)}`);
  const isReal = new Date(`${stamp}Z`).getUTCDate() === Number(day);
  return Number.isNaN(time) || !isReal ? undefined : new Date(time).toISOString();
}

/**
 * The same time as {@link toUtc} reads, with the offset from UTC that the text states: its day is the
 * one on which its readers saw it.
 */
export function asStated(text: string): string | undefined {
  const time = toUtc(text);
  const [, sign = '+', hours = '00', minutes = '00'] =
    /\d ?([+-])(\d\d):?(\d\d)?$/.exec(text.trim()) ?? [];
  const ahead = Number(`${sign}1`) * (60 * Number(hours) + Number(minutes)) * 60_000;
  // A date alone may end like an offset.
  if (time === undefined || ahead === 0 || !/[t:]/i.test(text)) return time;
  const local = new Date(Date.parse(time) + ahead).toISOString().slice(0, -1);
  return `${local}${sign}${hours}:${minutes}`;
}

const clock = String.raw`(?<hour>\d\d|\d(?=:)):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?`;
const offset = String.raw`\s*(?<zone>z|utc?|gmt|[ecmp][sd]t|[+-]\d\d:?\d\d|[+-]\d\d)?`;
const iso = new RegExp(
  String.raw`^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:[t ]\s?${clock}${offset})?(?:\[[\w/]{1,40}\])?$`,
  'i',
);
const internet = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<name>[a-z]{3})[a-z]{0,6}\.?\s+(?<year>\d{4}|\d\d)(?:,?\s+${clock}${offset})?$`,
  'i',
);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The zones of RFC 5322 by name, in hours. */
const zones: Record<string, string> = {
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

function zoneOffset(zone = 'z'): string {
  const named = zones[zone.toLowerCase()];
  if (named) return named;
  const digits = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  return digits ? `${digits[1]}:${digits[2] ?? '00'}` : 'Z';
}

/** Of two digits as RFC 5322, 4.3 has it: 49 is 2049 and 50 is 1950. */
function wholeYear(year = ''): string {
  if (year.length !== 2) return year;
  return year < '50' ? `20${year}` : `19${year}`;
}

function two(value: string | number | undefined): string {
  return String(value).padStart(2, '0');
}
