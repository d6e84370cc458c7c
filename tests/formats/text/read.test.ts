import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

const read = (text: string) => readUpload(uploaded(text, 'press/a.txt')).reading;
const plain = ({ article }: ReturnType<typeof read>) =>
  article.bodies.find(({ contentType }) => contentType === 'text/plain')?.value ?? '';
const prose = 'The harbour was closed on Monday after the storm, the port said.';

describe('an article as an aggregator exports it', () => {
  const { reading, format } = readUpload(fixture('aggregated.txt'));
  const paragraphs = plain(reading).split('\n\n');

  it('has its headline and byline', () => {
    expect(format).toBe('text');
    expect(reading.article.headlines).toEqual([
      { value: 'Harbour towns agree to share one pilot service' },
    ]);
    expect(reading.article.by).toBe('Mara Lindqvist');
  });

  it('has all its paragraphs, and the dateline’s place', () => {
    expect(paragraphs).toHaveLength(5);
    expect(paragraphs[0]).toMatch(/^PORT ELLERY, Aug\. 20 \(Meridian\) — Three harbour towns/);
    expect(paragraphs[4]).toMatch(/^Shipowners welcomed .* said\.$/);
    expect(reading.article.located).toBe('PORT ELLERY');
  });

  it('has none of the furniture, and tells what was left out', () => {
    expect(reading.dropped).toEqual([
      'Featured',
      'August 20, 2025',
      'Advertisement',
      'Source link',
      'Related Posts',
      'Fishing fleet returns after storm',
      'Ferry strike enters second week',
      '1 of 6',
    ]);
  });

  it('says where each field was found, and claims no language', () => {
    expect(reading.evidence).toEqual({
      headline: 'first line',
      by: 'byline',
      located: 'dateline',
      encoding: 'utf-8',
    });
    expect(reading.article.language).toBeUndefined();
  });
});

describe('a text that is wrapped at a column', () => {
  const { article } = readUpload(fixture('wrapped.txt')).reading;

  it('has its paragraphs whole', () => {
    expect(article.headlines[0]?.value).toBe('Library reopens eleven months after the flood');
    expect(article.by).toBe('JONAS BERG and ADA FRY');
    const paragraphs = article.bodies[1]?.value.split('\n\n') ?? [];
    expect(paragraphs).toHaveLength(4);
    expect(paragraphs[0]).toMatch(/^SANDHOLM — The town library .* nine thousand books\.$/);
    expect(paragraphs[3]).toMatch(/^The repairs cost .* paid half\.$/);
  });

  it('has its list', () => {
    expect(article.bodies[0]?.value).toContain(
      '<ul><li>The cellar stays empty.</li><li>The reading room has new lamps.</li></ul>',
    );
  });
});

describe('paragraphs', () => {
  it.each([
    ['parted by empty lines', `Storm closes harbour\n\n${prose}\n\n${prose}`],
    ['one on a line', `Storm closes harbour\n${prose}\n${prose}`],
    ['with the line ends of Windows', `Storm closes harbour\r\n\r\n${prose}\r\n\r\n${prose}\r\n`],
    ['with the line ends of old Macs', `Storm closes harbour\r\r${prose}\r${prose}`],
    [
      'with white space on empty lines',
      `Storm closes harbour\n \t\n${prose}\n\u00a0\n${prose}\n\n\n`,
    ],
  ])('%s', (_, text) => {
    expect(plain(read(text)).split('\n\n')).toEqual([prose, prose]);
  });
});

describe('the headline', () => {
  it('is not taken from a section or kicker before it', () => {
    expect(
      read(`WORLD NEWS\n\nTransport\n\nCouncil votes for a night tram\n\n${prose}`),
    ).toMatchObject({
      article: { headlines: [{ value: 'Council votes for a night tram' }] },
      dropped: ['WORLD NEWS', 'Transport'],
    });
  });

  it('may be short, where the text follows', () => {
    expect(read(`Peace\n\n${prose}`).article.headlines).toEqual([{ value: 'Peace' }]);
  });

  it('is missed when the text begins at once', () => {
    expect(() => read(`${prose.repeat(6)}\n\n${prose}`)).toThrow(/^no-headline/);
    expect(() => read(`Featured\n\n${prose} ${prose} ${prose}\n\n${prose}`)).toThrow(
      /^no-headline/,
    );
  });
});

it.each(['Storm closes harbour', 'Storm closes harbour\n\nShare\n\n1 of 6\n'])(
  'a headline with no text below it is no article: %j',
  (text) => expect(() => read(text)).toThrow(/^no-article/),
);

describe('for any text', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/);
  const start = fc.constantFrom(
    'Advertisement',
    'Share',
    'Related',
    'Posted',
    'Photo',
    'By',
    'Read',
    'Copyright',
    'More',
    'Source',
    'Tags',
    'Written',
    'Updated',
    'Follow',
    'Comments',
    'Subscribe',
    'Video',
    'The',
    'Foto',
    'Mehr',
    'Anzeige',
    'Lire',
  );
  const sentence = fc
    .tuple(start, fc.array(word, { minLength: 6, maxLength: 30 }))
    .map(([first, rest]) => `${[first, ...rest].join(' ')}.`);
  const furniture = fc.constantFrom(
    'Advertisement',
    'Source link',
    '1 of 6',
    'Share this article',
    'Read more: A goat in the bank',
    'Sign up for our newsletter',
    '© 2025 The Courier',
    '* * *',
  );
  const gap = fc.array(furniture, { maxLength: 2 });

  it('no sentence of the body is dropped, nor any furniture kept', () => {
    fc.assert(
      fc.property(
        gap,
        fc.array(fc.tuple(sentence, gap), { minLength: 1, maxLength: 8 }),
        (before, body) => {
          const lines = [...before, 'Harbour towns agree to share pilots', ...body.flat(2)];
          const reading = read(lines.join('\n\n'));
          expect(reading.article.headlines[0]?.value).toBe('Harbour towns agree to share pilots');
          expect(plain(reading).split('\n\n')).toEqual(body.map(([text]) => text));
          expect(reading.dropped).toEqual([...before, ...body.flatMap(([, after]) => after)]);
        },
      ),
    );
  });

  it('every line is kept or told of', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const reading = read([`Harbour towns agree to share pilots`, prose, ...lines].join('\n\n'));
        const told = `${plain(reading)} ${reading.dropped.join(' ')} ${reading.article.by ?? ''}`;
        const letters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).sort().join('');
        const whole = lines.join(' ').normalize('NFC');
        // A list's bullets are no letters; numbers that it has of its own would be.
        expect(letters(told).length).toBeGreaterThanOrEqual(letters(whole).length);
      }),
    );
  });
});
