import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

const read = (xml: string) => readUpload(uploaded(xml, 'press/a.xml')).reading;

interface Parts {
  itemMeta?: string;
  contentMeta?: string;
  content?: string;
  kind?: string;
  guid?: string;
}

const plain =
  '<inlineData contenttype="text/plain">The harbour is closed.\n\nNobody was hurt.</inlineData>';

function newsItem({
  itemMeta = '',
  contentMeta = '',
  content = plain,
  kind = 'text',
  guid = 'urn:newsml:meridian.example:1',
}: Parts = {}) {
  return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="1"><itemMeta><itemClass qcode="ninat:${kind}"/>${itemMeta}</itemMeta><contentMeta><headline>Storm closes harbour</headline>${contentMeta}</contentMeta><contentSet>${content}</contentSet></newsItem>`;
}

const newsMessage = (...items: string[]) =>
  `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items.join('')}</itemSet></newsMessage>`;

function rejection(xml: string) {
  try {
    read(xml);
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection;
    throw error;
  }
  return expect.fail('it was read');
}

describe('the main item of a message', () => {
  const { reading, format } = readUpload(xmlFixture('newsml-g2/message.xml'));
  const { article } = reading;

  it('is the text that the package puts first, and the others are counted', () => {
    expect(format).toBe('newsml-g2');
    expect(reading.documentId).toBe('urn:newsml:meridian.example:20250820:main');
    expect(reading.evidence).toMatchObject({ items: 'main of 2', documentId: 'guid' });
  });

  it('keeps every field that we know', () => {
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Harbour towns agree to share one pilot service' }],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      firstCreated: '2025-08-20T07:00:00.000Z',
      versionCreated: '2025-08-20T08:30:00.000Z',
      contentCreated: '2025-08-20T08:00:00.000Z',
      embargoedUntil: '2025-08-20T10:00:00.000Z',
      expires: '2026-08-20T00:00:00.000Z',
      urgency: 3,
      language: 'en-GB',
      by: 'Mara Lindqvist',
      located: 'Port Ellery',
      slugline: 'harbour-pact',
      copyrightHolder: 'Meridian',
      copyrightNotice: '© 2025 Meridian',
      usageTerms: 'Not for use in print. Web only.',
      infoSources: [{ name: 'Northern News', literal: 'nprov:nn', role: 'isrol:originfo' }],
      genres: [{ name: 'Current', uri: 'http://cv.iptc.org/newscodes/genre/Current' }],
      renditions: [
        { name: 'web', href: 'https://meridian.example/harbour-pact', contentType: 'text/html' },
      ],
    });
  });

  it('keeps its version and its other names, but not those of other vocabularies', () => {
    expect(article.altIds).toEqual([
      { role: 'version', value: '3' },
      { role: 'idtype:old', value: '4711' },
    ]);
  });

  it('keeps notes for partners, and not those under a constraint', () => {
    expect(article.edNote).toBe('Adds second paragraph.');
  });

  it('has its codes by their URI where the vocabulary is known, with who assigned them', () => {
    const topics = 'http://cv.iptc.org/newscodes/mediatopic/';
    expect(article.subjects).toEqual([
      {
        name: 'shipping',
        uri: `${topics}20000342`,
        creator: 'mer:tagger',
        relevance: 80,
        confidence: 60,
      },
      {
        name: 'subj:04015000',
        uri: 'http://cv.iptc.org/newscodes/subjectcode/04015000',
        creator: 'publisher',
      },
      { name: 'Ports', uri: 'https://meridian.example/codes/ports', creator: 'publisher' },
      { name: 'transport', uri: `${topics}20000337`, creator: 'publisher' },
      { name: 'pilots', rel: 'keyword', creator: 'publisher' },
    ]);
  });

  it('tells people, organisations and places from subjects, by the names that it asserts', () => {
    expect(article.people).toEqual([{ name: 'Ingrid Aas', rel: 'about', literal: 'x:17' }]);
    expect(article.organisations).toEqual([
      { name: 'Northern Pilots', rel: 'about', literal: 'np' },
    ]);
    expect(article.places).toEqual([
      { name: 'Port Ellery', rel: 'about', uri: 'https://places.example/pe' },
      { name: 'Port Ellery', rel: 'located', uri: 'https://meridian.example/codes/pe' },
    ]);
  });

  it('has the body that its XHTML marks, in our vocabulary', () => {
    const html = article.bodies[0]?.value ?? '';
    expectSafe(html);
    expect(html.split('\n')).toEqual([
      '<p>Three harbour towns agreed on Wednesday to run a single pilot service.</p>',
      '<figure><img src="https://meridian.example/media/tower.jpg" alt="The tower"></figure>',
      '<p>The first joint crews sail in October.</p>',
    ]);
  });

  it('has the media of the message, those it links to, and those in its text', () => {
    expect(article.associations).toMatchObject([
      {
        name: 'media1',
        uri: 'urn:newsml:meridian.example:20250820:photo',
        type: 'picture',
        headlines: [{ value: 'Pilot boat' }],
        descriptions: [{ value: 'A pilot boat leaves.' }],
        by: 'Jon Aas',
        renditions: [
          { name: 'web', href: 'https://meridian.example/media/boat.jpg', sizeInBytes: 4000 },
        ],
      },
      { name: 'media2', uri: 'urn:newsml:meridian.example:20250820:chart', type: 'picture' },
      { name: 'picture1', uri: 'https://meridian.example/media/tower.jpg', type: 'picture' },
    ]);
  });
});

describe('the text of an item', () => {
  it('may be plain', () => {
    expect(read(newsItem()).article.bodies[0]?.value).toBe(
      '<p>The harbour is closed.</p>\n<p>Nobody was hurt.</p>',
    );
  });

  it('may be NITF, which says what the item does not', () => {
    const nitf =
      '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Other</hl1></hedline><byline>By Mara Lindqvist</byline><dateline><location>PORT ELLERY</location></dateline></body.head><body.content><p>The harbour is closed.</p></body.content></body></nitf>';
    const { article, evidence } = read(
      newsItem({ content: `<inlineXML contenttype="application/nitf+xml">${nitf}</inlineXML>` }),
    );
    expect(article).toMatchObject({
      headlines: [{ value: 'Storm closes harbour' }],
      by: 'Mara Lindqvist',
      located: 'PORT ELLERY',
    });
    expect(evidence).toMatchObject({ body: 'inlineXML (NITF)', by: 'byline' });
  });

  it('is the first rendition that has any', () => {
    const empty = '<inlineXML contenttype="application/nitf+xml"><nitf/></inlineXML>';
    expect(read(newsItem({ content: empty + plain })).evidence.body).toBe(
      'inlineData (text/plain)',
    );
  });

  it('is read without namespace as well', () => {
    const xml = newsItem().replace(' xmlns="http://iptc.org/std/nar/2006-10-01/"', '');
    expect(read(xml).article.headlines).toEqual([{ value: 'Storm closes harbour' }]);
  });
});

describe('what may be published when', () => {
  it.each(['withheld', 'canceled'] as const)('is %s, also without a text', (status) => {
    const itemMeta = `<pubStatus qcode="stat:${status}"/>`;
    expect(read(newsItem({ itemMeta, content: '' })).article).toMatchObject({
      pubStatus: status,
      bodies: [],
    });
  });

  it('knows a status by its URI', () => {
    const itemMeta = '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>';
    expect(read(newsItem({ itemMeta })).article.pubStatus).toBe('canceled');
  });

  it('refuses a status that it does not know', () => {
    const itemMeta = '<pubStatus qcode="stat:pulled"/>';
    expect(rejection(newsItem({ itemMeta })).reason).toBe('malformed');
  });

  it('withholds an item whose embargo has no end', () => {
    expect(read(newsItem({ itemMeta: '<embargoed/>' })).article.pubStatus).toBe('withheld');
  });

  it.each(['2025-08-21T08:00:00', 'tomorrow'])('refuses an embargo without a zone: %s', (time) => {
    const itemMeta = `<embargoed>${time}</embargoed>`;
    expect(rejection(newsItem({ itemMeta })).reason).toBe('malformed');
  });

  it('is not before its package', () => {
    const held =
      '<packageItem><itemMeta><embargoed>2025-08-22T08:00:00Z</embargoed></itemMeta><groupSet root="a"><group id="a"><itemRef residref="urn:x:1"/></group></groupSet></packageItem>';
    const { article } = read(newsMessage(held, newsItem({ guid: 'urn:x:1' })));
    expect(article.embargoedUntil).toBe('2025-08-22T08:00:00.000Z');
  });

  it('is the stricter of what the item and the NITF in it say', () => {
    const nitf =
      '<nitf><head><docdata management-status="embargoed"><date.release norm="20250822T080000Z"/></docdata></head><body><body.content><p>The harbour is closed.</p></body.content></body></nitf>';
    const content = `<inlineXML contenttype="application/nitf+xml">${nitf}</inlineXML>`;
    const itemMeta = '<embargoed>2025-08-21T08:00:00Z</embargoed>';
    expect(read(newsItem({ content, itemMeta })).article.embargoedUntil).toBe(
      '2025-08-22T08:00:00.000Z',
    );
  });
});

describe('of several items', () => {
  it('the first text is read where no package orders them', () => {
    const { documentId, evidence } = read(
      newsMessage(
        newsItem({ kind: 'picture', guid: 'urn:x:0' }),
        newsItem({ guid: 'urn:x:1' }),
        newsItem({ guid: 'urn:x:2' }),
      ),
    );
    expect(documentId).toBe('urn:x:1');
    expect(evidence.items).toBe('first of 2');
  });

  it('a package that goes in circles is read once around', () => {
    const circle =
      '<packageItem><groupSet root="a"><group id="a"><groupRef idref="b"/></group><group id="b"><groupRef idref="a"/><itemRef residref="urn:x:2"/></group></groupSet></packageItem>';
    const message = newsMessage(
      circle,
      newsItem({ guid: 'urn:x:1' }),
      newsItem({ guid: 'urn:x:2' }),
    );
    expect(read(message).documentId).toBe('urn:x:2');
  });
});

describe('what is no article', () => {
  it.each([
    ['a picture', newsItem({ kind: 'picture' }), 'picture'],
    ['an item without content', newsItem({ content: '' }), 'no text'],
    [
      'figures',
      newsItem({ content: '<inlineXML contenttype="application/sportsml+xml"><s/></inlineXML>' }),
      'sportsml',
    ],
    [
      'a package alone',
      '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
      'packageItem',
    ],
    ['a message with a package alone', newsMessage('<packageItem/>'), 'packageItem'],
    ['an empty message', newsMessage(), 'no newsItem'],
    ['a message of media', newsMessage(newsItem({ kind: 'video' })), 'video'],
  ])('is told what it is: %s', (_, xml, word) => {
    const { reason, sentence } = rejection(xml);
    expect(reason).toBe('no-article');
    expect(sentence).toContain(word);
  });

  it('of other kinds of NewsML-G2 is a format that is not read', () => {
    const xml = '<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>';
    expect(rejection(xml).reason).toBe('unknown-format');
  });
});

it('is read or refused with a word, whatever part of it is missing', () => {
  const whole = new TextDecoder().decode(xmlFixture('newsml-g2/message.xml').bytes);
  for (const [element] of whole.matchAll(/<([\w.:]+)[^<>]*>[^<>]*<\/\1>|<[\w.:]+[^<>]*\/>/g)) {
    try {
      read(whole.replace(element, ''));
    } catch (error) {
      expect(error, element).toBeInstanceOf(RejectedUpload);
    }
  }
  expect(rejection(whole.slice(0, whole.length / 2)).reason).toBe('malformed');
});
