import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../lambdas/formats/html/read.ts';
import { htmlWriter } from '../../../lambdas/formats/html/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The elements of a page, in order. @throws on any error that HTML's parser has a name for */
function elementsIn(html: string): Element[] {
  const document = parse(html, {
    onParseError: ({ code, startLine, startCol }) => {
      throw new Error(`${code} (line ${startLine}, column ${startCol})`);
    },
  });
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
  };
  visit(document);
  return found;
}

function attributes({ attrs }: Element): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

function text(element: Element): string {
  return element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? text(node) : ''))
    .join('');
}

function metasIn(html: string): [string, string][] {
  return elementsIn(html)
    .filter(({ tagName }) => tagName === 'meta')
    .map(attributes)
    .flatMap(({ name, property, content = '' }): [string, string][] =>
      (name ?? property) ? [[name ?? property ?? '', content]] : [],
    );
}

describe('an article as a page', () => {
  const written = htmlWriter.write(article());
  const elements = elementsIn(written);
  const find = (name: string) => elements.filter(({ tagName }) => tagName === name);

  it('shows headline, standfirst, byline, picture and text', () => {
    expect(find('h1').map(text)).toEqual(['Ferry crews & port agree: "no strike" <today>']);
    expect(find('article').map(text).join('')).toContain('The ferries sail at noon.');
    expect(find('p').map(text).slice(0, 2)).toEqual([
      'Boats run again from noon.',
      'Jane Doe · 2026-11-24 06:30 UTC',
    ]);
    expect(find('img').map(attributes)).toEqual([
      { src: 'https://harbour-post.example/ferry.jpg', alt: '', width: '1200', height: '800' },
    ]);
    expect(find('figcaption').map(text)).toEqual(['A ferry at "its" berth A. Photographer']);
  });

  it('tells search engines and sites that quote it what it is', () => {
    expect(find('title').map(text)).toEqual(['Ferry crews & port agree: "no strike" <today>']);
    expect(find('link').map(attributes)).toEqual([
      { rel: 'canonical', href: 'https://harbour-post.example/2026/ferry?a=1&b=2' },
    ]);
    expect(metasIn(written)).toEqual([
      ['viewport', 'width=device-width, initial-scale=1'],
      ['description', 'Boats run again from noon.'],
      ['author', 'Jane Doe'],
      ['og:type', 'article'],
      ['og:title', 'Ferry crews & port agree: "no strike" <today>'],
      ['og:description', 'Boats run again from noon.'],
      ['og:url', 'https://harbour-post.example/2026/ferry?a=1&b=2'],
      ['og:locale', 'en_GB'],
      ['og:image', 'https://harbour-post.example/ferry.jpg'],
      ['og:image:alt', 'A ferry at "its" berth'],
      ['article:published_time', '2026-11-24T06:30:00.000Z'],
      ['article:modified_time', '2026-11-24T07:45:10.000Z'],
      ['article:tag', 'labour'],
      ['article:tag', 'strike'],
    ]);
    const [script] = find('script');
    expect(script && JSON.parse(text(script))).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Ferry crews & port agree: "no strike" <today>',
    });
  });

  it('says its language and direction', () => {
    expect(find('html').map(attributes)).toEqual([{ lang: 'en-GB', dir: 'ltr' }]);
    const bodies = [
      {
        role: 'main',
        contentType: 'text/html' as const,
        value: '<p dir="rtl">العبارات عند الظهر</p>',
      },
    ];
    const arabic = elementsIn(htmlWriter.write(article({ language: 'ar', bodies })));
    expect(arabic.filter(({ tagName }) => tagName === 'html').map(attributes)).toEqual([
      { lang: 'ar', dir: 'rtl' },
    ]);
  });

  it('shows a picture once that stands in the text', () => {
    const value = '<figure><img src="https://harbour-post.example/ferry.jpg" alt=""></figure>';
    const bodies = [{ role: 'main', contentType: 'text/html' as const, value }];
    const images = elementsIn(htmlWriter.write(article({ bodies })));
    expect(images.filter(({ tagName }) => tagName === 'img')).toHaveLength(1);
  });

  it('links to nothing that would run', () => {
    const renditions = [{ name: 'web', href: 'javascript:alert(1)' }];
    const page = htmlWriter.write(article({ renditions }));
    expect(elementsIn(page).flatMap(({ attrs }) => attrs.map(({ value }) => value))).not.toContain(
      'javascript:alert(1)',
    );
  });

  it('is HTML without an error, whatever the texts, and always the same', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const bodies = one.bodies.map((body) => ({ ...body, value: '<p>The ferries sail.</p>' }));
        const page = htmlWriter.write({ ...one, bodies });
        const names = elementsIn(page).map(({ tagName }) => tagName);
        expect(names.filter((name) => name === 'script')).toHaveLength(1);
        expect(names.filter((name) => name === 'h1')).toHaveLength(1);
        expect(htmlWriter.write(structuredClone({ ...one, bodies }))).toBe(page);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back as it was, but for what docs/reference/losses.md tells', () => {
    fc.assert(
      fc.property(printed(), (whole) => {
        // Both are shown above the text: a page does not say that they are no part of it.
        const { descriptions: _, associations: __, ...one } = whole;
        const { contentCreated, subjects = [], ...rest } = content(one);
        const { article: read } = readBack(htmlReader, htmlWriter.write(one));
        const { infoSources = [], associations, ...kept } = read;
        const [first, ...sections] = subjects.filter(({ rel }) => rel === 'section');
        const left = subjects.filter((subject) => !sections.includes(subject));
        expect(kept).toEqual({ ...rest, ...(left.length > 0 && { subjects: left }) });
        expect(infoSources.map(({ name }) => name)).toEqual(one.by ? [one.by] : []);
        expect(first === undefined || left.includes(first)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('reads back with its standfirst and its picture', () => {
    const { article: read } = readBack(htmlReader, written);
    expect(read).toMatchObject({
      descriptions: [{ value: 'Boats run again from noon.' }],
      associations: [{ uri: 'https://harbour-post.example/ferry.jpg' }],
    });
  });
});

describe('a withdrawal as a page', () => {
  const written = htmlWriter.write(article({ pubStatus: 'canceled' }));

  it('asks search engines to forget it, and says so to people', () => {
    expect(metasIn(written)).toContainEqual(['robots', 'noindex, noarchive']);
    expect(
      elementsIn(written)
        .filter(({ tagName }) => tagName === 'h1')
        .map(text),
    ).toEqual(['Withdrawn']);
    expect(written).not.toMatch(/noon|Jane|labour|ferry\.jpg|crews/);
  });

  it('is not taken for an article when it is read', () => {
    expect(() => readBack(htmlReader, written)).toThrow('The page has no article');
  });

  it('names the article in its JSON-LD', () => {
    const [script] = elementsIn(written).filter(({ tagName }) => tagName === 'script');
    expect(script && JSON.parse(text(script))).toMatchObject({
      '@id': 'https://harbour-post.example/2026/ferry',
      creativeWorkStatus: 'Withdrawn',
    });
  });
});
