import fc from 'fast-check';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';

/** An article of our own writing with everything that formats write. */
export function article(changes: Partial<NinjsArticle> = {}): NinjsArticle {
  return {
    uri: 'https://harbour-post.example/2026/ferry',
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '2',
    firstCreated: '2026-11-24T06:30:00.000Z',
    versionCreated: '2026-11-24T07:45:10.000Z',
    contentCreated: '2026-11-24T06:00:00.000Z',
    pubStatus: 'usable',
    urgency: 4,
    language: 'en-GB',
    headlines: [{ value: 'Ferry crews & port agree: "no strike" <today>' }],
    descriptions: [{ value: 'Boats run again from noon.' }],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        value: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
        charCount: 45,
        wordCount: 10,
      },
      {
        role: 'main',
        contentType: 'text/plain',
        value: 'The ferries sail at noon.\n\nFares: 3 < 4 ]]> done.',
        charCount: 45,
        wordCount: 10,
      },
    ],
    by: 'Jane Doe',
    located: 'HARWICH',
    subjects: [
      { name: 'labour', uri: 'http://cv.iptc.org/newscodes/mediatopic/09000000' },
      { name: 'strike', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000533' },
      { name: 'labour', literal: 'desk:labour', creator: 'publisher' },
    ],
    renditions: [{ name: 'web', href: 'https://harbour-post.example/2026/ferry?a=1&b=2' }],
    associations: [
      {
        name: 'lead',
        uri: 'https://harbour-post.example/ferry.jpg',
        type: 'picture',
        descriptions: [{ value: 'A ferry at "its" berth' }],
        by: 'A. Photographer',
        renditions: [
          {
            name: 'original',
            href: 'https://harbour-post.example/ferry.jpg',
            contentType: 'image/jpeg',
            width: 1200,
            height: 800,
          },
        ],
      },
    ],
    ...changes,
  };
}

/** Any text at all: every code point, halves of pairs, control characters, pieces of markup. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '&amp;',
        '&',
        '<',
        '>',
        '"',
        "'",
        '\r\n',
        '\r',
        '\t',
        '\u0000',
        '\u2028',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const time = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Articles with any text in every place that takes text. */
export const anyArticle: fc.Arbitrary<NinjsArticle> = fc
  .record({
    uri: anyText,
    version: fc.integer({ min: 1, max: 999 }).map(String),
    versionCreated: time,
    pubStatus: fc.constantFrom('usable' as const, 'canceled' as const),
    headline: anyText,
    summary: anyText,
    html: anyText,
    by: anyText,
    subjects: fc.array(anyText, { maxLength: 3 }),
    link: anyText,
    language: fc.constantFrom('en', 'de', undefined),
  })
  .map(({ headline, summary, html, subjects, link, language, ...rest }) => ({
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    ...rest,
    ...(language && { language }),
    headlines: [{ value: headline }],
    descriptions: [{ value: summary }],
    bodies: [{ role: 'main', contentType: 'text/html', value: html }],
    subjects: subjects.map((name) => ({ name })),
    renditions: [{ name: 'web', href: link }],
    associations: [
      { name: 'lead', uri: link, type: 'picture', renditions: [{ name: 'o', href: link }] },
    ],
  }));
