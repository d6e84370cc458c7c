import { describe, expect, it } from 'vitest';
import { namesInByline } from '../../lambdas/article/byline.ts';
import { isDateLine } from '../../lambdas/article/date-line.ts';
import { datelineOf } from '../../lambdas/article/dateline.ts';
import { languageTag } from '../../lambdas/article/language.ts';

describe('a byline', () => {
  it.each([
    ['By Jane Doe', 'Jane Doe'],
    ['BY JANE DOE', 'JANE DOE'],
    ['By Jane Doe and John Roe', 'Jane Doe and John Roe'],
    ['By Jane Doe, John Roe', 'Jane Doe, John Roe'],
    ['By JONAS BERG and ADA FRY, Courier staff', 'JONAS BERG and ADA FRY'],
    ['By Jane Doe | 12 May 2024', 'Jane Doe'],
    ['By Ludwig van der Berg', 'Ludwig van der Berg'],
    ['Von Änne Müller', 'Änne Müller'],
    ['Par Jean d’Arc', 'Jean d’Arc'],
  ])('%s', (line, names) => expect(namesInByline(line)).toBe(names));

  it.each([
    'By Friday, the storm had passed',
    'By then it was too late',
    'By Jane Doe the matter was closed.',
    'Bye Jane Doe',
    'Jane Doe',
    'By law, nobody may enter',
  ])('is not: %s', (line) => expect(namesInByline(line)).toBeUndefined());
});

describe('a dateline', () => {
  it.each([
    ['MINSK, Aug. 20 (Agency) — The presidents met.', 'MINSK'],
    ['KYIV, Ukraine (AP) — The power went out.', 'KYIV, Ukraine'],
    ['LONDON — It rained.', 'LONDON'],
    ['NEW YORK (Reuters) - Shares fell.', undefined],
    ['ST. PAUL, Minn. (AP) -- The lake froze.', 'ST. PAUL, Minn.'],
    ['London — the city that never pays — slept.', undefined],
    ['The BBC — which denies it — apologised.', undefined],
    ['It rained.', undefined],
  ])('%s', (text, place) => {
    expect(datelineOf([{ type: 'paragraph', runs: [{ text }] }])).toBe(place);
  });
});

describe('a line with a date and nothing else', () => {
  it.each([
    'August 20, 2025',
    'Wednesday, August 20, 2025 at 4:10 PM EDT',
    'Published: 20 Aug 2025 10:30 GMT',
    'Aktualisiert: 20. August 2025, 16:10 Uhr',
    'Publié le 20 août 2025 à 10h30',
    '20/08/2025',
    '2025-08-20 07:10',
    'Actualizado a las 20:56h.',
    'segunda-feira, 22 de janeiro de 2018 às 0:13',
    '5 gennaio 2025 ( modifica il 6 gennaio 2025 | 15:24)',
  ])('%s', (line) => expect(isDateLine(line)).toBe(true));

  it.each([
    'The vote is on August 20, 2025',
    'May 2025 be kinder',
    'In 2025',
    'Monday',
    '1,200 people',
    'At 8:30 p.m.',
  ])('is not: %s', (line) => expect(isDateLine(line)).toBe(false));
});

it('writes languages as BCP 47 does', () => {
  expect(languageTag('en_gb')).toBe('en-GB');
  expect(languageTag('zh-hant-tw')).toBe('zh-Hant-TW');
  expect(languageTag('english, please')).toBeUndefined();
  expect(languageTag('und')).toBeUndefined();
});
