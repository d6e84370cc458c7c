import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

const read = (html: string) => readUpload(uploaded(html, 'press/a.html')).reading;
const html = (reading: ReturnType<typeof read>) => reading.article.bodies[0]?.value ?? '';
const plain = (reading: ReturnType<typeof read>) => reading.article.bodies[1]?.value ?? '';

const prose = [
  'The harbour was closed on Monday after the storm of the weekend, the port authority said.',
  'Two boats are still being looked for, and the coast guard has asked the fleet to help.',
  'Nobody can remember a wave as high as the one that broke over the mole, the pilot said.',
];
const paragraphs = prose.map((text) => `<p>${text}</p>`).join('');
const page = (body: string, head = '<title>Storm closes harbour</title>') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('an article in its page', () => {
  const { reading, format } = readUpload(fixture('page.html'));
  const { article } = reading;

  it('has its head, each field from the best source', () => {
    expect(format).toBe('html');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Council votes to bring back the night tram' }],
      descriptions: [
        { value: 'Trams will run until three on Fridays and Saturdays from next spring.' },
      ],
      by: 'Nils Ortega and Wen Hall',
      located: 'ELLERY',
      firstCreated: '2025-08-20T07:10:00.000+02:00',
      versionCreated: '2025-08-20T07:30:00.000Z',
      language: 'en-GB',
      copyrightHolder: 'Ellery Post Ltd',
      renditions: [{ name: 'web', href: 'https://post.example/2025/08/20/night-tram' }],
    });
    expect(reading.documentId).toBe('https://post.example/2025/08/20/night-tram');
    expect(reading.evidence).toMatchObject({
      headline: 'h1',
      by: 'json-ld author',
      firstCreated: 'json-ld datePublished',
      documentId: 'link canonical',
    });
  });

  it('has the publisher’s section and keywords, marked as the publisher’s', () => {
    expect(article.subjects).toEqual([
      { name: 'Transport', rel: 'section', creator: 'publisher' },
      { name: 'trams', rel: 'keyword', creator: 'publisher' },
      { name: 'night life', rel: 'keyword', creator: 'publisher' },
    ]);
  });

  it('has its picture, with caption and credit', () => {
    expect(article.associations).toEqual([
      {
        name: 'main',
        uri: 'https://img.post.example/tram-1200.jpg?sig=abc',
        type: 'picture',
        descriptions: [{ value: 'The last night tram ran in 2011. Photo: Eva Stone' }],
        renditions: [{ name: 'main', href: 'https://img.post.example/tram-1200.jpg?sig=abc' }],
      },
    ]);
  });

  it('has its text and nothing else, in the fixed vocabulary', () => {
    expectSafe(html(reading));
    const expected = new URL('../../fixtures/articles/page.body.html', import.meta.url);
    expect(`${html(reading)}\n`).toBe(readFileSync(expected, 'utf8'));
  });

  it('has the same text plain, without captions', () => {
    expect(plain(reading).split('\n\n')).toHaveLength(7);
    expect(plain(reading)).toContain('- Line 3: harbour to hospital\n- Line 7');
    expect(plain(reading)).not.toMatch(
      /2011|Advertisement|newsletter|Related|comments|privacy|rights/,
    );
  });
});

describe('the headline', () => {
  it.each([
    [
      'the h1 that agrees with the title',
      '<h1>The Post</h1><h1>Storm shuts harbour for days</h1>',
      '<title>Storm shuts harbour | The Post</title>',
      'Storm shuts harbour for days',
    ],
    [
      'og:title, where no heading agrees',
      '<h1>The Post</h1>',
      '<meta property="og:title" content="Storm shuts harbour">',
      'Storm shuts harbour',
    ],
    [
      'the title without the site’s name',
      '',
      '<meta property="og:site_name" content="The Post"><title>Storm – and what then? – The Post</title>',
      'Storm – and what then?',
    ],
    ['the only h1', '<h1>Storm shuts harbour</h1>', '', 'Storm shuts harbour'],
  ])('is %s', (_, body, head, headline) => {
    expect(read(page(body + paragraphs, head)).article.headlines).toEqual([{ value: headline }]);
  });

  it('is asked for where there is none', () => {
    expect(() => read(page(paragraphs, ''))).toThrow(/^no-headline/);
  });
});

describe('the text', () => {
  it.each([
    [
      'the element marked as its body',
      `<div><p>${prose[0]} Not this, which is a teaser of something else.</p></div><div itemprop="articleBody">${paragraphs}</div>`,
    ],
    [
      'an article beside a sidebar',
      `<article>${paragraphs}</article><div class="sidebar"><p>${prose[0]} Not this.</p></div>`,
    ],
    [
      'a layout of tables',
      `<table><tr><td><a href="/">Home</a></td><td>${paragraphs}</td></tr></table>`,
    ],
    ['line breaks instead of paragraphs', `<div>${prose.join('<br><br>')}</div>`],
    [
      'boxes named for something else, where they hold it all',
      `<div class="related-widget"><div class="sidebar-grid">${paragraphs}</div></div>`,
    ],
    [
      'hidden until a script shows it, as React streams it',
      `<div hidden id="S:0">${paragraphs}</div>`,
    ],
    [
      'between links',
      `<ul><li><a href="/a">One thing that happened elsewhere</a></li><li><a href="/b">Another thing that happened there</a></li></ul>${paragraphs}<p><a href="/c">A third thing that happened elsewhere</a></p>`,
    ],
    [
      'under a dialog on cookies that is longer than it',
      `<div class="cookie-consent">${paragraphs}${paragraphs}<p>We use cookies for it, you see.</p></div><main>${paragraphs}</main>`,
    ],
    [
      'before comments that outweigh it',
      `<main>${paragraphs}</main><div id="comments">${paragraphs}<p>First! I was here.</p></div>`,
    ],
  ])('is found: %s', (_, body) => {
    expect(plain(read(page(`<h1>Storm closes harbour</h1>${body}`))).split('\n\n')).toEqual(prose);
  });

  it.each([
    ['an empty body', ''],
    [
      'a list of links',
      '<ul><li><a href="/a">A goat in the bank</a></li><li><a href="/b">Rain until Sunday</a></li></ul>',
    ],
    ['a form to log in', '<form><label>Name</label><input><button>Log in</button></form>'],
    [
      'a page that a script fills',
      '<div id="root"></div><script>render("<p>Some text.</p>")</script>',
    ],
  ])('is missed: %s', (_, body) => {
    expect(() => read(page(body))).toThrow(/^no-article/);
  });

  it('keeps lists, tables, quotes, headings and code', () => {
    const body = `${paragraphs}<h2>What</h2><ol><li>One.<ul><li>Deep.</li></ul></li></ol><table><tr><th>Line</th><th>Every</th></tr><tr><td>3</td><td>20 min</td></tr></table><blockquote>Said.</blockquote><pre>a\n  b</pre>${paragraphs}`;
    expect(html(read(page(body)))).toContain(
      [
        '<h2>What</h2>',
        '<ol><li>One.<ul><li>Deep.</li></ul></li></ol>',
        '<table><tr><th>Line</th><th>Every</th></tr><tr><td>3</td><td>20 min</td></tr></table>',
        '<blockquote><p>Said.</p></blockquote>',
        '<pre>a\n  b</pre>',
      ].join('\n'),
    );
  });

  it('resolves addresses against the page’s own, and drops those that cannot be', () => {
    const body = `${paragraphs}<p>${prose[0]} It <a href="../b">led</a> there.</p>`;
    const head = '<title>Storm</title><link rel="canonical" href="https://post.example/x/y/a">';
    expect(html(read(page(body, head)))).toContain('<a href="https://post.example/x/b">led</a>');
    expect(html(read(page(body)))).toContain('It led there.');
  });

  it('decodes entities, once', () => {
    expect(
      plain(
        read(
          page(
            `${paragraphs}<p>Fish &amp; chips &#8212; caf&eacute; &amp;lt;b&amp;gt; &#146;tis.</p>`,
          ),
        ),
      ),
    ).toMatch(/Fish & chips — café &lt;b&gt; ’tis\.$/);
  });
});

describe('the identity', () => {
  it('is never the front page, which many sites name as canonical', () => {
    const head =
      '<title>Storm</title><link rel="canonical" href="https://post.example/"><meta property="og:url" content="https://post.example/storm#top">';
    expect(read(page(paragraphs, head)).documentId).toBe('https://post.example/storm');
    expect(read(page(paragraphs)).documentId).toBeUndefined();
  });
});

it('reads metadata that is not quite JSON', () => {
  const head =
    '<title>Storm</title><script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","headline":"Storm","author":"Nils\n Ortega"}\n//]]></script><script type="application/ld+json">{broken</script>';
  expect(read(page(paragraphs, head)).article.by).toBe('Nils Ortega');
});

describe('hostile markup', () => {
  const name = fc.constantFrom(
    'p',
    'div',
    'a',
    'img',
    'script',
    'style',
    'svg',
    'math',
    'iframe',
    'object',
    'table',
    'tr',
    'td',
    'ul',
    'li',
    'h1',
    'h2',
    'figure',
    'figcaption',
    'blockquote',
    'pre',
    'form',
    'input',
    'template',
    'noscript',
    'title',
    'textarea',
    'xmp',
    'plaintext',
    'br',
    'b',
    'code',
    'x-y',
    'video',
    'base',
    'meta',
    'link',
    '!--',
    '![CDATA[',
    '?php',
  );
  const address = fc.constantFrom(
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'data:text/html,<script>',
    '//evil.example/x',
    'https://a.example/"onload="x',
    'mailto:a@b.example',
    '/relative',
    'vbscript:x',
    'http://user:pass@a.example/<x>',
    '&#106;avascript:alert(1)',
  );
  const attribute = fc
    .tuple(
      fc.constantFrom(
        'href',
        'src',
        'srcset',
        'onclick',
        'onerror',
        'style',
        'data-src',
        'class',
        'id',
        'width',
        'xlink:href',
        'formaction',
        'title',
        'alt',
      ),
      address,
    )
    .map(([key, value]) => `${key}="${value}"`);
  const piece = fc.oneof(
    fc
      .tuple(name, fc.array(attribute, { maxLength: 3 }))
      .map(([tag, attributes]) => `<${tag} ${attributes.join(' ')}>`),
    name.map((tag) => `</${tag}>`),
    fc.constantFrom(
      ...prose,
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '<',
      '>',
      '"',
      "'",
      '-->',
      ']]>',
      '\u0000',
      '\u202e',
      '&#0;',
      '&#x80;',
    ),
    fc.string({ maxLength: 8 }),
  );

  it('leaves nothing in the body but the vocabulary and safe addresses', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        let reading: ReturnType<typeof read>;
        try {
          reading = read(
            page(`<h1>Storm closes harbour</h1><p>${prose[0]}</p>${pieces.join('')}${paragraphs}`),
          );
        } catch (error) {
          expect(error).toMatchObject({ name: 'RejectedUpload' });
          return;
        }
        expectSafe(html(reading));
        for (const { uri } of reading.article.associations ?? []) expect(uri).toMatch(/^https?:/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['20,000 nested elements', '<div>'.repeat(20_000), /^too-deep/],
    ['a million elements', '<p>a</p>'.repeat(1_000_000), /^too-large/],
    ['a text of 2.5 MB', `<p>${'word '.repeat(500_000)}</p>`, /^too-large.*2,000,000 characters/],
    ['a page of 30 MB', `<script>${'x=1; '.repeat(6_000_000)}</script>`, /^too-large.*25,000,000/],
  ])('is refused: %s', (_, body, reason) => {
    expect(() => read(page(body))).toThrow(reason);
  });

  it('may hold 20 MB of scripts, or a picture written into an attribute', () => {
    const article = `<h1>Storm closes harbour</h1>${paragraphs}`;
    const script = `<script>${'x = 1; '.repeat(2_900_000)}</script>`;
    const picture = `<img src="data:image/png;base64,${'QUJD'.repeat(5_000_000)}">`;
    for (const weight of [script, picture]) {
      expect(html(read(page(weight + article)))).toBe(html(read(page(article))));
    }
  });
});
