import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { articlesIn } from '../../../lambdas/normalise/read-upload.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';

const atom = 'xmlns="http://www.w3.org/2005/Atom"';
const feed = (entries: string) => `<feed ${atom}><title>The Post</title>${entries}</feed>`;
const entry = (content: string) =>
  `<entry><id>urn:x:1</id><title>Storm closes harbour</title>${content}</entry>`;
const read = (entries: string) => readUpload(uploaded(feed(entries))).reading;
const text = '<content>The harbour is closed.</content>';

describe('an Atom feed', () => {
  const { readings, rejections } = readAll(xmlFixture('atom/coast.xml'));
  const [bills, ferry, deleted] = readings;

  it('is an article for each entry that has a text, and says which has none', () => {
    expect(readings).toHaveLength(3);
    expect(rejections).toEqual({
      'item 3 (tag:coast-courier.example,2026:90399)': expect.objectContaining({
        reason: 'no-article',
      }),
    });
  });

  it('keeps every field that we know', () => {
    expect(bills?.documentId).toBe('tag:coast-courier.example,2026:90417');
    expect(bills?.article).toMatchObject({
      headlines: [{ value: 'Harbour board must publish dredging bills' }],
      descriptions: [{ value: 'A tribunal gives the board four weeks.' }],
      by: 'Ines Fjeld and Tom Abara',
      firstCreated: '2026-11-23T16:05:00.000Z',
      versionCreated: '2026-11-23T18:40:00.000Z',
      language: 'en-GB',
      copyrightNotice: '© 2026 Coast Courier Ltd',
      infoSources: [{ name: 'The Coast Courier' }, { name: 'Ola Brandt', role: 'contributor' }],
      subjects: [
        { name: 'Ports', rel: 'keyword' },
        { name: 'shipping', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000342' },
      ],
      renditions: [{ name: 'web', href: 'https://coast-courier.example/2026/11/dredging-bills' }],
      associations: [
        {
          type: 'audio',
          uri: 'https://coast-courier.example/media/hearing.mp3',
          headlines: [{ value: 'The hearing' }],
          renditions: [{ contentType: 'audio/mpeg', sizeInBytes: 4021332 }],
        },
      ],
    });
  });

  it('has its XHTML in our vocabulary, with addresses that start from xml:base', () => {
    const markup = bills?.article.bodies[0]?.value ?? '';
    expectSafe(markup);
    expect(markup.split('\n')).toEqual([
      '<p>The harbour board must publish what it paid for dredging, a tribunal ruled on <em>Monday</em>.</p>',
      '<p>The board had argued that the bills were <a href="https://coast-courier.example/law/secrets">trade secrets</a> of the contractor.</p>',
    ]);
  });

  it('tells of an entry from elsewhere what that feed said of it', () => {
    expect(ferry?.article).toMatchObject({
      headlines: [{ value: 'Night ferry <returns> & berths stay cheap' }],
      by: 'Nadia Oyelaran',
      language: 'en-US',
      copyrightNotice: 'The Island Line',
      infoSources: [{ name: 'The Island Line' }],
      bodies: [{ value: '<p>The night ferry to Skarholm sails again from Friday.</p>' }, {}],
    });
  });

  it('takes down what was deleted (RFC 6721)', () => {
    expect(deleted).toEqual({
      documentId: 'tag:coast-courier.example,2026:90311',
      article: {
        pubStatus: 'canceled',
        headlines: [],
        bodies: [],
        versionCreated: '2026-11-22T11:00:00.000Z',
        edNote: 'Wrong ship.',
      },
      evidence: { encoding: 'utf-8 (declared)', documentId: 'at:deleted-entry' },
      dropped: [],
    });
  });
});

describe('the content', () => {
  it.each([
    [
      'text',
      '<content type="text">2 &lt; 3, &lt;p&gt; said.</content>',
      '<p>2 &lt; 3, &lt;p&gt; said.</p>',
    ],
    [
      'undeclared markup',
      '<content>&lt;p&gt;It is closed.&lt;/p&gt;</content>',
      '<p>It is closed.</p>',
    ],
    [
      'HTML',
      '<content type="html">It is &lt;b&gt;closed&lt;/b&gt;.</content>',
      '<p>It is <strong>closed</strong>.</p>',
    ],
    [
      'HTML in a CDATA section',
      '<content type="html"><![CDATA[<p>It is closed.</p>]]></content>',
      '<p>It is closed.</p>',
    ],
    [
      'XHTML with a prefix',
      '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>It is closed.</x:p></x:div></content>',
      '<p>It is closed.</p>',
    ],
    ['a summary', '<summary>It is closed.</summary>', '<p>It is closed.</p>'],
    [
      'a summary where the content stands elsewhere',
      '<summary>It is closed.</summary><content type="text/html" src="https://post.example/a"/>',
      '<p>It is closed.</p>',
    ],
  ])('may be %s', (_, content, expected) => {
    expect(read(entry(content)).article.bodies[0]?.value).toBe(expected);
  });

  it.each([
    ['a picture', '<content type="image/png">iVBORw0KGgo=</content>'],
    ['other XML', '<content type="application/vnd.post+xml"><story xmlns="urn:post"/></content>'],
  ])('that is %s is no text', (_, content) => {
    expect(() => read(entry(content))).toThrow(/^no-article/);
  });

  it('gives its address as the page where it stands elsewhere', () => {
    const content =
      '<summary>It is closed.</summary><content type="text/html" src="https://post.example/a"/>';
    expect(read(entry(content))).toMatchObject({
      article: { renditions: [{ href: 'https://post.example/a' }] },
      evidence: { webAddress: 'content src' },
    });
  });
});

it('knows relations by their address as well', () => {
  const link = `<link rel="http://www.iana.org/assignments/relation/alternate" href="https://post.example/a"/>`;
  expect(read(entry(text + link)).article.renditions?.[0]?.href).toBe('https://post.example/a');
});

it('names the authors of the feed where the entry has none', () => {
  const author = '<author><name>Jane Doe</name></author>';
  expect(readUpload(uploaded(feed(author + entry(text)))).reading).toMatchObject({
    article: { by: 'Jane Doe' },
    evidence: { by: 'feed author' },
  });
  const house = '<author><name>The Post</name></author>';
  expect(readUpload(uploaded(feed(house + entry(text)))).reading.article.by).toBeUndefined();
});

it('is an article where it is an entry by itself', () => {
  const alone = entry(text).replace('<entry>', `<entry ${atom}>`);
  expect(readUpload(uploaded(alone))).toMatchObject({
    format: 'atom',
    reading: { documentId: 'urn:x:1' },
  });
});

it('is read from Atom 0.3', () => {
  const old = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Post</title><copyright>The Post Ltd</copyright><entry><id>urn:x:1</id><title mode="base64">${Buffer.from('Storm closes harbour').toString('base64')}</title><link rel="alternate" type="text/html" href="https://post.example/a"/><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-13T18:30:02Z</modified><content type="text/html" mode="escaped">&lt;p&gt;It is closed.&lt;/p&gt;</content></entry></feed>`;
  expect(readUpload(uploaded(old)).reading.article).toMatchObject({
    headlines: [{ value: 'Storm closes harbour' }],
    copyrightNotice: 'The Post Ltd',
    firstCreated: '2003-12-13T12:29:29.000Z',
    versionCreated: '2003-12-13T18:30:02.000Z',
    bodies: [{ value: '<p>It is closed.</p>' }, {}],
  });
});

it('is known by the page, else by title and date, where an entry has no id', () => {
  const bare = entry(text).replace(/<id>.*<\/id>/, '');
  const link = '<link href="https://post.example/a"/>';
  expect(read(bare.replace(text, text + link)).documentId).toBe('https://post.example/a');
  expect(read(bare).documentId).toMatch(/^[\da-f]{64}$/);
});

it('is read with one bad entry among good ones', () => {
  const bad = '<at:deleted-entry when="2026-11-22T11:00:00Z"/>';
  const { readings, rejections } = readAll(
    uploaded(feed(entry(text) + bad + entry(text).replace('urn:x:1', 'urn:x:2'))),
  );
  expect(readings.map(({ documentId }) => documentId)).toEqual(['urn:x:1', 'urn:x:2']);
  expect(rejections).toMatchObject({ 'item 2': { reason: 'malformed' } });
});

it.each([
  ['without an entry', feed(''), /^no-article: The Atom feed holds no entry/],
  ['that is cut off', feed(entry(text)).slice(0, -30), /^malformed: .*line 1/],
  ['of some other kind', '<feed xmlns="urn:cattle"><hay/></feed>', /^unknown-format/],
])('is refused: a feed %s', (_, xml, reason) => {
  expect(() => articlesIn(uploaded(xml))).toThrow(reason);
});

it('is read or refused with a word, whatever part of it is missing', () => {
  const whole = new TextDecoder().decode(xmlFixture('atom/coast.xml').bytes);
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
