import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { writeRss } from '../../../lambdas/formats/rss/write.ts';
import { articlesIn } from '../../../lambdas/normalise/read-upload.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';
import { article } from '../articles.ts';

const text = '<description>The harbour was closed on Monday after the storm.</description>';
const rss = (items: string, channel = '') =>
  `<rss version="2.0"><channel><title>The Post</title><link>https://post.example/</link>${channel}${items}</channel></rss>`;
const item = (content: string) =>
  `<item><title>Storm closes harbour</title>${text}${content}</item>`;
const read = (items: string, channel = '') =>
  readUpload(uploaded(rss(items, channel), 'press/feed.xml')).reading;
const html = (items: string) => read(items).article.bodies[0]?.value;

describe('a feed of RSS 2.0', () => {
  const { readings, rejections } = readAll(xmlFixture('rss/coast.xml'));
  const [bills, ferry, withdrawn] = readings;

  it('is an article for each item that has a text, and says which has none', () => {
    expect(readings).toHaveLength(3);
    expect(rejections).toEqual({
      'item 3 (courier:90399)': expect.objectContaining({ reason: 'no-article' }),
    });
  });

  it('keeps every field that we know', () => {
    expect(bills?.documentId).toBe('courier:90417');
    expect(bills?.article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Harbour board ‘must publish’ dredging bills' }],
      descriptions: [{ value: 'A tribunal gives the board four weeks.' }],
      by: 'Ines Fjeld and Tom Abara',
      firstCreated: '2026-11-23T16:05:00.000Z',
      versionCreated: '2026-11-23T18:40:00.000Z',
      language: 'en-GB',
      copyrightNotice: '© 2026 Coast Courier Ltd',
      infoSources: [{ name: 'The Coast Courier' }],
      renditions: [{ name: 'web', href: 'https://coast-courier.example/2026/11/dredging-bills' }],
      associations: [
        {
          name: 'main',
          type: 'picture',
          uri: 'https://coast-courier.example/media/dredger.jpg',
          descriptions: [{ value: 'The dredger "Ketil" at work' }],
          by: 'Ola Brandt',
          renditions: [
            { contentType: 'image/jpeg', width: 1600, height: 900, sizeInBytes: 182044 },
          ],
        },
        { type: 'audio', uri: 'https://coast-courier.example/media/hearing.mp3' },
      ],
    });
  });

  it('has its categories as keywords, and as concepts where they are of a taxonomy', () => {
    expect(bills?.article.subjects).toEqual([
      { name: 'Ports', rel: 'keyword', creator: 'publisher' },
      {
        name: '20000342',
        uri: 'http://cv.iptc.org/newscodes/mediatopic/20000342',
        creator: 'publisher',
      },
      { name: 'harbour', literal: 'courier-desk:harbour', creator: 'publisher' },
    ]);
  });

  it('has its text in our vocabulary, with addresses that are whole and without furniture', () => {
    const markup = bills?.article.bodies[0]?.value ?? '';
    expectSafe(markup);
    expect(markup.split('\n')).toEqual([
      '<p>The harbour board must publish what it paid for dredging, a tribunal ruled on <em>Monday</em>.</p>',
      '<p>The board had argued that the bills were <a href="https://coast-courier.example/law/secrets">trade secrets</a> of the contractor.</p>',
      '<p>“Four weeks is ample,” the tribunal’s chair said.</p>',
    ]);
    expect(bills?.dropped).toEqual(
      expect.arrayContaining([expect.stringContaining('appeared first on'), 'Read more']),
    );
  });

  it('takes the description for the text where there is no other', () => {
    expect(ferry?.article).toMatchObject({
      bodies: [
        {
          value:
            '<p>The night ferry to Skarholm sails again from Friday.</p>\n<p>Berths cost the same as in 2015, the operator said.</p>',
        },
        {},
      ],
      by: 'Nadia Oyelaran',
      firstCreated: '2026-11-23T06:30:00.000Z',
      infoSources: [{ name: 'The Island Line' }],
    });
    expect(ferry?.article.descriptions).toBeUndefined();
    expect(ferry?.evidence).toMatchObject({ body: 'description', by: 'author' });
  });

  it('knows what was taken down', () => {
    expect(withdrawn).toMatchObject({
      documentId: 'courier:90311',
      article: { pubStatus: 'canceled', bodies: [] },
    });
  });
});

describe('RSS 1.0', () => {
  const { readings } = readAll(xmlFixture('rss/coast.rdf'));

  it('is read by the same names, its items known by what they are about', () => {
    expect(readings).toMatchObject([
      {
        documentId: 'https://coast-courier.example/2026/11/pilots',
        article: {
          headlines: [{ value: 'Pilots take their test in fog' }],
          descriptions: [{ value: 'Five candidates, one lighthouse.' }],
          by: 'Ines Fjeld',
          firstCreated: '2026-11-22T07:15:00.000Z',
          language: 'en-GB',
          copyrightNotice: 'Coast Courier Ltd',
          subjects: [{ name: 'Ports' }],
        },
      },
      { documentId: 'https://coast-courier.example/2026/11/eels' },
    ]);
  });

  it('is not any RDF', () => {
    const other =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>';
    expect(() => articlesIn(uploaded(other))).toThrow(/^unknown-format: .*RDF/);
  });
});

it.each([
  ['0.91, with its document type', '<!DOCTYPE rss SYSTEM "rss-0.91.dtd"><rss version="0.91">'],
  ['0.92', '<rss version="0.92">'],
  ['without a version', '<rss>'],
  ['with a namespace', '<rss version="2.0" xmlns="http://backend.userland.com/rss2">'],
])('RSS %s is read', (_, start) => {
  const feed = rss(item('<guid>a</guid>')).replace('<rss version="2.0">', start);
  expect(readUpload(uploaded(feed))).toMatchObject({ format: 'rss', reading: { documentId: 'a' } });
});

describe('the identifier', () => {
  it.each([
    [
      'the guid',
      '<guid isPermaLink="false">4711</guid><link>https://post.example/a</link>',
      '4711',
    ],
    ['else the page', '<link>https://post.example/a</link>', 'https://post.example/a'],
    ['else the page that Atom names', '<atom:link href="/a"/>', 'https://post.example/a'],
  ])('is %s', (_, content, expected) => {
    expect(read(item(content)).documentId).toBe(expected);
  });

  it('is else made of title and date, and never of where it stands', () => {
    const dated = item('<pubDate>Mon, 23 Nov 2026 17:05:00 GMT</pubDate>');
    const [alone] = [read(dated)];
    const { readings } = readAll(uploaded(rss(item('<link>/b</link>') + dated), 'press/other.xml'));
    expect(alone.documentId).toMatch(/^[\da-f]{64}$/);
    expect(readings[1]?.documentId).toBe(alone.documentId);
    const later = dated.replace('23 Nov', '24 Nov');
    expect(read(later).documentId).not.toBe(alone.documentId);
  });

  it('is never the front page that all items link to', () => {
    const link = '<link>https://post.example/</link>';
    expect(read(item(link)).documentId).toMatch(/^[\da-f]{64}$/);
    expect(read(item(link)).article.renditions).toBeUndefined();
  });
});

describe('the page', () => {
  it.each([
    ['a link within the site', '<link>/2026/storm</link>', 'https://post.example/2026/storm'],
    ['a guid that is one', '<guid>https://post.example/s</guid>', 'https://post.example/s'],
    [
      'the original of a proxy’s link',
      '<link>https://proxy.example/1</link><feedburner:origLink>https://post.example/s</feedburner:origLink>',
      'https://post.example/s',
    ],
  ])('is %s', (_, content, href) => {
    expect(read(item(content)).article.renditions?.[0]?.href).toBe(href);
  });

  it('starts from xml:base where that is given', () => {
    const feed = rss(item('<link>storm</link>')).replace(
      '<rss ',
      '<rss xml:base="https://post.example/2026/" ',
    );
    expect(readUpload(uploaded(feed)).reading.article.renditions?.[0]?.href).toBe(
      'https://post.example/2026/storm',
    );
  });

  it('is none where the guid says that it is none', () => {
    const guid = '<guid isPermaLink="false">https://post.example/s</guid>';
    expect(read(item(guid)).article.renditions).toBeUndefined();
  });
});

describe('the title', () => {
  it.each([
    ['plain', 'Fares &amp; berths', 'Fares & berths'],
    ['escaped twice', 'Fares &amp;amp; berths&amp;#8217; price', 'Fares & berths’ price'],
    ['in a CDATA section', '<![CDATA[Fares & <em>berths</em>]]>', 'Fares & berths'],
    ['with escaped markup', 'Fares &lt;b&gt;rise&lt;/b&gt;', 'Fares rise'],
    ['with bare markup', 'Fares <b>rise</b>', 'Fares rise'],
    ['with what is no markup', 'Fares &lt;today&gt; &lt; 4', 'Fares <today> < 4'],
  ])('may be %s', (_, title, expected) => {
    const { article: found } = read(`<item><title>${title}</title>${text}</item>`);
    expect(found.headlines).toEqual([{ value: expected }]);
  });
});

describe('the text', () => {
  const body = (content: string) => `<item><title>Storm</title>${content}</item>`;

  it.each([
    ['escaped', '<description>&lt;p&gt;It is closed.&lt;/p&gt;</description>'],
    [
      'escaped twice',
      '<description>&amp;lt;p&amp;gt;It is closed.&amp;lt;/p&amp;gt;</description>',
    ],
    ['bare', '<description><p>It is closed.</p></description>'],
    ['plain', '<description>It is closed.</description>'],
    ['XHTML', '<body xmlns="http://www.w3.org/1999/xhtml"><p>It is closed.</p></body>'],
  ])('may be %s', (_, content) => {
    expect(html(body(content))).toBe('<p>It is closed.</p>');
  });

  it.each([
    ['repeats how the text begins', 'The harbour is closed.'],
    ['was cut from it', 'The harbour is closed. Nobody […]'],
    ['is cut off with an invitation', 'The harbour is… Continue reading'],
    ['repeats the title', 'Storm'],
  ])('has no standfirst from a description that %s', (_, description) => {
    const content =
      '<content:encoded>&lt;p&gt;The harbour is closed. Nobody was hurt.&lt;/p&gt;</content:encoded>';
    const found = read(body(`<description>${description}</description>${content}`));
    expect(found.article.descriptions).toBeUndefined();
    expect(found.article.bodies[1]?.value).toBe('The harbour is closed. Nobody was hurt.');
  });

  it('has addresses that start from its page', () => {
    const content =
      '<content:encoded>&lt;p&gt;It &lt;a href="b"&gt;is&lt;/a&gt; closed.&lt;/p&gt;</content:encoded>';
    expect(html(body(`<link>https://post.example/2026/a</link>${content}`))).toBe(
      '<p>It <a href="https://post.example/2026/b">is</a> closed.</p>',
    );
  });

  it('is that of the description where content:encoded has none', () => {
    const picture = '<content:encoded>&lt;img src="/a.jpg"&gt;</content:encoded>';
    const { article: found } = read(body(`<description>It is closed.</description>${picture}`));
    expect(found).toMatchObject({
      bodies: [{ value: '<p>It is closed.</p>' }, {}],
      associations: [{ type: 'picture', uri: 'https://post.example/a.jpg' }],
    });
  });
});

describe('what programs that paste feeds together get wrong', () => {
  it('is forgiven: prefixes that nobody declared, bare ampersands, named characters', () => {
    const { article: found } = read(
      item(
        '<link>https://post.example/s?a=1&b=2</link><dc:creator>Zo&euml; Brandt & Co</dc:creator><category>R&D</category><media:content url="https://post.example/a.jpg?x=1&y=2" medium="image"/><media:title>Not the title</media:title>',
      ),
    );
    expect(found).toMatchObject({
      headlines: [{ value: 'Storm closes harbour' }],
      by: 'Zoë Brandt & Co',
      subjects: [{ name: 'R&D' }],
      renditions: [{ href: 'https://post.example/s?a=1&b=2' }],
      associations: [{ uri: 'https://post.example/a.jpg?x=1&y=2' }],
    });
  });

  it('is forgiven: a namespace that is written otherwise', () => {
    const feed = rss(item('<dc:creator>Jane Doe</dc:creator>')).replace(
      '<rss ',
      '<rss xmlns:dc=" https://purl.org/dc/elements/1.1 " ',
    );
    expect(readUpload(uploaded(feed)).reading.article.by).toBe('Jane Doe');
  });

  it('is forgiven: an encoding other than the declared one', () => {
    const feed = `<?xml version="1.0" encoding="utf-8"?>${rss(item('<dc:creator>Zoë Brandt</dc:creator>'))}`;
    const bytes = Uint8Array.from(feed, (character) => character.charCodeAt(0));
    expect(readUpload(uploaded(bytes)).reading.article.by).toBe('Zoë Brandt');
  });

  it('is refused, with its place, where a feed was cut off or does not close', () => {
    const whole = rss(item('<guid>a</guid>') + item('<guid>b</guid>'));
    for (const feed of [whole.slice(0, -40), whole.replace('</description>', '')])
      expect(() => articlesIn(uploaded(feed))).toThrow(/^malformed: .*line 1, column \d+/);
  });
});

describe('one bad item', () => {
  it.each([
    ['without a text', '<item><title>Nothing</title><guid>bad</guid></item>', 'no-article'],
    ['without a title', `<item>${text}<guid>bad</guid></item>`, 'no-headline'],
    [
      'nested too deep',
      `<item><title>Deep</title><description><![CDATA[${'<div>'.repeat(300)}]]></description><guid>bad</guid></item>`,
      'too-deep',
    ],
    [
      'too long',
      `<item><title>Long</title><description>${'It is closed. '.repeat(90_000)}</description><guid>bad</guid></item>`,
      'too-large',
    ],
  ])('%s does not take the others along', (_, bad, reason) => {
    const { readings, rejections } = readAll(
      uploaded(rss(item('<guid>a</guid>') + bad + item('<guid>b</guid>'))),
    );
    expect(readings.map(({ documentId }) => documentId)).toEqual(['a', 'b']);
    expect(rejections).toEqual({ 'item 2 (bad)': expect.objectContaining({ reason }) });
  });
});

it.each([
  ['no item', rss(''), /^no-article: The RSS feed holds no item/],
  ['more items than an upload may hold', rss(item('').repeat(501)), /^too-large: .*501/],
])('is refused as a whole: %s', (_, feed, reason) => {
  expect(() => articlesIn(uploaded(feed))).toThrow(reason);
});

describe('a WordPress export', () => {
  const post = (status: string, type = 'post', more = '') =>
    item(
      `<guid isPermaLink="false">${status}</guid><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status>${more}<category domain="category">Ports</category><category domain="post_tag">pilots</category>`,
    );

  it('publishes what is published, and nothing else that is in it', () => {
    const { readings, rejections } = readAll(
      uploaded(
        rss(
          post('publish') +
            post('draft') +
            post('inherit', 'attachment') +
            post('publish', 'page') +
            post('publish', 'post', '<wp:post_password>secret</wp:post_password>') +
            post('future', 'post', '<wp:post_date_gmt>2026-12-01 06:00:00</wp:post_date_gmt>') +
            post('trash'),
        ),
      ),
    );
    expect(
      readings.map(({ article: { pubStatus, embargoedUntil } }) => [pubStatus, embargoedUntil]),
    ).toEqual([
      ['usable', undefined],
      ['usable', '2026-12-01T06:00:00.000Z'],
      ['canceled', undefined],
    ]);
    expect(Object.values(rejections).map(({ reason }) => reason)).toEqual(
      Array(4).fill('no-article'),
    );
  });

  it('has its excerpt for a standfirst, past a description that is empty', () => {
    const content = '<content:encoded>&lt;p&gt;The harbour is closed.&lt;/p&gt;</content:encoded>';
    const excerpt = '<excerpt:encoded>Nobody was hurt.</excerpt:encoded>';
    const exported = post('publish', 'post', content + excerpt).replace(text, '<description/>');
    expect(read(exported).article).toMatchObject({
      descriptions: [{ value: 'Nobody was hurt.' }],
      bodies: [{ value: '<p>The harbour is closed.</p>' }, {}],
    });
  });

  it('tells sections from keywords', () => {
    expect(read(post('publish')).article.subjects).toMatchObject([
      { name: 'Ports', rel: 'section' },
      { name: 'pilots', rel: 'keyword' },
    ]);
  });
});

describe('what we write', () => {
  it('is read back with all that it has', () => {
    const { reading } = readUpload(uploaded(writeRss({ title: 'All', items: [article()] })));
    const { uri, headlines, descriptions, by, language } = article();
    expect(reading.documentId).toBe(uri);
    expect(reading.article).toMatchObject({
      headlines,
      descriptions,
      by,
      language,
      firstCreated: '2026-11-24T06:30:00.000Z',
      versionCreated: '2026-11-24T07:45:10.000Z',
      subjects: [{ name: 'labour' }, { name: 'strike' }],
      bodies: article().bodies.map(({ contentType, value }) => ({ contentType, value })),
      renditions: [{ href: 'https://harbour-post.example/2026/ferry?a=1&b=2' }],
      associations: [
        {
          uri: 'https://harbour-post.example/ferry.jpg',
          by: 'A. Photographer',
          descriptions: [{ value: 'A ferry at "its" berth' }],
          renditions: [{ contentType: 'image/jpeg', width: 1200, height: 800 }],
        },
      ],
    });
  });

  it('takes down what it took down', () => {
    const feed = writeRss({ title: 'All', items: [article({ pubStatus: 'canceled' })] });
    expect(readUpload(uploaded(feed)).reading).toMatchObject({
      documentId: article().uri,
      article: { pubStatus: 'canceled', bodies: [] },
    });
  });

  it('has the same articles when it is read back, whatever their words', () => {
    // A feed cannot tell an entity that is meant as text from one that was escaped once too often.
    const words = fc
      .array(
        fc.constantFrom('Storm', 'harbour', '&', '<today>', '"so"', '2 < 3', 'Ålesund', '港', '—'),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((list) => `The ${list.join(' ')}`);
    const sentences = fc.array(
      words.map((line) => `${line} was seen by everybody on the quay.`),
      { minLength: 1, maxLength: 5 },
    );
    const story = fc.record({ id: fc.uuid(), headline: words, lines: sentences });
    fc.assert(
      fc.property(
        fc.uniqueArray(story, { selector: ({ id }) => id, maxLength: 6, minLength: 1 }),
        (stories) => {
          const items = stories.map(({ id, headline, lines }) =>
            article({
              uri: `urn:uuid:${id}`,
              headlines: [{ value: headline }],
              bodies: [
                {
                  role: 'main',
                  contentType: 'text/html',
                  value: lines.map((line) => `<p>${escaped(line)}</p>`).join('\n'),
                },
              ],
            }),
          );
          const { readings } = readAll(uploaded(writeRss({ title: 'All', items })));
          expect(
            readings.map(({ documentId, article: found }) => ({
              uri: documentId,
              headline: found.headlines[0]?.value,
              html: found.bodies[0]?.value,
              text: found.bodies[1]?.value,
            })),
          ).toEqual(
            stories.map(({ id, headline, lines }, index) => ({
              uri: `urn:uuid:${id}`,
              headline,
              html: items[index]?.bodies[0]?.value,
              text: lines.join('\n\n'),
            })),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('is read or refused with a word, whatever part of it is missing', () => {
  const whole = new TextDecoder().decode(xmlFixture('rss/coast.xml').bytes);
  for (const [element] of whole.matchAll(
    /<([\w:]+)[^<>]*>[^<>]*<\/\1>|<[\w:]+[^<>]*\/>|<\/?[\w:]+>/g,
  )) {
    try {
      articlesIn(uploaded(whole.replace(element, '')));
    } catch (error) {
      expect(error, element).toBeInstanceOf(RejectedUpload);
    }
  }
});

function escaped(line: string): string {
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
