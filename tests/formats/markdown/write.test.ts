import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Block, bodiesOf } from '../../../lambdas/article/blocks.ts';
import { markdownReader } from '../../../lambdas/formats/markdown/read.ts';
import { markdownWriter } from '../../../lambdas/formats/markdown/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

function parts(written: string): { front: unknown; text: string } {
  const [, front = '', text = ''] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(written) ?? [];
  return { front: parse(front), text };
}

const bodyOf = (blocks: Block[]) =>
  parts(markdownWriter.write(article({ bodies: bodiesOf(blocks) }))).text;

describe('an article as Markdown', () => {
  it('has front matter with the names that site builders know', () => {
    expect(parts(markdownWriter.write(article())).front).toEqual({
      id: 'https://harbour-post.example/2026/ferry',
      title: 'Ferry crews & port agree: "no strike" <today>',
      description: 'Boats run again from noon.',
      author: 'Jane Doe',
      date: '2026-11-24T06:30:00.000Z',
      updated: '2026-11-24T07:45:10.000Z',
      lang: 'en-GB',
      dateline: 'HARWICH',
      canonical_url: 'https://harbour-post.example/2026/ferry?a=1&b=2',
      tags: ['labour', 'strike'],
      image: {
        url: 'https://harbour-post.example/ferry.jpg',
        caption: 'A ferry at "its" berth',
        credit: 'A. Photographer',
      },
    });
  });

  it('has the text below it', () => {
    expect(parts(markdownWriter.write(article())).text).toBe(
      'The ferries sail at noon.\n\nFares: 3 < 4 ]]> done.\n',
    );
    const plain = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
    expect(
      bodyOf([
        { type: 'heading', level: 2, runs: [{ text: 'Fares' }] },
        {
          type: 'paragraph',
          runs: [
            { text: 'The ' },
            { text: 'new ', strong: true },
            { text: 'fares', strong: true, href: 'https://post.example/fares' },
            { text: ' are *not* ' },
            { text: 'here', code: true },
            { text: '.' },
          ],
        },
        { type: 'list', ordered: true, items: [[plain('One.')], [plain('Two.')]] },
        { type: 'quote', blocks: [plain('We sail.')] },
        {
          type: 'figure',
          image: { source: 'https://post.example/a.jpg', alternative: 'A ferry' },
          caption: [{ text: 'At noon' }],
        },
        {
          type: 'table',
          rows: [
            [
              { header: true, runs: [{ text: 'a|b' }] },
              { header: true, runs: [] },
            ],
            [
              { header: false, runs: [{ text: '3' }] },
              { header: false, runs: [{ text: '4' }] },
            ],
          ],
        },
        { type: 'preformatted', text: 'x = 1' },
      ]),
    ).toBe(
      [
        '## Fares',
        'The **new&#x20;**[**fares**](https://post.example/fares) are \\*not\\* `here`.',
        '1. One.\n2. Two.',
        '> We sail.',
        '![A ferry](https://post.example/a.jpg "At noon")',
        '| a\\|b | |\n| - | - |\n| 3 | 4 |',
        '```\nx = 1\n```\n',
      ].join('\n\n'),
    );
  });

  it('has front matter that says what the article says, whatever the texts', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const written = markdownWriter.write({ ...one, pubStatus: 'usable' });
        const { front } = parts(written);
        const [{ value: title } = { value: '' }] = one.headlines;
        expect(front).toMatchObject({
          ...(one.uri && { id: one.uri }),
          ...(title && { title }),
        });
        expect(markdownWriter.write(structuredClone({ ...one, pubStatus: 'usable' }))).toBe(
          written,
        );
      }),
    );
  });

  it('reads back as it was, but for what docs/reference/losses.md tells', () => {
    fc.assert(
      fc.property(printed(), (one) => {
        const { contentCreated, ...rest } = content(one);
        const { article: read, documentId } = readBack(markdownReader, markdownWriter.write(one));
        expect(read).toEqual(rest);
        expect(documentId).toBe(one.uri);
      }),
      { numRuns: 100 },
    );
  });

  it('does not grow beyond the text, whatever its tables', () => {
    const row = (length: number) =>
      Array.from({ length }, () => ({ header: false, runs: [{ text: 'a' }] }));
    const rows = [...Array.from({ length: 2000 }, () => row(1)), row(2000)];
    expect(bodyOf([{ type: 'table', rows }]).length).toBeLessThan(10_000);
    const long = { header: false, runs: [{ text: 'a'.repeat(900) }] };
    const padded = [...Array.from({ length: 2000 }, () => row(2)), [long, long]];
    expect(bodyOf([{ type: 'table', rows: padded }]).length).toBeLessThan(30_000);
  });

  it('keeps what else it has a place for', () => {
    const more = {
      slugline: 'ferries-strike',
      expires: '2027-01-01T00:00:00.000Z',
      copyrightHolder: 'Harbour Post Ltd',
      copyrightNotice: '© Harbour Post',
      usageTerms: 'Not in print.',
      edNote: 'Picture follows.',
      infoSources: [{ name: 'Harbour Press' }],
    };
    const { article: read } = readBack(markdownReader, markdownWriter.write(article(more)));
    expect(read).toMatchObject({ ...more, located: 'HARWICH' });
  });

  it('that is canceled says so, and not a word of the text', () => {
    const written = markdownWriter.write(article({ pubStatus: 'canceled' }));
    expect(parts(written)).toEqual({
      front: {
        id: 'https://harbour-post.example/2026/ferry',
        title: 'Withdrawn',
        status: 'canceled',
        updated: '2026-11-24T07:45:10.000Z',
        lang: 'en-GB',
      },
      text: 'Withdrawn.\n',
    });
    expect(readBack(markdownReader, written)).toMatchObject({
      article: { pubStatus: 'canceled' },
      documentId: 'https://harbour-post.example/2026/ferry',
    });
  });
});
