import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, bodiesOf } from '../../../lambdas/article/blocks.ts';
import { appleNewsReader } from '../../../lambdas/formats/apple-news/read.ts';
import { appleNewsWriter } from '../../../lambdas/formats/apple-news/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

const filled = { type: 'string', pattern: '\\S' };
const address = { type: 'string', pattern: '^https?://' };
const component = (roles: string[], required: string[], more: object) => ({
  type: 'object',
  required: ['role', ...required],
  additionalProperties: false,
  properties: { role: { enum: roles }, ...more },
});

/** What Apple documents of an ArticleDocument and of the components that we write. */
const isDocument = new Ajv().compile({
  type: 'object',
  required: [
    'version',
    'identifier',
    'language',
    'title',
    'layout',
    'components',
    'componentTextStyles',
  ],
  additionalProperties: false,
  properties: {
    version: { type: 'string', pattern: '^1\\.\\d+$' },
    identifier: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
    language: { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
    title: filled,
    layout: {
      type: 'object',
      required: ['columns', 'width'],
      properties: {
        columns: { type: 'integer', minimum: 1 },
        width: { type: 'integer', minimum: 1 },
      },
    },
    documentStyle: { type: 'object' },
    componentTextStyles: { type: 'object', required: ['default'] },
    metadata: {
      type: 'object',
      properties: {
        canonicalURL: address,
        thumbnailURL: address,
        excerpt: filled,
        keywords: { type: 'array', maxItems: 50 },
        authors: { type: 'array', items: { type: 'string' } },
      },
    },
    components: {
      type: 'array',
      minItems: 1,
      items: {
        anyOf: [
          component(
            ['title', 'intro', 'byline', 'body', 'quote', 'heading2', 'heading3', 'heading4'],
            ['text'],
            { text: filled, format: { const: 'html' } },
          ),
          component(['photo'], ['URL'], {
            URL: address,
            caption: filled,
            accessibilityCaption: filled,
          }),
          component(['htmltable'], ['html'], { html: { type: 'string', pattern: '^<table>' } }),
        ],
      },
    },
  },
});

describe('an article as Apple News Format', () => {
  it('is the article.json of it', () => {
    const written = JSON.parse(appleNewsWriter.write(article()));
    expect(isDocument(written), JSON.stringify(isDocument.errors)).toBe(true);
    expect(written).toMatchObject({
      language: 'en-GB',
      title: 'Ferry crews & port agree: "no strike" <today>',
      metadata: {
        authors: ['Jane Doe'],
        canonicalURL: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        dateCreated: '2026-11-24T06:00:00.000Z',
        datePublished: '2026-11-24T06:30:00.000Z',
        dateModified: '2026-11-24T07:45:10.000Z',
        excerpt: 'Boats run again from noon.',
        keywords: ['labour', 'strike'],
        thumbnailURL: 'https://harbour-post.example/ferry.jpg',
      },
      components: [
        { role: 'title', text: 'Ferry crews & port agree: "no strike" <today>' },
        { role: 'intro', text: 'Boats run again from noon.' },
        { role: 'byline', text: 'Jane Doe' },
        {
          role: 'photo',
          URL: 'https://harbour-post.example/ferry.jpg',
          caption: 'A ferry at "its" berth',
        },
        {
          role: 'body',
          format: 'html',
          text: '<p>The ferries sail at noon.</p><p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
        },
      ],
    });
  });

  it('has a component of its own for what is no running text', () => {
    const plain = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
    const bodies = bodiesOf([
      plain('The ferries sail.'),
      { type: 'list', ordered: false, items: [[plain('At noon')], [plain('At ten')]] },
      { type: 'heading', level: 3, runs: [{ text: 'Fares ' }, { text: 'now', emphasis: true }] },
      { type: 'quote', blocks: [plain('We sail.')] },
      {
        type: 'table',
        rows: [
          [
            { header: true, runs: [{ text: 'To' }] },
            { header: true, runs: [{ text: 'Fare' }] },
          ],
          [
            { header: false, runs: [{ text: 'Hook' }] },
            { header: false, runs: [{ text: '3' }] },
          ],
        ],
      },
    ]);
    const { components } = JSON.parse(appleNewsWriter.write(article({ bodies, associations: [] })));
    expect(components.slice(3)).toEqual([
      {
        role: 'body',
        format: 'html',
        text: '<p>The ferries sail.</p><ul><li>At noon</li><li>At ten</li></ul>',
      },
      { role: 'heading3', format: 'html', text: 'Fares <em>now</em>' },
      { role: 'quote', format: 'html', text: '<p>We sail.</p>' },
      {
        role: 'htmltable',
        html: '<table><tr><th>To</th><th>Fare</th></tr><tr><td>Hook</td><td>3</td></tr></table>',
      },
    ]);
  });

  it('bears the same identifier in all versions, and another than any other article', () => {
    const identifierOf = (changes: object) =>
      JSON.parse(appleNewsWriter.write(article(changes))).identifier;
    expect(identifierOf({ version: '3', headlines: [{ value: 'New' }] })).toBe(identifierOf({}));
    expect(identifierOf({ uri: 'urn:other' })).not.toBe(identifierOf({}));
  });

  it('is what Apple accepts, whatever the texts, and always the same', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const written = appleNewsWriter.write(one);
        expect(isDocument(JSON.parse(written)), JSON.stringify(isDocument.errors)).toBe(true);
        expect(appleNewsWriter.write(structuredClone(one))).toBe(written);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(printed(), (one) => {
        const written = JSON.parse(appleNewsWriter.write(one));
        expect(isDocument(written), JSON.stringify(isDocument.errors)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('reads back as it was, but for what docs/reference/losses.md tells', () => {
    fc.assert(
      fc.property(printed(), (whole) => {
        // Both are shown above the text, and are read as parts of it.
        const { descriptions: _, associations: __, ...one } = whole;
        const { subjects, ...rest } = content(one);
        const { article: read } = readBack(appleNewsReader, appleNewsWriter.write(one));
        const { associations, ...kept } = read;
        const keywords = subjects?.filter(({ rel }) => rel === 'keyword') ?? [];
        expect(kept).toEqual({ ...rest, ...(keywords.length > 0 && { subjects: keywords }) });
      }),
      { numRuns: 100 },
    );
  });

  it('that is canceled says so in place of the text', () => {
    const written = appleNewsWriter.write(article({ pubStatus: 'canceled' }));
    expect(isDocument(JSON.parse(written)), JSON.stringify(isDocument.errors)).toBe(true);
    expect(JSON.parse(written).components).toEqual([
      { role: 'title', text: 'Withdrawn' },
      { role: 'body', text: 'This article has been withdrawn by its publisher.' },
    ]);
    expect(written).not.toMatch(/noon|Jane|labour|ferry\.jpg|crews/);
  });
});
