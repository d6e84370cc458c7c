import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanLine, cleanText, countWords, endsSentence } from '../../lambdas/article/text.ts';

it('puts letters and their marks together (NFC)', () => {
  expect(cleanText('Cafe\u0301')).toBe('Café');
});

it.each([
  ['soft hyphens', 'Bundes\u00adkanzler', 'Bundeskanzler'],
  ['zero-width spaces', 'a\u200bb\ufeffc\u2060d', 'abcd'],
  ['control characters', 'a\u0000b\u0007c\u009bd', 'abcd'],
  ['bidi overrides', 'abc\u202edef', 'abcdef'],
  ['lone surrogates, which no encoding can carry', 'a\ud800b', 'a\ufffdb'],
])('takes out %s', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it.each([
  ['Persian', 'می\u200cخواهم'],
  ['Sinhala', 'ශ්\u200dරී'],
  ['a family of emoji', '👨\u200d👩\u200d👧'],
])('keeps joiners where they shape the text: %s', (_, text) => {
  expect(cleanText(text)).toBe(text);
});

it('takes out joiners that join nothing', () => {
  expect(cleanText('\u200dword \u200c word\u200d')).toBe('word  word');
});

it('makes one space of any white space, and none at the ends', () => {
  expect(cleanLine(' New\u00a0York\n\t City \u3000')).toBe('New York City');
});

it('loses no letter or digit, whatever the text', () => {
  const visible = (text: string) => (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []).join('');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(cleanText(text))).toBe(visible(text.toWellFormed()));
    }),
  );
});

it('is done after one time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanLine(text);
      expect(cleanLine(clean)).toBe(clean);
    }),
  );
});

it.each([
  'It ended.',
  '“Did it end?”',
  'Es endete (wirklich!).',
  '終わった。',
  'انتهى؟',
  'He said:',
])('%s ends as a sentence', (line) => expect(endsSentence(line)).toBe(true));

it.each(['Related Posts', '1 of 6', 'Harbour towns agree', '(Image: AP)'])(
  '%s ends as no sentence',
  (line) => expect(endsSentence(line)).toBe(false),
);

it('counts words, not dashes', () => {
  expect(countWords('It’s a well-known fact — 1,000 times over.')).toBe(8);
});
