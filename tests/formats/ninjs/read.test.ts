import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

const item = {
  uri: 'urn:newsml:meridian.example:1',
  type: 'text',
  headlines: [{ value: 'Storm closes harbour' }],
  bodies: [{ contentType: 'text/plain', value: 'The harbour is closed.\n\nNobody was hurt.' }],
};
const read = (document: unknown) =>
  readUpload(uploaded(JSON.stringify(document), 'press/a.json')).reading;

describe('ninjs 3', () => {
  const { reading, format } = readUpload(fixture('ninjs-3.json'));

  it('keeps every field that we know', () => {
    expect(format).toBe('ninjs');
    expect(reading.documentId).toBe('urn:newsml:meridian.example:20250820:4711');
    expect(reading.article).toMatchObject({
      pubStatus: 'usable',
      firstCreated: '2025-08-20T07:00:00.000Z',
      versionCreated: '2025-08-20T10:30:00.000Z',
      urgency: 3,
      language: 'en-GB',
      headlines: [
        { value: 'Harbour towns agree to share one pilot service' },
        { role: 'short', value: 'Harbours agree' },
      ],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      by: 'Mara Lindqvist',
      located: 'Port Ellery',
      slugline: 'harbour-accord',
      copyrightHolder: 'Meridian',
      usageTerms: 'Not for use in print.',
      people: [{ name: 'Ingrid Aas', rel: 'mentions', literal: 'p-17' }],
      renditions: [{ name: 'web', href: 'https://meridian.example/harbour-accord' }],
      altIds: [
        { role: 'version', value: '7' },
        { role: 'internal', value: '4711' },
      ],
    });
    expect(reading.evidence).toMatchObject({ headline: 'headlines', body: 'bodies[1]' });
  });

  it('keeps who assigned a subject, and takes the publisher where nobody is named', () => {
    expect(reading.article.subjects).toEqual([
      {
        name: 'shipping',
        uri: 'http://cv.iptc.org/newscodes/mediatopic/20000342',
        creator: 'https://meridian.example/tagger',
        relevance: 80,
      },
      { name: 'Local', creator: 'publisher' },
    ]);
  });

  it('has its body in our vocabulary, without the headline that it repeats', () => {
    const [html] = reading.article.bodies;
    expectSafe(html?.value ?? '');
    expect(html?.value).toBe(
      '<p>Three harbour towns agreed on Wednesday to run a single pilot service.</p>\n<p>The first joint crews <a href="https://meridian.example/crews">sail in October</a>.</p>',
    );
  });

  it('has its pictures, but for those without a safe address', () => {
    expect(reading.article.associations?.map(({ name, uri }) => [name, uri])).toEqual([
      ['lead', 'https://meridian.example/media/1'],
    ]);
  });
});

it('reads ninjs 1, as agencies send it', () => {
  const { article, documentId } = readUpload(fixture('ninjs-1.json')).reading;
  expect(documentId).toBe('urn:newsml:localhost:2025-08-20:88');
  expect(article).toMatchObject({
    headlines: [{ value: 'Hafenstädte einigen sich' }],
    descriptions: [{ value: 'Ein elfjähriger Streit endet.' }],
    versionCreated: '2025-08-20T10:30:00.000Z',
    by: 'Mara Lindqvist',
    infoSources: [{ name: 'Meridian' }],
    genres: [{ name: 'Article (news)' }],
    places: [{ name: 'Port Ellery', literal: 'PE' }],
    renditions: [{ name: 'web', href: 'https://meridian.example/de/88' }],
    altIds: [
      { role: 'version', value: '2' },
      { role: 'provider', value: '88' },
    ],
  });
  expect(article.subjects).toContainEqual({
    name: 'Wirtschaft',
    uri: 'http://cv.iptc.org/newscodes/subjectcode/04000000',
    creator: 'publisher',
  });
  expect(article.associations?.[0]).toMatchObject({
    name: 'featuremedia',
    uri: 'tag:meridian.example,2025:pic:9',
    headlines: [{ value: 'Leuchtschiff' }],
  });
  expect(article.bodies[1]?.value.split('\n\n')).toHaveLength(2);
});

it('reads an item from the envelope of AP’s Media API', () => {
  expect(read({ api_version: '1.1', data: { item } }).documentId).toBe(item.uri);
});

it('makes paragraphs of a plain body', () => {
  expect(read(item).article.bodies[0]?.value).toBe(
    '<p>The harbour is closed.</p>\n<p>Nobody was hurt.</p>',
  );
});

describe('a kill', () => {
  it.each([
    ['canceled', 'canceled'],
    ['cancelled', 'canceled'],
    ['withheld', 'withheld'],
    ['Canceled', 'canceled'],
  ])('is known by the status %s, with or without a text', (pubStatus, status) => {
    expect(read({ ...item, pubStatus }).article.pubStatus).toBe(status);
    const bare = { uri: item.uri, pubStatus, edNote: 'The report was wrong.' };
    expect(read({ ...bare, versionCreated: '2025-08-20T10:00:00Z' }).article).toMatchObject({
      pubStatus: status,
      headlines: [],
      bodies: [],
      edNote: 'The report was wrong.',
    });
  });

  it('is never missed for a status that we do not know', () => {
    expect(() => read({ ...item, pubStatus: 'killed' })).toThrow(/^malformed/);
  });
});

describe('an embargo', () => {
  it.each(['embargoedUntil', 'embargoed'])('is read from %s', (name) => {
    const { article } = read({ ...item, [name]: '2025-08-21T06:00:00+02:00' });
    expect(article.embargoedUntil).toBe('2025-08-21T04:00:00.000Z');
  });

  it.each(['tomorrow', '2025-08-21T06:00:00', '2025-08-21'])(
    'that might end too early is refused: %s',
    (embargoed) => expect(() => read({ ...item, embargoed })).toThrow(/^malformed/),
  );
});

it.each<[string, unknown, RegExp]>([
  ['a picture', { ...item, type: 'picture' }, /^no-article/],
  ['an item without a body', { ...item, bodies: [] }, /^no-article/],
  ['an item without a headline', { ...item, headlines: [] }, /^no-headline/],
  [
    'an identifier of 3,000 characters',
    { ...item, uri: `urn:x:${'x'.repeat(3000)}` },
    /^malformed/,
  ],
])('%s is refused', (_, document, reason) => {
  expect(() => read(document)).toThrow(reason);
});

it.each<[string, object]>([
  ['numbers as text', { urgency: '3' }],
  ['numbers out of range', { urgency: 12 }],
  ['lists where one is meant', { usageTerms: ['Not for print.', 'Not for sale.'] }],
  ['nulls', { by: null, subjects: null, renditions: null, located: null }],
  [
    'things of the wrong kind',
    { by: 7, subjects: 'x', people: [1, null, 'a', {}], renditions: [{}], altIds: 3 },
  ],
  ['names that JavaScript knows', { constructor: { name: 'x' }, toString: 'x' }],
])('takes %s as they come', (_, fields) => {
  expect(read({ ...item, ...fields }).article.headlines).toEqual(item.headlines);
});

it('says of every field where it came from', () => {
  const { article, evidence } = readUpload(fixture('ninjs-3.json')).reading;
  for (const field of Object.keys(article))
    if (field !== 'headlines' && field !== 'bodies') expect(evidence, field).toHaveProperty(field);
});
