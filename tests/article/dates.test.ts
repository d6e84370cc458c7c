import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asStated, toUtc } from '../../lambdas/article/dates.ts';

it.each([
  ['RFC 3339', '2025-08-20T07:10:00+02:00', '2025-08-20T05:10:00.000Z'],
  ['with a fraction', '2026-04-15T12:36:37.620301+00:00', '2026-04-15T12:36:37.620Z'],
  ['an offset without a colon', '2017-08-24T04:38:34+0000', '2017-08-24T04:38:34.000Z'],
  ['ISO 8601 basic, as NewsML writes it', '20261119T100000Z', '2026-11-19T10:00:00.000Z'],
  ['a date alone', '2025-08-20', '2025-08-20T00:00:00.000Z'],
  ['a date alone, basic', '20250820', '2025-08-20T00:00:00.000Z'],
  ['a space for the T, and no seconds', '2025-08-20 07:10', '2025-08-20T07:10:00.000Z'],
  ['RFC 5322', 'Wed, 20 Aug 2025 07:10:00 GMT', '2025-08-20T07:10:00.000Z'],
  ['RFC 5322 with a zone by name', '20 Aug 2025 07:10 EDT', '2025-08-20T11:10:00.000Z'],
  ['RFC 822, with a year of two digits', 'Sat, 07 Sep 02 00:00:01 UT', '2002-09-07T00:00:01.000Z'],
  ['a year of two digits before 2000', '07 Sep 94 09:00 EST', '1994-09-07T14:00:00.000Z'],
  ['an hour of one digit', 'Mon, 23 Nov 2026 6:30:00 +0100', '2026-11-23T05:30:00.000Z'],
  ['a leap second', '2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
])('reads %s', (_, text, utc) => {
  expect(toUtc(text)).toBe(utc);
});

it.each([
  'yesterday',
  '',
  '2025-13-01',
  '2025-02-31',
  '2025-02-31T10:00:00Z',
  '19/11/2026',
  '2025-08-20T25:00:00Z',
  'version 2025',
  '2025-08-20T07:10:00Z and more',
])('does not guess at %j', (text) => {
  expect(toUtc(text)).toBeUndefined();
});

it.each([
  ['2025-08-20T23:10:00-05:00', '2025-08-20T23:10:00.000-05:00'],
  ['2025-08-20 07:10:00 +0530', '2025-08-20T07:10:00.000+05:30'],
  ['Wed, 20 Aug 2025 07:10:00 +0200', '2025-08-20T07:10:00.000+02:00'],
  ['2025-08-20T07:10:00+02', '2025-08-20T07:10:00.000+02:00'],
  ['2025-08-20T07:10:00+00:00', '2025-08-20T07:10:00.000Z'],
  ['20 Aug 2025 07:10 EDT', '2025-08-20T11:10:00.000Z'],
  ['2025-08-20', '2025-08-20T00:00:00.000Z'],
])('%s is %s, with the offset that it states', (text, stated) => {
  expect(asStated(text)).toBe(stated);
});

it('reads back what JavaScript writes', () => {
  const dates = fc.date({
    min: new Date('1000-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      expect(toUtc(date.toISOString())).toBe(date.toISOString());
    }),
  );
});
