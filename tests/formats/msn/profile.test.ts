import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, bodiesOf } from '../../../lambdas/article/blocks.ts';
import type { NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { feedWriters } from '../../../lambdas/formats/feed-writers.ts';
import { unfit } from '../../../lambdas/formats/limits.ts';
import { toMsnHtml } from '../../../lambdas/formats/msn/html.ts';
import { anyText, article, fullArticle } from '../articles.ts';
import { gone, long, partsOf } from '../feed-items.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const quote = (depth: number): Block =>
  depth === 0 ? paragraph('a '.repeat(300)) : { type: 'quote', blocks: [quote(depth - 1)] };

const textOf = (html: string) => html.replace(/<[^>]*>|\s/g, '');

describe('what MSN takes', () => {
  it.each<[what: string, lacking: Partial<NinjsArticle>, sentence: string | undefined]>([
    ['an article that has everything', {}, undefined],
    [
      'a headline of more than 20 characters',
      { headlines: [{ value: 'Ferry crews agreeing' }] },
      'MSN takes a headline of at least 21 characters, and this one has 20.',
    ],
    [
      'a headline of no more than 150',
      { headlines: [{ value: 'f'.repeat(151) }] },
      'MSN takes a headline of at most 150 characters, and this one has 151.',
    ],
    [
      'a text of 450 characters',
      { bodies: bodiesOf([paragraph('f'.repeat(449))]) },
      'MSN takes a text of at least 450 characters, and this one has 449.',
    ],
    [
      'a text of no more than 500,000',
      { bodies: bodiesOf([paragraph('f'.repeat(500_001))]) },
      'MSN takes a text of at most 500000 characters, and this one has 500001.',
    ],
    [
      'an article with a page',
      { renditions: [] },
      'MSN takes no article without a page of its own.',
    ],
    [
      'an article in a language',
      { language: 'und' },
      'MSN asks in which language an article is, and this one names none.',
    ],
    [
      'what was published within a year',
      { firstCreated: '2025-11-24T07:45:10.000Z' },
      'MSN takes nothing that was published 365 days ago or earlier, and the article was.',
    ],
    ['markup that is nested nine deep', { bodies: bodiesOf([quote(8)]) }, undefined],
    [
      'markup that is nested no deeper',
      { bodies: bodiesOf([quote(9)]) },
      'MSN takes markup that is nested 9 deep at most, and that of the text is 10.',
    ],
  ])('is %s', (_, changes, sentence) => {
    expect(unfit(long(changes), 'msn')).toBe(sentence);
  });
});

describe('a feed for MSN', () => {
  it('has what it requires of every item', () => {
    const { channel, items } = partsOf('msn', [long({ expires: '2026-12-24T00:00:00.000Z' })]);
    expect(channel).toMatchObject({ language: 'en-GB' });
    expect(items).toMatchObject([
      {
        guid: 'https://harbour-post.example/2026/ferry',
        title: expect.stringContaining('Ferry crews'),
        pubDate: 'Tue, 24 Nov 2026 06:30:00 GMT',
        'dcterms:modified': '2026-11-24T07:45:10.000Z',
        link: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        'content:encoded': expect.stringContaining('<p>The ferries sail'),
        'mi:expirationDate': '2026-12-24T00:00:00.000Z',
      },
    ]);
  });

  it('leaves out what MSN would refuse, however it came there, and says why', () => {
    const short = long({ uri: 'urn:short', headlines: [{ value: 'Boats sail' }] });
    const items = [short, long(), gone];
    expect(partsOf('msn', items).items.map(({ guid }) => guid)).toEqual([long().uri, gone.uri]);
    expect([...(feedWriters.msn.leavesOut?.(items) ?? [])]).toEqual([
      [short, 'MSN takes a headline of at least 21 characters, and this one has 10.'],
    ]);
  });

  it('has its summaries as plain text', () => {
    const [item] = partsOf('msn', [long({ descriptions: [{ value: 'Boats & crews' }] })]).items;
    expect(item?.description).toBe('Boats & crews');
  });

  it('dates nothing ahead of its last change', () => {
    const [item] = partsOf('msn', [long({ firstCreated: '2027-01-01T00:00:00.000Z' })]).items;
    expect(item?.pubDate).toBe('Tue, 24 Nov 2026 07:45:10 GMT');
  });

  it('tells of a withdrawal by an expiry that is over and a newer date, under the same identifier', () => {
    const [item] = partsOf('msn', [gone]).items;
    expect(item).toEqual({
      guid: 'urn:press:2',
      title: 'This article was withdrawn by its publisher.',
      link: 'https://harbour-post.example/2026/gone?utm_source=feed&page=2',
      pubDate: 'Tue, 24 Nov 2026 09:00:00 GMT',
      'dcterms:modified': '2026-11-24T09:00:00.000Z',
      'dcterms:valid': '2026-11-24T09:00:00.000Z',
      'mi:expirationDate': '2026-11-24T09:00:00.000Z',
    });
  });

  it('tells of one of which nothing but the identifier is known', () => {
    const { renditions, ...bare } = gone;
    expect(partsOf('msn', [bare]).items[0]).toMatchObject({ guid: 'urn:press:2' });
  });

  it('has no element that it does not know', () => {
    const blocks: Block[] = [
      {
        type: 'figure',
        image: { source: 'https://post.example/a.jpg', alternative: 'A > B', width: 900 },
        caption: [{ text: 'At sea' }],
      },
      { type: 'preformatted', text: 'Dover 12:00\nCalais 13:30' },
      { type: 'paragraph', runs: [{ text: 'ls', code: true }, { text: ' lists <files>.' }] },
      paragraph('f'.repeat(450)),
    ];
    const [item] = partsOf('msn', [article({ bodies: bodiesOf(blocks) })]).items;
    expect(item?.['content:encoded']?.split('\n')).toEqual([
      '<div><img src="https://post.example/a.jpg" alt="A &gt; B" width="900"><p>At sea</p></div>',
      '<p>Dover 12:00<br>Calais 13:30</p>',
      '<p>ls lists &lt;files&gt;.</p>',
      expect.anything(),
    ]);
  });

  it('has no other element, whatever the text, and all of the text', () => {
    const known =
      /^(?:b|i|em|strong|sub|sup|small|h[1-5]|a|img|table|tr|th|td|ul|ol|li|p|div|span|br|blockquote)$/;
    fc.assert(
      fc.property(fullArticle(anyText), (one) => {
        const html = one.bodies[0]?.value ?? '';
        const ours = toMsnHtml(html);
        const tags = [...ours.matchAll(/<\/?(\w+)/g)].map(([, name]) => name);
        expect(tags.filter((name) => !known.test(name ?? ''))).toEqual([]);
        expect(textOf(ours)).toBe(textOf(html));
      }),
    );
  });

  it('has pictures of at least 150 pixels and at most 15 MB, in formats that it shows; what is not known MSN finds out', () => {
    const pictures = [
      { name: 'small', href: 'https://p.example/small.jpg', width: 149, height: 900 },
      { name: 'heavy', href: 'https://p.example/heavy.jpg', sizeInBytes: 15_000_001 },
      { name: 'drawn', href: 'https://p.example/drawn.svg', contentType: 'image/svg+xml' },
      { name: 'fit', href: 'https://p.example/fit.jpg', width: 150, contentType: 'image/jpeg' },
      { name: 'unknown', href: 'https://p.example/unknown.jpg' },
    ].map((one) => ({
      name: one.name,
      uri: one.href,
      type: 'picture' as const,
      renditions: [one],
    }));
    const { xml } = partsOf('msn', [long({ associations: pictures })]);
    expect([...xml.matchAll(/<media:content url="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://p.example/fit.jpg',
      'https://p.example/unknown.jpg',
    ]);
  });

  it('is of less than 10 MB: what is oldest makes room, is told to have, and no withdrawal does', () => {
    const bodies = bodiesOf([paragraph('f'.repeat(400_000))]);
    const items = Array.from({ length: 40 }, (_, index) =>
      article({ uri: `urn:${index}`, bodies }),
    );
    const { xml, items: told } = partsOf('msn', [...items, gone]);
    expect(Buffer.byteLength(xml)).toBeLessThan(10_000_000);
    expect(told.map(({ guid }) => guid)).toEqual([
      ...items.slice(0, 22).map(({ uri }) => uri),
      'urn:press:2',
    ]);
    const left = feedWriters.msn.leavesOut?.([...items, gone]);
    expect([...(left?.keys() ?? [])]).toEqual(items.slice(22));
    expect(new Set(left?.values())).toEqual(
      new Set(['MSN takes feeds of a certain size, which newer articles fill.']),
    );
  });
});
