import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, countWords, cutLine, endWithin } from '../../lambdas/article/segments.ts';

describe('a line', () => {
  it.each<[line: string, most: number, language: string, expected: string]>([
    ['Ferry strike ends', 17, 'en', 'Ferry strike ends'],
    ['Ferry strike ends', 16, 'en', 'Ferry strike…'],
    ['Ferry strike, they say', 14, 'en', 'Ferry strike…'],
    ['“No strike,” says port', 13, 'en', '“No strike…'],
    ['Donaudampfschifffahrt', 10, 'de', 'Donaudamp…'],
    ['港口罢工今天结束了', 6, 'zh', '港口罢工…'],
    ['ท่าเรือหยุดงานวันนี้', 12, 'th', 'ท่าเรือหยุดงาน…'],
    ['👩‍👩‍👧 family 👩‍👩‍👧 out', 10, 'en', '👩‍👩‍👧 family…'],
    ['Ferry strike ends', 12, 'no such language', 'Ferry…'],
  ])('%s of %d characters (%s) becomes %s', (line, most, language, expected) => {
    expect(cutLine(line, most, language)).toBe(expected);
  });

  it('is never longer than it may be, and stays as it is when it is cut again', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 40 }), (one, most) => {
        const cut = cutLine(one, most, 'en');
        expect(countCharacters(cut)).toBeLessThanOrEqual(most);
        expect(cutLine(cut, most, 'en')).toBe(cut);
      }),
    );
  });
});

it('characters are those that readers count, whatever their code', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const latin = fc.string({ unit: fc.nat(0x20ff).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(fc.oneof(latin, fc.string({ unit: 'grapheme' })), (text) => {
      expect(countCharacters(text)).toBe([...segmenter.segment(text)].length);
    }),
    { numRuns: 2000 },
  );
});

describe('a text', () => {
  it('ends after a sentence, or after a word if not even one sentence fits', () => {
    const text = 'Boats sail. They sail at noon. Fares rise.';
    const until = (most: number) => {
      const { at, isSentence } = endWithin(text, most, 'en');
      return [text.slice(0, at), isSentence];
    };
    expect(until(7)).toEqual(['Boats sail. They sail at noon.', true]);
    expect(until(5)).toEqual(['Boats sail.', true]);
    expect(until(1)).toEqual(['Boats', false]);
  });

  it('has words also where no spaces stand between them', () => {
    expect(countWords('港口罢工今天结束', 'zh')).toBe(4);
    expect(countWords('ท่าเรือหยุดงาน', 'th')).toBeGreaterThan(1);
    expect(countWords('the port’s 3 boats', 'en')).toBe(4);
  });
});
