import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLdReader } from '../../../lambdas/formats/json-ld/read.ts';
import { jsonLdWriter } from '../../../lambdas/formats/json-ld/write.ts';
import { anyArticle, article } from '../articles.ts';
import { content, printed, readBack } from '../printed.ts';

const named = (...types: string[]) => ({
  type: 'object',
  required: ['@type', 'name'],
  properties: { '@type': { enum: types }, name: { type: 'string', minLength: 1 } },
});

/** What schema.org says of the properties that we write, and which of them Google asks for. */
const isNewsArticle = new Ajv().compile({
  type: 'object',
  required: ['@context', '@type', '@id', 'headline', 'datePublished', 'dateModified'],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'NewsArticle' },
    '@id': { type: 'string' },
    headline: { type: 'string' },
    datePublished: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' },
    dateModified: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' },
    author: { type: 'array', minItems: 1, items: named('Person', 'Organization') },
    publisher: named('Organization'),
    image: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['@type', 'url'],
        properties: { '@type': { const: 'ImageObject' } },
      },
    },
    keywords: { type: 'array', minItems: 1, items: { type: 'string' } },
    articleSection: { type: 'array', minItems: 1, items: { type: 'string' } },
    about: {
      type: 'array',
      items: named('DefinedTerm', 'Person', 'Organization', 'Place', 'Event', 'Thing'),
    },
    articleBody: { type: 'string', minLength: 1 },
  },
});

describe('an article as JSON-LD', () => {
  it('has what Google and schema.org ask of a NewsArticle', () => {
    const written = JSON.parse(jsonLdWriter.write(article()));
    expect(isNewsArticle(written), JSON.stringify(isNewsArticle.errors)).toBe(true);
    expect(written).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': 'https://harbour-post.example/2026/ferry',
      url: 'https://harbour-post.example/2026/ferry?a=1&b=2',
      mainEntityOfPage: 'https://harbour-post.example/2026/ferry?a=1&b=2',
      headline: 'Ferry crews & port agree: "no strike" <today>',
      description: 'Boats run again from noon.',
      datePublished: '2026-11-24T06:30:00.000Z',
      dateModified: '2026-11-24T07:45:10.000Z',
      dateCreated: '2026-11-24T06:00:00.000Z',
      inLanguage: 'en-GB',
      author: [{ '@type': 'Person', name: 'Jane Doe' }],
      dateline: 'HARWICH',
      image: [
        {
          '@type': 'ImageObject',
          url: 'https://harbour-post.example/ferry.jpg',
          contentUrl: 'https://harbour-post.example/ferry.jpg',
          encodingFormat: 'image/jpeg',
          width: 1200,
          height: 800,
          caption: 'A ferry at "its" berth',
          creditText: 'A. Photographer',
        },
      ],
      keywords: ['labour', 'strike'],
      about: [
        {
          '@type': 'DefinedTerm',
          name: 'labour',
          sameAs: 'http://cv.iptc.org/newscodes/mediatopic/09000000',
        },
        {
          '@type': 'DefinedTerm',
          name: 'strike',
          sameAs: 'http://cv.iptc.org/newscodes/mediatopic/20000533',
        },
        { '@type': 'DefinedTerm', name: 'labour', termCode: 'desk:labour' },
      ],
      version: '2',
      articleBody: 'The ferries sail at noon.\n\nFares: 3 < 4 ]]> done.',
      encoding: {
        '@type': 'MediaObject',
        encodingFormat: 'text/html',
        text: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
      },
    });
  });

  it('tells people, organisations and places apart, and what is only mentioned', () => {
    const written = JSON.parse(
      jsonLdWriter.write(
        article({
          by: 'Harbour Press Agency',
          people: [{ name: 'Ana Núñez', rel: 'mentions', uri: 'https://who.example/ana' }],
          organisations: [{ name: 'Port of Harwich' }],
          infoSources: [{ name: 'Harbour Post' }],
        }),
      ),
    );
    expect(written.author).toEqual([{ '@type': 'Organization', name: 'Harbour Press Agency' }]);
    expect(written.publisher).toEqual({ '@type': 'Organization', name: 'Harbour Post' });
    expect(written.mentions).toEqual([
      { '@type': 'Person', name: 'Ana Núñez', sameAs: 'https://who.example/ana' },
    ]);
    expect(written.about.at(-1)).toEqual({ '@type': 'Organization', name: 'Port of Harwich' });
  });

  it('is a NewsArticle whatever the texts, and the same to the byte for the same article', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        const written = jsonLdWriter.write({ ...one, pubStatus: 'usable', by: 'Jane Doe' });
        expect(isNewsArticle(JSON.parse(written)), JSON.stringify(isNewsArticle.errors)).toBe(true);
        expect(
          jsonLdWriter.write(structuredClone({ ...one, pubStatus: 'usable', by: 'Jane Doe' })),
        ).toBe(written);
      }),
    );
  });

  it('reads back as it was', () => {
    fc.assert(
      fc.property(printed(), (one) => {
        const { article: read, documentId } = readBack(jsonLdReader, jsonLdWriter.write(one));
        // What is identified by a web address has that for its page, if it has no other.
        const web = one.renditions ?? (/^https:/.test(one.uri) ? read.renditions : undefined);
        expect(read).toEqual({ ...content(one), ...(web && { renditions: web }) });
        expect(documentId).toBe(one.uri);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what else it has a place for', () => {
    const more = {
      located: 'HARWICH',
      expires: '2027-01-01T00:00:00.000Z',
      copyrightHolder: 'Harbour Post Ltd',
      copyrightNotice: '© Harbour Post',
      usageTerms: 'Not in print.',
      infoSources: [{ name: 'Harbour Press' }],
      people: [{ name: 'Ana Núñez', rel: 'about', uri: 'https://who.example/ana' }],
      organisations: [{ name: 'Port of Harwich', rel: 'mentions' }],
      places: [{ name: 'Harwich', rel: 'about' }],
    };
    expect(readBack(jsonLdReader, jsonLdWriter.write(article(more))).article).toMatchObject(more);
  });

  it('that is canceled says so, and not a word of the text', () => {
    const written = jsonLdWriter.write(article({ pubStatus: 'canceled' }));
    expect(JSON.parse(written)).toMatchObject({
      '@type': 'NewsArticle',
      '@id': 'https://harbour-post.example/2026/ferry',
      creativeWorkStatus: 'Withdrawn',
    });
    expect(written).not.toMatch(/noon|Jane|labour|ferry\.jpg|crews/);
    expect(readBack(jsonLdReader, written)).toMatchObject({
      article: { pubStatus: 'canceled', bodies: [] },
      documentId: 'https://harbour-post.example/2026/ferry',
    });
  });
});
