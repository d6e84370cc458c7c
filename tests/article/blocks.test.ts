import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeImage, safeLink } from '../../lambdas/article/address.ts';
import {
  type Block,
  bodiesOf,
  cleanRuns,
  toHtml,
  toPlainText,
} from '../../lambdas/article/blocks.ts';
import { ninjsWriter } from '../../lambdas/formats/ninjs/write.ts';
import { rssWriter } from '../../lambdas/formats/rss/write.ts';
import { article as anArticle } from '../formats/articles.ts';
import { news } from '../support/languages.ts';
import { expectSafe } from '../support/markup.ts';

const line = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });

describe('the markup of a body', () => {
  it('is written in the fixed vocabulary, one block a line', () => {
    const blocks: Block[] = [
      { type: 'heading', level: 2, runs: [{ text: 'Rain' }] },
      {
        type: 'paragraph',
        runs: [
          { text: 'It ' },
          { text: 'rained', strong: true, href: 'https://a.example/' },
          { text: ' & hailed', href: 'https://a.example/' },
          { text: ' <all> ', emphasis: true },
          { text: 'day()', code: true },
        ],
      },
      {
        type: 'list',
        ordered: true,
        items: [
          [line('one')],
          [line('two'), { type: 'list', ordered: false, items: [[line('deep')]] }],
        ],
      },
      { type: 'quote', blocks: [line('Wet.')] },
      {
        type: 'figure',
        image: { source: 'https://i.example/a.jpg', alternative: 'A "drop"', width: 8 },
        caption: [{ text: 'A drop' }],
      },
      {
        type: 'table',
        rows: [
          [
            { header: true, runs: [{ text: 'mm' }] },
            { header: false, runs: [{ text: '7' }] },
          ],
        ],
      },
      { type: 'preformatted', text: 'a\n  b' },
      { type: 'embed', href: 'https://v.example/1', title: 'The flood' },
    ];
    expect(toHtml(blocks)).toBe(
      [
        '<h2>Rain</h2>',
        '<p>It <a href="https://a.example/"><strong>rained</strong> &amp; hailed</a><em> &lt;all&gt; </em><code>day()</code></p>',
        '<ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol>',
        '<blockquote><p>Wet.</p></blockquote>',
        '<figure><img src="https://i.example/a.jpg" alt="A &quot;drop&quot;" width="8"><figcaption>A drop</figcaption></figure>',
        '<table><tr><th>mm</th><td>7</td></tr></table>',
        '<pre>a\n  b</pre>',
        '<p><a href="https://v.example/1">The flood</a></p>',
      ].join('\n'),
    );
    expectSafe(toHtml(blocks));
  });

  it('escapes any text that stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const clean = cleanRuns([{ text }, { text: '<script>alert(1)</script>', strong: true }]);
        expectSafe(
          toHtml([
            { type: 'paragraph', runs: clean },
            { type: 'preformatted', text: '</pre><script>' },
          ]),
        );
      }),
    );
  });
});

describe('text from right to left', () => {
  it.each(['ar', 'fa', 'he', 'ur'])('is marked as such on each outermost block: %s', (language) => {
    const text = news[language] ?? '';
    const html = toHtml([
      line(`BBC: ${text}`),
      { type: 'heading', level: 3, runs: [{ text }] },
      { type: 'list', ordered: false, items: [[line(text)], [line('Reuters')]] },
      { type: 'quote', blocks: [line(text)] },
      { type: 'table', rows: [[{ header: false, runs: [{ text }] }]] },
      {
        type: 'figure',
        image: { source: 'https://i.example/a.jpg', alternative: '' },
        caption: [{ text }],
      },
      line('A sentence in English stays as it is.'),
      {
        type: 'figure',
        image: { source: 'https://i.example/a.jpg', alternative: '' },
        caption: [],
      },
    ]);
    expect(html.split('\n').map((one) => /^<\w+[^>]*>/.exec(one)?.[0])).toEqual([
      '<p dir="rtl">',
      '<h3 dir="rtl">',
      '<ul dir="rtl">',
      '<blockquote dir="rtl">',
      '<table dir="rtl">',
      '<figure dir="rtl">',
      '<p>',
      '<figure>',
    ]);
    expect(html.match(/dir=/g)).toHaveLength(6);
    expectSafe(html);
  });

  it('is that of no other language', () => {
    for (const [language, text] of Object.entries(news)) {
      const isMarked = toHtml([line(text)]).includes('dir=');
      expect(isMarked, language).toBe(['ar', 'fa', 'he', 'ur'].includes(language));
    }
  });

  it('keeps its mark in what partners are sent', () => {
    const article = {
      ...anArticle(),
      bodies: bodiesOf([line(news.he ?? '')]),
    };
    expect(ninjsWriter.write(article)).toContain('<p dir=\\"rtl\\">');
    expect(rssWriter.write(article)).toContain('<![CDATA[<p dir="rtl">');
  });
});

describe('the plain text of a body', () => {
  it('is the prose, without pictures and embeds', () => {
    const blocks: Block[] = [
      line('It rained.'),
      {
        type: 'figure',
        image: { source: 'https://i.example/a.jpg', alternative: '' },
        caption: [{ text: 'A drop' }],
      },
      { type: 'embed', href: 'https://v.example/1', title: 'The flood' },
      { type: 'list', ordered: true, items: [[line('one')], [line('two'), line('more')]] },
      {
        type: 'table',
        rows: [
          [
            { header: true, runs: [{ text: 'mm' }] },
            { header: false, runs: [{ text: '7' }] },
          ],
        ],
      },
    ];
    expect(toPlainText(blocks)).toBe('It rained.\n\n1. one\n2. two\n  more\n\nmm\t7');
  });

  it('is counted', () => {
    expect(bodiesOf([line('It rained.')])[1]).toMatchObject({ charCount: 10, wordCount: 2 });
  });
});

describe('runs', () => {
  it('share their white space across marks', () => {
    const runs = [
      { text: ' It  ' },
      { text: ' rained', strong: true as const },
      { text: '\n' },
      { text: ' ' },
    ];
    expect(cleanRuns(runs)).toEqual([{ text: 'It ' }, { text: 'rained', strong: true }]);
  });

  it('have no white space at the ends and none that is doubled, however they are cut', () => {
    const run = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u00a0', '\u00ad') }),
    });
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const text = cleanRuns(runs)
          .map((one) => one.text)
          .join('');
        expect(text).toBe(
          runs
            .map((one) => one.text)
            .join('')
            .replaceAll('\u00ad', '')
            .replace(/\s+/g, ' ')
            .trim(),
        );
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['/x', 'https://base.example/x'],
    ['//cdn.example/x', 'https://cdn.example/x'],
    ['mailto:desk@a.example', 'mailto:desk@a.example'],
    ['HTTPS://a.example/"><script>', 'https://a.example/%22%3E%3Cscript%3E'],
  ])('a link may lead to %s', (address, href) => {
    expect(safeLink(address, 'https://base.example/page')).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'ftp://a.example/',
    `https://a.example/${'x'.repeat(3000)}`,
    'http://',
  ])('a link may not lead to %s', (address) => {
    expect(safeLink(address, 'https://base.example/page')).toBeUndefined();
    expect(safeImage(address, 'https://base.example/page')).toBeUndefined();
  });

  it('a relative one needs something to start from', () => {
    expect(safeLink('/x')).toBeUndefined();
  });
});
