import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';

const thing = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Storm closes harbour',
  url: 'https://meridian.example/storm',
  articleBody: 'The harbour is closed.\n\nNobody was hurt.',
};
const read = (document: unknown, key = 'press/a.json') =>
  readUpload(uploaded(JSON.stringify(document), key)).reading;
const html = (document: unknown) => read(document).article.bodies[0]?.value;

describe('a NewsArticle in a graph', () => {
  const { reading, format } = readUpload(fixture('json-ld.json'));

  it('keeps every field that we know', () => {
    expect(format).toBe('json-ld');
    expect(reading.documentId).toBe('https://meridian.example/harbour-accord');
    expect(reading.article).toMatchObject({
      headlines: [{ value: 'Harbour towns agree to share one pilot service' }],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      firstCreated: '2025-08-20T07:00:00.000Z',
      versionCreated: '2025-08-20T10:30:00.000Z',
      language: 'en-GB',
      located: 'PORT ELLERY',
      copyrightHolder: 'Meridian',
      copyrightNotice: '© 2025 Meridian',
      renditions: [{ name: 'web', href: 'https://meridian.example/harbour-accord' }],
    });
    expect(reading.evidence).toMatchObject({ documentId: 'url', body: 'articleBody' });
  });

  it('finds author, publisher and picture where the graph refers to them', () => {
    expect(reading.article.by).toBe('Mara Lindqvist and Jo Ekdal');
    expect(reading.article.infoSources).toEqual([{ name: 'Meridian' }]);
    expect(reading.article.associations?.[0]).toMatchObject({
      uri: 'https://meridian.example/lightship.jpg',
      by: 'Tove Dahl',
      descriptions: [{ value: 'The old lightship' }],
      renditions: [{ width: 1200, height: 800 }],
    });
  });

  it('has pictures with a safe address only', () => {
    expect(reading.article.associations).toHaveLength(2);
  });

  it('keeps sections, keywords and what it is about apart', () => {
    expect(reading.article.subjects?.map(({ rel, name }) => [rel, name])).toEqual([
      ['section', 'Business'],
      ['section', 'Shipping'],
      ['keyword', 'pilots'],
      ['keyword', 'harbours'],
      ['keyword', 'Port Ellery'],
      ['about', 'Pilotage'],
    ]);
    expect(reading.article.people).toEqual([{ name: 'Ingrid Aas', rel: 'mentions' }]);
    expect(reading.article.organisations?.[0]?.uri).toBe('https://www.wikidata.org/wiki/Q17');
  });

  it('leaves furniture out of the text', () => {
    expect(reading.dropped).toEqual(['Advertisement']);
  });
});

describe('the text', () => {
  it.each([
    ['plain', 'One.\n\nTwo.'],
    ['marked up', '<p>One.</p><p>Two.</p><script>alert(1)</script>'],
    ['marked up and escaped', '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;'],
    ['in several strings', ['One.', 'Two.']],
  ])('is read when it is %s', (_, articleBody) => {
    const body = html({ ...thing, articleBody });
    expect(body).toBe('<p>One.</p>\n<p>Two.</p>');
    expectSafe(body ?? '');
  });

  it('has its entities read', () => {
    expect(html({ ...thing, articleBody: 'The towns&#8217; pilots &amp; crews.' })).toBe(
      '<p>The towns’ pilots &amp; crews.</p>',
    );
  });

  it('of a live blog is that of its updates', () => {
    const { articleBody, ...blog } = thing;
    const liveBlogUpdate = [{ '@type': 'BlogPosting', headline: 'Noon', articleBody }];
    expect(html({ ...blog, '@type': 'LiveBlogPosting', liveBlogUpdate })).toBe(
      '<h2>Noon</h2>\n<p>The harbour is closed.</p>\n<p>Nobody was hurt.</p>',
    );
  });
});

describe('of several articles', () => {
  const second = { ...thing, headline: 'Second', url: 'https://meridian.example/2' };
  const { articleBody, ...named } = { ...thing, headline: 'Related' };
  const page = { '@type': 'WebPage', url: 'https://meridian.example/storm' };
  const graph = (...things: object[]) => ({ '@context': thing['@context'], '@graph': things });
  const found = (document: unknown) => {
    const { readings, rejections } = readAll(uploaded(JSON.stringify(document)));
    return {
      headlines: readings.map(({ article }) => article.headlines[0]?.value),
      rejections,
    };
  };

  it.each<[string, unknown, string[]]>([
    ['a list', [thing, second], ['Storm closes harbour', 'Second']],
    [
      'a list of several kinds',
      [thing, { ...second, '@type': 'Article' }],
      ['Storm closes harbour', 'Second'],
    ],
    ['a graph without a page', graph(thing, second), ['Storm closes harbour', 'Second']],
    [
      'a list of graphs',
      [graph(page, thing), graph(page, second)],
      ['Storm closes harbour', 'Second'],
    ],
    ['a page’s graph: its own', graph(thing, second, { ...page, mainEntity: second }), ['Second']],
    ['a page’s list: the first', [page, thing, second], ['Storm closes harbour']],
    ['one with a text, and one that is only named', graph(named, thing), ['Storm closes harbour']],
  ])('%s', (_, document, headlines) => {
    expect(found(document)).toEqual({ headlines, rejections: {} });
  });

  it('one that cannot be read does not take the others along', () => {
    const { headlines, rejections } = found([
      thing,
      { ...thing, '@id': 'urn:x:2', creativeWorkStatus: 'Draft' },
      { ...named, '@id': 'urn:x:3', articleBody: '' },
      named,
      second,
    ]);
    expect(headlines).toEqual(['Storm closes harbour', 'Second']);
    expect(rejections).toMatchObject({
      'item 2 (urn:x:2)': { reason: 'no-article' },
      'item 3 (urn:x:3)': { reason: 'no-article' },
    });
  });
});

describe('the identifier', () => {
  it.each([
    [
      'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    ],
    ['https://meridian.example/id/4711', 'https://meridian.example/id/4711'],
    ['https://meridian.example/storm#article', 'https://meridian.example/storm'],
    ['#article', 'https://meridian.example/storm'],
  ])('is the @id %s where that says more than the address', (id, expected) => {
    expect(read({ ...thing, '@id': id }).documentId).toBe(expected);
  });

  it('is never the front page of a site', () => {
    expect(read({ ...thing, url: 'https://meridian.example/' }).documentId).toBeUndefined();
  });
});

describe('the status', () => {
  it('kills an article that was withdrawn, with or without a text', () => {
    const { articleBody, ...bare } = thing;
    for (const document of [thing, bare]) {
      const killed = read({ ...document, creativeWorkStatus: 'Retracted' });
      expect(killed.article.pubStatus).toBe('canceled');
    }
  });

  it.each([
    ['Draft', /^no-article.*not for publication/],
    ['Spiked', /^malformed/],
  ])('%s is refused', (creativeWorkStatus, reason) => {
    expect(() => read({ ...thing, creativeWorkStatus })).toThrow(reason);
  });
});

it('is recognised by its shape, whatever the file is called', () => {
  expect(readUpload(uploaded(JSON.stringify(thing), 'press/a.txt')).format).toBe('json-ld');
});

it.each<[string, string, RegExp]>([
  ['a recipe', '{"@context":"https://schema.org","@type":"Recipe","name":"Soup"}', /^no-article/],
  ['an article without a text', JSON.stringify({ ...thing, articleBody: ' ' }), /^no-article/],
  ['an article without a headline', JSON.stringify({ ...thing, headline: '' }), /^no-headline/],
  [
    'a file that is cut off',
    '{"@context":"https://schema.org",\n"@type":"NewsArticle",\n"headline":"A',
    /^malformed.*line 3/,
  ],
  [
    'a file that is nested too deep',
    `{"@context":"https://schema.org","@type":"NewsArticle","x":${'['.repeat(300)}`,
    /^too-deep/,
  ],
])('%s is refused', (_, text, reason) => {
  expect(() => readUpload(uploaded(text))).toThrow(reason);
});
