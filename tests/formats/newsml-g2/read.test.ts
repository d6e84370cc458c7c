import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
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

describe('a message', () => {
  const { readings, rejections } = readAll(xmlFixture('newsml-g2/message.xml'));
  const reading = readings[1] ?? expect.fail('it has no second text');
  const { article } = reading;

  it('is an article for each text, in its order; its media are none', () => {
    expect(readings.map(({ documentId }) => documentId)).toEqual([
      'urn:newsml:meridian.example:20250820:box',
      'urn:newsml:meridian.example:20250820:main',
    ]);
    expect(rejections).toEqual({});
    expect(reading.evidence).toMatchObject({ documentId: 'guid' });
  });

  it('keeps every field that we know', () => {
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Harbour towns agree to share one pilot service' }],
      descriptions: [{ role: 'summary', value: 'An eleven-year quarrel ends.' }],
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
      infoSources: [
        { name: 'Northern News', literal: 'nprov:nn', role: 'isrol:originfo' },
        { name: 'Meridian', literal: 'nprov:mer' },
      ],
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
      {
        name: 'picture1',
        uri: 'https://meridian.example/media/tower.jpg',
        type: 'picture',
        descriptions: [{ role: 'alternative', value: 'The tower' }],
      },
      { name: 'related1', uri: 'urn:newsml:meridian.example:20250820:box', type: 'text' },
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
  const guids = (...items: string[]) => {
    const { readings, rejections } = readAll(uploaded(newsMessage(...items), 'press/a.xml'));
    const media = readings.map(({ documentId, article: { associations = [] } }) => [
      documentId,
      associations.map(({ uri }) => uri),
    ]);
    return { media: Object.fromEntries(media), rejections };
  };
  const text = (guid: string, itemMeta = '') => newsItem({ guid, itemMeta });
  const picture = (guid: string) => newsItem({ guid, kind: 'picture' });
  const group = (id: string, ...references: string[]) =>
    `<group id="${id}">${references.map((one) => (one.startsWith('#') ? `<groupRef idref="${one.slice(1)}"/>` : `<itemRef residref="${one}"/>`)).join('')}</group>`;
  const packageItem = (root: string, ...groups: string[]) =>
    `<packageItem guid="urn:x:pkg"><groupSet root="${root}">${groups.join('')}</groupSet></packageItem>`;

  it('the one text takes all media along', () => {
    expect(guids(picture('urn:x:0'), text('urn:x:1'), picture('urn:x:2')).media).toEqual({
      'urn:x:1': ['urn:x:0', 'urn:x:2'],
    });
  });

  it('each text takes what it links to, and what belongs to none is told', () => {
    const link = '<link rel="irel:isAssociatedWith" residref="urn:x:3"/>';
    const { media, rejections } = guids(
      text('urn:x:1'),
      text('urn:x:2', link),
      picture('urn:x:3'),
      picture('urn:x:4'),
    );
    expect(media).toEqual({ 'urn:x:1': [], 'urn:x:2': ['urn:x:3'] });
    expect(rejections).toEqual({
      'item 3 (urn:x:4)': expect.objectContaining({ reason: 'no-article' }),
    });
  });

  it('a package gives each text the media of its group, and the main one the rest', () => {
    const held = packageItem(
      'root',
      group('root', '#a', '#b', '#c'),
      group('a', 'urn:x:3', 'urn:x:1'),
      group('b', 'urn:x:2', 'urn:x:4'),
      group('c', 'urn:x:5'),
    );
    const items = [3, 4, 5].map((number) => picture(`urn:x:${number}`));
    expect(guids(held, text('urn:x:2'), text('urn:x:1'), ...items)).toEqual({
      media: {
        'urn:x:2': ['urn:x:4'],
        'urn:x:1': ['urn:x:3', 'urn:x:5', 'urn:x:2'],
      },
      rejections: {},
    });
  });

  it('one that cannot be read does not take the others along', () => {
    const { media, rejections } = guids(
      text('urn:x:1'),
      text('urn:x:2', '<pubStatus qcode="stat:pulled"/>'),
      newsItem({ guid: 'urn:x:3', content: '' }),
      text('urn:x:4'),
    );
    expect(Object.keys(media)).toEqual(['urn:x:1', 'urn:x:4']);
    expect(rejections).toMatchObject({
      'item 2 (urn:x:2)': { reason: 'malformed' },
      'item 3 (urn:x:3)': { reason: 'no-article' },
    });
  });

  it('only those in a package are held back with it', () => {
    const held =
      '<packageItem><itemMeta><embargoed>2025-08-22T08:00:00Z</embargoed></itemMeta><groupSet root="a"><group id="a"><itemRef residref="urn:x:1"/></group></groupSet></packageItem>';
    const { readings } = readAll(
      uploaded(newsMessage(held, text('urn:x:1'), text('urn:x:2')), 'press/a.xml'),
    );
    expect(readings.map(({ article }) => article.embargoedUntil)).toEqual([
      '2025-08-22T08:00:00.000Z',
      undefined,
    ]);
  });

  it('codes are those of the catalog of their own item', () => {
    const coded = (guid: string, uri: string) =>
      newsItem({ guid, contentMeta: '<subject qcode="p:1"><name>Ports</name></subject>' }).replace(
        '<itemMeta>',
        `<catalog><scheme alias="p" uri="${uri}"/></catalog><itemMeta>`,
      );
    const { readings } = readAll(
      uploaded(
        newsMessage(coded('urn:x:1', 'https://a.example/'), coded('urn:x:2', 'https://b.example/')),
        'press/a.xml',
      ),
    );
    expect(readings.map(({ article }) => article.subjects?.[0]?.uri)).toEqual([
      'https://a.example/1',
      'https://b.example/1',
    ]);
  });

  it('a package that goes in circles, or deeper than any does, is read once around', () => {
    const circle = packageItem('a', group('a', '#b'), group('b', '#a', 'urn:x:2', 'urn:x:3'));
    const items = [text('urn:x:1'), text('urn:x:2'), picture('urn:x:3')];
    expect(guids(circle, ...items).media).toEqual({ 'urn:x:1': [], 'urn:x:2': ['urn:x:3'] });
    const chain = Array.from({ length: 20_000 }, (_, at) => group(`g${at}`, `#g${at + 1}`));
    const deep = packageItem('g0', ...chain, group('g20000', 'urn:x:2', 'urn:x:3'));
    expect(guids(deep, ...items).media).toEqual({ 'urn:x:1': [], 'urn:x:2': ['urn:x:3'] });
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
    [
      'another kind of item',
      '<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
      'conceptItem',
    ],
    ['an empty message', newsMessage(), 'no newsItem'],
    ['a message of media', newsMessage(newsItem({ kind: 'video' })), 'video'],
  ])('is told what it is: %s', (_, xml, word) => {
    const { reason, sentence } = rejection(xml);
    expect(reason).toBe('no-article');
    expect(sentence).toContain(word);
  });
});

it('is read or refused with a word, whatever part of it is missing', () => {
  const whole = new TextDecoder().decode(xmlFixture('newsml-g2/message.xml').bytes);
  for (const [element] of whole.matchAll(/<([\w.:]+)[^<>]*>[^<>]*<\/\1>|<[\w.:]+[^<>]*\/>/g)) {
    try {
      readAll(uploaded(whole.replace(element, '')));
    } catch (error) {
      expect(error, element).toBeInstanceOf(RejectedUpload);
    }
  }
  expect(rejection(whole.slice(0, whole.length / 2)).reason).toBe('malformed');
});

const xhtml = (body: string) =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html></inlineXML>`;

describe('what stands around a text', () => {
  it('is every headline and description, with the part that it plays', () => {
    const contentMeta =
      '<headline rank="3" role="hlrole:kicker">Weather</headline><description role="drol:teaser">No ships.</description><description role="drol:summary">No ships until Tuesday.</description><creditline>Jon Aas/Meridian</creditline><digitalSourceType uri="http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"/><subject type="cpnat:event" qcode="x:1"><name>The storm</name></subject>';
    expect(read(newsItem({ contentMeta })).article).toMatchObject({
      headlines: [{ value: 'Storm closes harbour' }, { role: 'kicker', value: 'Weather' }],
      descriptions: [
        { role: 'teaser', value: 'No ships.' },
        { role: 'summary', value: 'No ships until Tuesday.' },
      ],
      infoSources: [{ name: 'Jon Aas/Meridian', role: 'credit' }],
      digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits' },
      events: [{ name: 'The storm', rel: 'about', literal: 'x:1' }],
    });
  });

  it('is left out of the text where it repeats the metadata', () => {
    const header = '<header><time>24.11.2026</time><h1>Storm closes harbour</h1></header>';
    const { article, dropped } = read(
      newsItem({
        contentMeta: '<description role="drol:teaser">No ships.</description>',
        content: xhtml(`${header}<p class="teaser">No ships.</p><p>The harbour is closed.</p>`),
      }),
    );
    expect(article.bodies[1]?.value).toBe('The harbour is closed.');
    expect(dropped).toEqual(['24.11.2026', 'Storm closes harbour', 'No ships.']);
    const own = xhtml('<p class="teaser">Only here.</p><p>The harbour is closed.</p>');
    expect(read(newsItem({ content: own })).article.bodies[1]?.value).toContain('Only here.');
  });

  it('has no notes that are not for publication, however they are told', () => {
    const itemMeta =
      '<edNote>Adds ferries.</edNote><edNote><section xmlns="http://www.w3.org/1999/xhtml"><h3>Notebook</h3><ul><li>Picture follows.</li></ul><section><p>The following information is not for publication</p><p>Desk: +00 555 0100</p></section></section></edNote>';
    expect(read(newsItem({ itemMeta })).article.edNote).toBe('Adds ferries.; Picture follows.');
  });

  it('holds the terms of use of the package that it comes in', () => {
    const message = newsMessage(
      '<packageItem guid="urn:x:p"><rightsInfo><usageTerms>No use in print.</usageTerms></rightsInfo><itemMeta/><groupSet root="g"><group id="g"><itemRef residref="urn:newsml:meridian.example:1"/></group></groupSet></packageItem>',
      newsItem(),
    );
    expect(read(message).article.usageTerms).toBe('No use in print.');
  });

  it('is who wrote it and where, where only the text marks that', () => {
    const content = xhtml(
      '<article itemscope="" itemtype="http://schema.org/NewsArticle"><figure itemscope="" itemtype="http://schema.org/ImageObject"><span itemprop="creator">Jon Aas</span></figure><div itemprop="creator" itemscope="">By <span itemprop="name">Mara Lindqvist</span></div><span itemprop="dateline">PORT ELLERY</span><p itemprop="articleBody">The harbour is closed.</p></article>',
    );
    const { article, evidence } = read(newsItem({ content }));
    expect(article).toMatchObject({ by: 'Mara Lindqvist', located: 'PORT ELLERY' });
    expect(evidence).toMatchObject({ by: 'itemprop', located: 'itemprop' });
  });
});

describe('what an item links to', () => {
  const link = (inner: string, attributes = '') =>
    `<link rel="irel:dependsOn" residref="urn:x:photo" ${attributes}><itemClass qcode="ninat:picture"/>${inner}</link>`;

  it('has what is said of it there and in the text', () => {
    const itemMeta = link(
      '<title>Pilot boat</title><creditline>Jon Aas/Meridian</creditline><description role="drol:altText">A boat in the rain</description><remoteContent href="https://meridian.example/1.jpg" width="800" height="600"/>',
    );
    const content = xhtml(
      '<p>The harbour is closed.</p><figure><img src="https://meridian.example/1.jpg" alt="A boat"/><figcaption>A pilot boat leaves.</figcaption></figure>',
    );
    expect(read(newsItem({ itemMeta, content })).article.associations).toMatchObject([
      {
        rel: 'dependsOn',
        uri: 'urn:x:photo',
        headlines: [{ value: 'Pilot boat' }],
        descriptions: [
          { value: 'A pilot boat leaves.' },
          { role: 'alternative', value: 'A boat in the rain' },
        ],
        infoSources: [{ name: 'Jon Aas/Meridian', role: 'credit' }],
        renditions: [{ href: 'https://meridian.example/1.jpg', width: 800, height: 600 }],
      },
    ]);
  });

  it('may be another page or text, which comes last, but no earlier version of itself', () => {
    const itemMeta = `<link rel="irel:previousVersion" residref="urn:newsml:meridian.example:1"/><link rel="irel:seeAlso" href="https://meridian.example/live"><title>Live</title></link>${link('', 'href="https://meridian.example/1.jpg"')}`;
    expect(read(newsItem({ itemMeta })).article.associations).toMatchObject([
      { type: 'picture', renditions: [{ href: 'https://meridian.example/1.jpg' }] },
      { type: 'text', rel: 'seeAlso', uri: 'https://meridian.example/live' },
    ]);
  });

  it('is named by nothing that could be run', () => {
    const itemMeta =
      '<link rel="irel:seeAlso" residref="javascript:alert(1)" href="javascript:alert(2)"/>';
    expect(read(newsItem({ itemMeta })).article.associations).toBeUndefined();
  });
});

it('says of every field where it came from', () => {
  const { article, evidence } = readAll(xmlFixture('newsml-g2/message.xml')).readings[1] ?? {};
  for (const field of Object.keys(article ?? {}))
    if (field !== 'headlines' && field !== 'bodies') expect(evidence, field).toHaveProperty(field);
  expect(evidence).toMatchObject({
    usageTerms: 'rightsInfo/usageTerms',
    embargoedUntil: 'itemMeta/embargoed',
  });
});
