import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, countWords, endsSentence } from '../../lambdas/article/text.ts';
import { news } from '../support/languages.ts';

it('puts letters and their marks together (NFC)', () => {
  expect(cleanText('Cafe\u0301')).toBe('Café');
});

it.each([
  ['soft hyphens', 'Bundes\u00adkanzler', 'Bundeskanzler'],
  ['zero-width spaces', 'a\u200bb\ufeffc\u2060d', 'abcd'],
  ['control characters', 'a\u0000b\u0007c\u009bd', 'abcd'],
  ['bidi overrides', 'abc\u202edef', 'abcdef'],
  [
    'marks of direction that open nothing, or close nothing',
    'a\u2067b\u202c\nc\u2069\u202ed\u202c',
    'ab\ncd',
  ],
  ['text in tags, which nobody sees', 'a\u{e0041}\u{e0042}\u{e007f}b', 'ab'],
  ['selectors that choose no form', 'a\ufe0f\ufe0f\u{e0100} \ufe00b\u{e0155}', 'a\ufe0f b'],
  ['lone surrogates, which no encoding can carry', 'a\ud800b', 'a\ufffdb'],
])('takes out %s', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it.each([
  ['Persian', 'می\u200cخواهم'],
  ['Sinhala', 'ශ්\u200dරී'],
  ['Hindi', 'क्\u200dया'],
  ['Malayalam', 'ന്\u200d'],
  ['a family of emoji', '👨\u200d👩\u200d👧'],
  ['a flag of two', '🏳️\u200d🌈'],
  ['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}'],
  ['a number on a key', '1\ufe0f\u20e3'],
  ['a form of a Han character', '葛\u{e0100}城'],
  ['Latin within Hebrew', 'שלום \u2066(NATO)\u2069 \u202aUN\u202c'],
  ['a runner of a colour', '🏃🏽\u200d♀️'],
])('keeps what nobody sees where it shapes the text: %s', (_, text) => {
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
  const marks = fc.constantFrom(
    ...'\u200c\u200d\u202a\u202b\u202c\u202e\u2066\u2069\ufe0f\u{e0061}\u{e007f}\u{e0100}🏴葛a\u094d\n',
  );
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: marks }));
  fc.assert(
    fc.property(texts, (text) => {
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

it('every kind of line break is one, so that none is left that XML does not have', () => {
  expect(cleanText('a\vb\fc\r\nd\re\u2028f\u0085g')).toBe('a\nb\nc\nd\ne\nf\ng');
});

describe('characters that were escaped once too often', () => {
  it.each([
    ['Marks &amp; Spencer', 'Marks & Spencer'],
    ['Marks &amp;amp;amp; Spencer', 'Marks & Spencer'],
    ['&quot;No,&quot; she said, it&#39;s &#8220;done&#x201D;', '"No," she said, it\'s “done”'],
    ['&amp;quot;No&amp;quot;', '"No"'],
    ['caf&eacute; &ndash; 5&nbsp;&euro;', 'café – 5 €'],
    ['Bundes&shy;kanzler', 'Bundeskanzler'],
    ['&#128512; &amp;#128512;', '😀 😀'],
  ])('%s is what was meant', (text, meant) => {
    expect(cleanLine(text)).toBe(meant);
  });

  it.each([
    'AT&T; R&D; Q&A',
    'a &notacharacter; b &valueOf; c &#0; d &#9999999;',
    'The page writes &lt;p&gt; and &amp; for them.',
    '&#60;script&#62;',
  ])('%s is left as it is', (text) => {
    expect(cleanLine(text)).toBe(text);
  });

  it('are mended at once, however often they were escaped', () => {
    const piece = fc.constantFrom(
      '&',
      'amp;',
      '#38;',
      'quot;',
      '#x26;',
      '&nbsp;',
      'a',
      ' ',
      'é',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const clean = cleanLine(pieces.join(''));
        expect(cleanLine(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});

describe.each(Object.entries(news))('right text is kept as it is: %s', (_, text) => {
  it('in NFC, and put into it from NFD', () => {
    expect(cleanLine(text)).toBe(text.normalize('NFC'));
    expect(cleanLine(text.normalize('NFD'))).toBe(text.normalize('NFC'));
  });

  it('also when controls, soft hyphens and zero-width spaces have got into it', () => {
    const junk = fc.constantFrom(
      '\u0000',
      '\u0007',
      '\u00ad',
      '\u200b',
      '\ufeff',
      '\u2060',
      '\u202e',
      '\u0092',
    );
    const places = fc.array(fc.tuple(fc.nat(text.length), junk), { maxLength: 20 });
    fc.assert(
      fc.property(places, (list) => {
        const dirty = [...list]
          .sort(([one], [other]) => other - one)
          .reduce((last, [at, one]) => last.slice(0, at) + one + last.slice(at), text);
        expect(cleanLine(dirty)).toBe(text.normalize('NFC'));
      }),
      { numRuns: 30 },
    );
  });
});
