/**
 * The names of months and days of the week in the languages of the news, from the Unicode locale
 * data: long and short, as they stand in a date and alone. A language is read when it is needed.
 */
interface DateWords {
  /** Folded name to month, 1 to 12. */
  months: Map<string, number>;
  weekdays: Set<string>;
}

/** In the order in which they are believed where a name is two months. */
const languages = `
  en de fr es it pt nl sv nb da fi pl cs sk hu ro bg hr sr-Latn sr sl ru uk tr el he ar ar-SY ar-MA
  fa hi id ms th ca gl lt lv et is sq mk az ka hy sw af
`
  .trim()
  .split(/\s+/);

/** 1 to 12; the page's or document's own language is believed first, then English. */
export function monthNamed(word: string, language?: string): number | undefined {
  // In Hebrew, "in" is the first letter.
  const name = folded(word).replace(/^ב(?=\p{Script=Hebrew}{2})/u, '');
  const own = language?.split('-')[0] ?? '';
  const month = languages.includes(own) ? dateWords(own).months.get(name) : undefined;
  return month ?? dateWords('en').months.get(name) ?? anyMonth(name);
}

/** Whether it names a month or a day of the week. */
export function isDateName(word: string): boolean {
  const name = folded(word);
  return languages.some((language) => {
    const { months, weekdays } = dateWords(language);
    return months.has(name) || weekdays.has(name);
  });
}

/** Without case, accents, Hebrew and Arabic points, and the Turkish i’s lack of a dot. */
function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, '')
    .replaceAll('ı', 'i');
}

let everywhere: DateWords['months'] | undefined;

function anyMonth(name: string): number | undefined {
  // The first language that has it is the one that counts.
  everywhere ??= new Map(languages.toReversed().flatMap((one) => [...dateWords(one).months]));
  return everywhere.get(name);
}

const known = new Map<string, DateWords>();

function dateWords(language: string): DateWords {
  const words = known.get(language) ?? wordsOf(language);
  known.set(language, words);
  return words;
}

function wordsOf(language: string): DateWords {
  const words: DateWords = { months: new Map(), weekdays: new Set() };
  for (const style of ['long', 'short'] as const) {
    const common = { timeZone: 'UTC', calendar: 'gregory', month: style } as const;
    const formats = [
      new Intl.DateTimeFormat(language, { ...common, weekday: style, day: 'numeric' }),
      new Intl.DateTimeFormat(language, common),
    ];
    for (let month = 0; month < 12; month++) {
      const day = Date.UTC(2026, month, 1 + month);
      for (const { type, value } of formats.flatMap((format) => format.formatToParts(day))) {
        // Of "de març" only the name; "كانون الثاني" is one.
        const name = folded(value.match(/[\p{L}\p{M}]+/gu)?.join(' ') ?? '').replace(/^de? /, '');
        if (name !== '' && type === 'month') words.months.set(name, month + 1);
        if (name !== '' && type === 'weekday') words.weekdays.add(name);
      }
    }
  }
  if (language === 'en') {
    words.months.set('sept', 9).set('febr', 2);
    for (const name of ['tues', 'thur', 'thurs']) words.weekdays.add(name);
  }
  return words;
}
