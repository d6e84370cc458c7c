import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenDates } from '../../lambdas/article/written-dates.ts';

const days = (text: string, language?: string) =>
  writtenDates(text, language).map(({ day }) => day);

describe('a written date', () => {
  it.each([
    ['May 3, 2024', 'en'],
    ['on the 3rd of May, 2024', 'en'],
    ['Fri 3-May-2024', 'en'],
    ['3. Mai 2024, 10.30 Uhr', 'de'],
    ['Stand: 03.05.24', 'de'],
    ['3 mai 2024 à 10h30', 'fr'],
    ['viernes, 3 de mayo de 2024', 'es'],
    ['3 de maio de 2024', 'pt'],
    ['3 maggio 2024', 'it'],
    ['3 mei 2024', 'nl'],
    ['3 maja 2024', 'pl'],
    ['3 мая 2024 г.', 'ru'],
    ['3 MAYIS 2024', 'tr'],
    ['٣ مايو ٢٠٢٤', 'ar'],
    ['2024. május 3.', 'hu'],
    ['2024年5月3日（金）', 'ja'],
    ['2024년 5월 3일', 'ko'],
    ['2024-05-03 10:30', undefined],
    ['2024/5/3', undefined],
  ])('%s', (text, language) => {
    expect(days(text, language)).toEqual(['2024-05-03']);
    expect(days(`Jane Doe | ${text}`)).toEqual(['2024-05-03']);
  });

  it('puts the month first only where Americans write', () => {
    expect(days('03/05/2024', 'en-US')).toEqual(['2024-03-05']);
    expect(days('03/05/2024', 'en-GB')).toEqual(['2024-05-03']);
    expect(days('03/05/2024', 'es')).toEqual(['2024-05-03']);
    expect(days('03/25/2024', 'es')).toEqual(['2024-03-25']);
    expect(days('03.05.2024', 'en-US')).toEqual(['2024-05-03']);
  });

  it('has the month that the language means', () => {
    expect(days('12. listopadu 2023', 'cs')).toEqual(['2023-11-12']);
    expect(days('12. listopada 2023', 'hr')).toEqual(['2023-10-12']);
  });

  it('is told with its place', () => {
    const text = 'Published 3 May 2024, updated 12 May 2024';
    expect(writtenDates(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      '3 May 2024',
      '12 May 2024',
    ]);
  });

  it.each([
    '',
    'May 2024',
    'February 30, 2024',
    '31/31/2024',
    'version 1.2.2024.5',
    'call 030/12/2024/55',
    '© 2024 The Post',
    'In 3 of 4 cases in 2024',
    'May 3',
    '3 May 1867',
  ])('is not: %s', (text) => expect(days(text)).toEqual([]));

  const languages =
    `en de fr es it pt nl sv nb da fi pl cs hu ro bg hr sr ru uk tr el he ar fa hi id vi
    lt lv et ja zh ko`.split(/\s+/);
  it('is read as every language writes it', () => {
    const anyDay = fc.date({
      min: new Date('1995-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...languages), (day, language) => {
        const format = new Intl.DateTimeFormat(language, {
          dateStyle: 'long',
          timeZone: 'UTC',
          calendar: 'gregory',
        });
        expect(days(format.format(day), language)).toEqual([day.toISOString().slice(0, 10)]);
      }),
    );
  });
});
