import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

const text = 'The harbour is closed.\n\nNobody was hurt.\n';
const read = (file: string, key = 'press/a.md') => readUpload(uploaded(file, key)).reading;
const headed = (...lines: string[]) =>
  read(['---', 'title: Storm', ...lines, '---', text].join('\n'));
const html = (body: string) => read(`---\ntitle: Storm\n---\n${body}`).article.bodies[0]?.value;

describe('Markdown with YAML front matter', () => {
  const { reading, format } = readUpload(fixture('front-matter.md'));

  it('keeps every field that we know', () => {
    expect(format).toBe('markdown');
    expect(reading.article).toMatchObject({
      headlines: [{ value: 'Harbour towns agree to share one pilot service' }],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      by: 'Mara Lindqvist and Jo Ekdal',
      firstCreated: '2025-08-20T07:00:00.000Z',
      versionCreated: '2025-08-20T10:30:00.000Z',
      language: 'en-GB',
      usageTerms: 'Not for use in print.',
      infoSources: [{ name: 'Meridian' }],
      renditions: [{ name: 'web', href: 'https://meridian.example/harbour-accord' }],
      associations: [
        {
          uri: 'https://meridian.example/lightship.jpg',
          descriptions: [{ value: 'The old lightship' }],
          by: 'Tove Dahl',
        },
      ],
    });
    expect(reading.article.subjects?.map(({ rel, name }) => [rel, name])).toEqual([
      ['section', 'Business'],
      ['keyword', 'pilots'],
      ['keyword', 'harbours'],
    ]);
  });

  it('takes an identifier as it stands, also one that looks like a number', () => {
    expect(reading.documentId).toBe('0042');
  });

  it('has its text in our vocabulary, with raw HTML in its place', () => {
    const [body] = reading.article.bodies;
    expectSafe(body?.value ?? '');
    expect(body?.value.split('\n')).toEqual([
      '<p>Three harbour towns agreed on <em>Wednesday</em> to run a <strong>single</strong> pilot service, the mayors said.[1]</p>',
      '<h2>The crews</h2>',
      '<p>The first joint crews <a href="https://meridian.example/crews">sail in October</a>. See <a href="https://meridian.example/map">https://meridian.example/map</a>.</p>',
      '<ol><li>Ellery</li><li>Aas<ul><li>with Nore</li></ul></li></ol>',
      '<blockquote><p>We were tired of quarrelling.</p><p>It is over.</p></blockquote>',
      '<figure><img src="https://meridian.example/crew.jpg" alt="A crew at work"><figcaption>A crew</figcaption></figure>',
      '<table><tr><th>Town</th><th>Pilots</th></tr><tr><td>Ellery</td><td>12</td></tr><tr><td>Aas</td><td>4</td></tr></table>',
      '<pre>N 58</pre>',
      '<p>Nobody will <strong>lose</strong> their work.</p>',
      '<p>The mayors sign in May.</p>',
      '<ol><li>In a joint statement.</li></ol>',
    ]);
  });
});

it('reads TOML front matter', () => {
  const { article, documentId } = readUpload(fixture('front-matter-toml.md')).reading;
  expect(documentId).toBe('hafenstaedte');
  expect(article).toMatchObject({
    headlines: [{ value: 'Hafenstädte einigen sich' }],
    by: 'Mara Lindqvist',
    firstCreated: '2025-08-20T07:00:00.000Z',
    versionCreated: '2025-08-20T00:00:00.000Z',
    language: 'de',
    associations: [{ uri: 'https://meridian.example/9.jpg' }],
  });
});

describe('without front matter', () => {
  it('takes the heading above the text for the headline, and not for text', () => {
    const { article, evidence } = read(`# Storm closes harbour\n\n${text}`);
    expect(article.headlines).toEqual([{ value: 'Storm closes harbour' }]);
    expect(evidence.headline).toBe('heading');
    expect(article.bodies[1]?.value).toBe('The harbour is closed.\n\nNobody was hurt.');
  });

  it.each([
    ['a.md', '# Storm\n\nText.', 'markdown'],
    ['a.txt', '# Storm\n\nText, and **more**.', 'markdown'],
    ['a.txt', 'Storm\n\nText, and **more**.', 'text'],
    ['a.txt', '# 1 in the charts\n\nA song is first again.', 'text'],
    [
      'a.md',
      '<!doctype html><title>Storm</title><p>The harbour is closed to all ships.</p>',
      'html',
    ],
  ])('%s with %j is read as %s', (name, file, format) => {
    expect(
      readUpload(uploaded(file.replace('Storm', '# Storm'.slice(2)), `press/${name}`)).format,
    ).toBe(format);
  });
});

describe('the status', () => {
  it.each(['canceled', 'killed', 'withdrawn'])('%s is a kill, also without a text', (status) => {
    expect(headed(`status: ${status}`).article.pubStatus).toBe('canceled');
    expect(read(`---\nid: 7\nstatus: ${status}\n---\n`).article.pubStatus).toBe('canceled');
  });

  it.each([
    ['status: draft', /^no-article.*not for publication/],
    ['draft: true', /^no-article.*not for publication/],
    ['published: false', /^no-article.*not for publication/],
    ['status: spiked', /^malformed/],
  ])('%s is refused', (line, reason) => {
    expect(() => headed(line)).toThrow(reason);
  });

  it('withheld is known', () => {
    expect(headed('pubStatus: withheld').article.pubStatus).toBe('withheld');
  });
});

describe('an embargo', () => {
  it.each(['embargo', 'embargoedUntil', 'embargo_until', 'Embargo-Until'])(
    'is read from %s',
    (name) => {
      expect(headed(`${name}: 2025-08-21T06:00:00+02:00`).article.embargoedUntil).toBe(
        '2025-08-21T04:00:00.000Z',
      );
    },
  );

  it.each([
    'tomorrow',
    '2025-08-21T06:00:00',
    '2025-08-21',
    '{ until: 2025-08-21T06:00:00Z }',
    '[]',
  ])('that we might end too early is refused: %s', (embargo) =>
    expect(() => headed(`embargo: ${embargo}`)).toThrow(/^malformed/),
  );

  it('is a day of publication that has not come when the file is uploaded', () => {
    expect(headed('publishDate: 2025-08-21T06:00:00Z').article.embargoedUntil).toBe(
      '2025-08-21T06:00:00.000Z',
    );
    expect(headed('publishDate: 2025-08-19T06:00:00Z').article.embargoedUntil).toBeUndefined();
    expect(() => headed('publishDate: 2025-08-21')).toThrow(/^malformed/);
  });

  it('in TOML without a zone is refused', () => {
    const toml = `+++\ntitle = "Storm"\nembargo = 2025-08-21T06:00:00\n+++\n${text}`;
    expect(() => read(toml)).toThrow(/^malformed/);
  });
});

describe('front matter from outside', () => {
  it.each<[string, string, RegExp]>([
    ['is never run', '---js\n{ title: (globalThis.ran = 1) }\n---\n', /^malformed.*is in js/],
    [
      'that is no YAML is refused at its place',
      '---\ntitle: Storm\nby: "Jane\n---\n',
      /^malformed.*line \d+, column \d+/,
    ],
    [
      'that is no TOML is refused at its place',
      '+++\ntitle = Storm\n+++\n',
      /^malformed.*line 2, column 9/,
    ],
    [
      'that says a thing twice is refused',
      '---\nid: 1\nid: 2\n---\n',
      /^malformed.*line 3, column 1/,
    ],
    ['that never ends is refused', '---\ntitle: Storm\n', /^malformed.*line 1, column 1/],
    ['that is nested too deep is refused', `---\ntags: ${'['.repeat(300)}\n---\n`, /^too-deep/],
    [
      'that is nested too deep in a line is refused',
      `---\na:\n ${'- '.repeat(300)}x\n---\n`,
      /^too-deep/,
    ],
    [
      'that is longer than any is refused',
      `---\ntitle: ${'x'.repeat(70_000)}\n---\n`,
      /^too-large/,
    ],
  ])('%s', (_, head, reason) => {
    expect(() => read(head + text)).toThrow(reason);
    expect(globalThis).not.toHaveProperty('ran');
  });

  it('does not blow up by aliases', () => {
    const names = 'abcdefghi'.split('');
    const bomb = names.map((name, index) => {
      const before = names[index - 1];
      return `${name}: &${name} [${Array(9).fill(before ? `*${before}` : 'lol')}]`;
    });
    expect(() => headed(...bomb)).toThrow(/^malformed.*aliases/);
  });

  it('names nothing but itself by __proto__', () => {
    expect(headed('__proto__: { status: killed }').article.pubStatus).toBe('usable');
  });
});

describe('raw HTML', () => {
  it('takes its part where it is opened and closed within a line', () => {
    expect(html('Nobody <em>was *badly*</em> hurt.')).toBe(
      '<p>Nobody <em>was badly</em> hurt.</p>',
    );
  });

  it.each([
    'Nobody <script>alert(1)</script> was hurt.',
    'Nobody <style>p { color: red }</style> was hurt.',
    '<script>\n\nalert(1)\n\n</script>\n\nNobody was hurt.',
    'Nobody was hurt.\n\n<iframe src="javascript:alert(1)"></iframe>',
    '[Nobody](javascript:alert(1)) was hurt.',
    '![Nobody](data:text/html,x) was hurt.',
    'Nobody <img src=x onerror=alert(1)> was hurt.',
  ])('that could run comes out inert: %s', (body) => {
    const clean = html(`${body}\n\nThat is all.`) ?? '';
    expectSafe(clean);
    expect(clean).not.toMatch(/alert|color/);
    expect(clean).toContain('was hurt');
  });
});

describe('what costs too much is refused', () => {
  it.each<[string, string, RegExp]>([
    ['thousands of quotation marks', `${'>'.repeat(2000)} a`, /^too-deep/],
    ['thousands of list marks', `${'- '.repeat(2000)}a`, /^too-deep/],
    ['thousands of marks in a paragraph', 'a* '.repeat(20_000), /^too-large/],
    ['thousands of links that are never closed', '[a]('.repeat(20_000), /^too-large/],
    ['more lines than an article has', 'a\n'.repeat(30_000), /^too-large/],
    ['a million characters', 'word '.repeat(250_000), /^too-large/],
  ])('%s', (_, body, reason) => {
    expect(() => html(body)).toThrow(reason);
  });
});

it('is safe, or refused, whatever is written', () => {
  const piece = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '![',
    '](',
    '"',
    "'",
    '~~',
    '|',
    '-',
    '\n',
    '\n\n',
    '    ',
    '# ',
    '> ',
    '- ',
    '1. ',
    '<div>',
    '</div>',
    '<b',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '&lt;',
    'javascript:',
    'https://a.example/',
    'word',
    ' ',
    '|-|-|',
    '[^1]',
    '[^1]: ',
    '<svg>',
    '<a href="',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      try {
        expectSafe(html(`${pieces.join('')}\n\nThat is all.`) ?? '');
      } catch (error) {
        if (!(error instanceof RejectedUpload)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
