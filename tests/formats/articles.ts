import fc from 'fast-check';
import { type Block, bodiesOf, type Run } from '../../lambdas/article/blocks.ts';
import type { NinjsArticle, NinjsAssociation } from '../../lambdas/article/ninjs.ts';

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

/** Articles that have everything that an article may have, with such texts. */
export function fullArticle(text: fc.Arbitrary<string>): fc.Arbitrary<NinjsArticle> {
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
  const some = <T>(one: fc.Arbitrary<T>) =>
    fc.option(fc.array(one, { maxLength: 3 }), { nil: undefined });
  const role = maybe(
    fc.oneof(fc.constantFrom('summary', 'credit', 'author', 'section', 'keyword', 'located'), text),
  );
  const concept = fc.record({
    name: text,
    rel: role,
    uri: maybe(address(text)),
    literal: maybe(text),
  });
  const percent = maybe(fc.nat(100));
  return fc
    .record({
      uri: fc.oneof(
        fc.webUrl(),
        fc.uuid().map((id) => `urn:uuid:${id}`),
      ),
      version: fc.integer({ min: 1, max: 999 }).map(String),
      versionCreated: time,
      firstCreated: maybe(time),
      contentCreated: maybe(time),
      embargoedUntil: maybe(time),
      expires: maybe(time),
      pubStatus: fc.constantFrom('usable' as const, 'usable' as const, 'canceled' as const),
      urgency: maybe(fc.integer({ min: 1, max: 9 })),
      language: fc.constantFrom('en', 'de-CH', 'ar', undefined),
      headlines: fc.array(fc.record({ role, value: text }), { minLength: 1, maxLength: 3 }),
      descriptions: some(fc.record({ role, value: text })),
      blocks: fc.array(block(text), { minLength: 1, maxLength: 4 }),
      by: maybe(text),
      located: maybe(text),
      slugline: maybe(text),
      copyrightHolder: maybe(text),
      copyrightNotice: maybe(fc.oneof(text, fc.constant('© 2026 The Harbour Post'))),
      usageTerms: maybe(text),
      edNote: maybe(text),
      subjects: some(
        fc
          .tuple(concept, fc.record({ creator: role, relevance: percent, confidence: percent }))
          .map(([one, more]) => ({ ...one, ...more })),
      ),
      people: some(concept),
      organisations: some(concept),
      places: some(concept),
      events: some(concept),
      objects: some(concept),
      genres: some(fc.record({ name: text, uri: maybe(address(text)), literal: maybe(text) })),
      infoSources: some(fc.record({ name: text, role, uri: maybe(address(text)) })),
      digitalSourceType: maybe(fc.record({ name: text, uri: maybe(address(text)) })),
      rightsInfo: maybe(
        fc.oneof(
          fc.record({ linkedRights: address(text) }),
          fc.record({ langId: address(text), encodedRights: text }),
        ),
      ),
      page: maybe(address(text)),
      associations: some(association(text, role)),
      altIds: some(fc.record({ role: fc.oneof(fc.constant('du-key'), text), value: text })),
    })
    .map(({ blocks, page, ...rest }) => {
      const article = {
        standard: { name: 'ninjs', version: '3.1' },
        type: 'text',
        ...rest,
        bodies: bodiesOf(blocks),
        ...(page && { renditions: [{ name: 'web', href: page, contentType: 'text/html' }] }),
      };
      // Without what is undefined, which is as good as absent.
      return JSON.parse(JSON.stringify(article));
    });
}

/** The address of something, in a vocabulary of IPTC or elsewhere; sometimes none at all. */
function address(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const code = fc.integer({ min: 20_000_000, max: 20_001_999 });
  return fc.oneof(
    code.map((one) => `http://cv.iptc.org/newscodes/mediatopic/${one}`),
    code.map((one) => `http://cv.iptc.org/newscodes/subjectcode/${one}`),
    fc.constantFrom('https://harbour-post.example/a.jpg', 'https://harbour-post.example/b.jpg'),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    text,
  );
}

function association(
  text: fc.Arbitrary<string>,
  role: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<NinjsAssociation> {
  const size = fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined });
  const maybe = fc.option(text, { nil: undefined });
  const one = fc.record({
    name: text,
    rel: role,
    uri: address(text),
    type: fc.constantFrom('picture', 'graphic', 'video', 'audio', 'text'),
    headlines: fc.array(fc.record({ value: text }), { maxLength: 2 }),
    descriptions: fc.array(
      fc.record({ role: fc.constantFrom('alternative', undefined), value: text }),
      { maxLength: 3 },
    ),
    by: maybe,
    copyrightHolder: maybe,
    copyrightNotice: maybe,
    usageTerms: maybe,
    infoSources: fc.array(fc.record({ name: text, role }), { maxLength: 2 }),
    renditions: fc.array(
      fc.record({
        name: text,
        href: address(text),
        contentType: fc.constantFrom('image/jpeg', 'video/mp4', undefined),
        width: size,
        height: size,
        sizeInBytes: size,
        duration: size,
      }),
      { maxLength: 2 },
    ),
  });
  return one.map((whole) => JSON.parse(JSON.stringify(whole)));
}

/** Blocks in blocks, to no great depth. */
function block(text: fc.Arbitrary<string>, depth = 2): fc.Arbitrary<Block> {
  const flag = fc.constantFrom(true as const, undefined);
  const run = fc.record({ text, strong: flag, emphasis: flag, code: flag, href: address(text) });
  const plain = run.map(({ href, ...rest }) => rest);
  const runs = fc
    .array(fc.oneof(plain, run), { minLength: 1, maxLength: 4 })
    // Safe: what is undefined is as good as absent.
    .map((list) => list as Run[]);
  const source = address(text);
  const pixels = fc.integer({ min: 1, max: 3000 });
  const flat: fc.Arbitrary<Block>[] = [
    runs.map((list): Block => ({ type: 'paragraph', runs: list })),
    fc
      .tuple(runs, fc.constantFrom(2 as const, 3 as const, 4 as const))
      .map(([list, level]): Block => ({ type: 'heading', level, runs: list })),
    fc.tuple(source, text, pixels, runs).map(
      ([href, alternative, width, caption]): Block => ({
        type: 'figure',
        image: { source: href, alternative, width },
        caption,
      }),
    ),
    fc
      .array(fc.array(fc.record({ header: fc.boolean(), runs }), { minLength: 2, maxLength: 3 }), {
        minLength: 2,
        maxLength: 3,
      })
      .map((rows): Block => ({ type: 'table', rows })),
    text.map((one): Block => ({ type: 'preformatted', text: one })),
  ];
  if (depth === 0) return fc.oneof(...flat);
  const inner = fc.array(block(text, depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    ...flat,
    fc
      .tuple(fc.boolean(), fc.array(inner, { minLength: 1, maxLength: 3 }))
      .map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
    inner.map((blocks): Block => ({ type: 'quote', blocks })),
  );
}
