import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readAll } from '../../support/read-all.ts';
import { readUpload } from '../../support/read-upload.ts';

const read = (xml: string) => readUpload(uploaded(xml, 'press/a.xml')).reading;
const text = '<ContentItem><DataContent>The harbour is closed.</DataContent></ContentItem>';

function newsItem(management: string, content = text, id = '1') {
  return `<NewsItem><Identification><NewsIdentifier><ProviderId>meridian.example</ProviderId><DateId>20250820</DateId><NewsItemId>${id}</NewsItemId></NewsIdentifier></Identification><NewsManagement>${management}</NewsManagement><NewsComponent><NewsLines><HeadLine>Storm closes harbour</HeadLine></NewsLines>${content}</NewsComponent></NewsItem>`;
}

const newsml = (...items: string[]) => `<NewsML>${items.join('')}</NewsML>`;

function rejection(xml: string) {
  try {
    read(xml);
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection;
    throw error;
  }
  return expect.fail('it was read');
}

describe('a NewsML 1.2 document', () => {
  const { reading, format } = readUpload(xmlFixture('newsml-1.2/release.xml'));
  const { article } = reading;

  it('keeps every field that we know, from the nearest component that has it', () => {
    expect(format).toBe('newsml-1.2');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Harbour towns agree to share one pilot service' }],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      firstCreated: '2025-08-20T07:00:00.000Z',
      versionCreated: '2025-08-20T08:30:00.000Z',
      urgency: 3,
      language: 'en-GB',
      by: 'Mara Lindqvist',
      located: 'Port Ellery',
      slugline: 'harbour-pact-2',
      copyrightNotice: '© 2025 Meridian',
      usageTerms: 'Not for use in print.',
      edNote: 'Adds second paragraph.',
      subjects: [
        {
          name: '04015000',
          uri: 'http://cv.iptc.org/newscodes/subjectcode/04015000',
          creator: 'publisher',
        },
        { name: 'pilots', rel: 'keyword', creator: 'publisher' },
      ],
      places: [{ name: 'Port Ellery, XNC', rel: 'origin' }],
      infoSources: [{ name: 'Northern News' }, { name: 'Meridian' }],
      genres: [{ name: 'Current' }],
    });
  });

  it('has one identifier for all its revisions', () => {
    expect(reading.documentId).toBe('urn:newsml:meridian.example:20250820:4711');
    expect(article.altIds).toEqual([
      { role: 'version', value: '2' },
      { role: 'NewsItemId', value: '4711' },
    ]);
  });

  it('has the body of its main component, and none of those beside it', () => {
    const html = article.bodies[0]?.value ?? '';
    expectSafe(html);
    expect(html.split('\n')).toEqual([
      '<p>Three harbour towns agreed on Wednesday to run a single pilot service.</p>',
      '<p>The first joint crews sail in October.</p>',
    ]);
  });

  it('has a picture once, with all its sizes', () => {
    expect(article.associations).toMatchObject([
      {
        uri: 'https://meridian.example/media/boat-small.jpg',
        type: 'picture',
        headlines: [{ value: 'A pilot boat leaves.' }],
        renditions: [
          { name: 'Thumbnail', width: 80, height: 60, sizeInBytes: 400 },
          { name: 'main', href: 'https://meridian.example/media/boat.jpg' },
        ],
      },
    ]);
  });
});

it('reads NITF inside, with the names of its codes', () => {
  const nitf =
    '<nitf><head><tobject><tobject.subject tobject.subject.refnum="04015000" tobject.subject.matter="Transport"/></tobject></head><body><body.head><byline>By Mara Lindqvist</byline></body.head><body.content><p>The harbour is closed.</p></body.content></body></nitf>';
  const { article } = read(
    newsml(
      newsItem(
        '',
        `<DescriptiveMetadata><SubjectCode><SubjectMatter FormalName="04015000"/></SubjectCode></DescriptiveMetadata><ContentItem><DataContent>${nitf}</DataContent></ContentItem>`,
      ),
    ),
  );
  expect(article).toMatchObject({ by: 'Mara Lindqvist', subjects: [{ name: 'Transport' }] });
});

it('reads paragraphs that stand in the content bare', () => {
  const content = '<ContentItem><DataContent><p>One.</p><p>Two.</p></DataContent></ContentItem>';
  expect(read(newsml(newsItem('', content))).article.bodies[0]?.value).toBe(
    '<p>One.</p>\n<p>Two.</p>',
  );
});

describe('of several items', () => {
  const photo = (address: string) =>
    `<ContentItem Href="https://meridian.example/${address}.jpg"><MediaType FormalName="Photo"/></ContentItem>`;
  const refer = (...items: string[]) =>
    `<NewsComponent>${items.map((item) => `<NewsItemRef NewsItem="${item}"/>`).join('')}</NewsComponent>`;
  const id = (number: number) => `urn:newsml:meridian.example:20250820:${number}`;
  const found = (...items: string[]) => {
    const { readings, rejections } = readAll(uploaded(newsml(...items), 'press/a.xml'));
    const media = readings.map(({ documentId, article: { associations = [] } }) => [
      documentId,
      associations.map(({ uri }) => uri.split('/').at(-1)),
    ]);
    return { media: Object.fromEntries(media), rejections };
  };

  it('each text is an article', () => {
    expect(Object.keys(found(newsItem('', text, '1'), newsItem('', text, '2')).media)).toEqual([
      id(1),
      id(2),
    ]);
  });

  it('the one text takes all media along', () => {
    const items = [newsItem('', photo('a'), '1'), newsItem('', text, '2')];
    expect(found(...items)).toEqual({ media: { [id(2)]: ['a.jpg'] }, rejections: {} });
  });

  it('each text takes what it refers to, and what belongs to none is told', () => {
    const { media, rejections } = found(
      newsItem('', text + refer(id(3)), '1'),
      newsItem('', text, '2'),
      newsItem('', photo('a'), '3'),
      newsItem('', photo('b'), '4'),
    );
    expect(media).toEqual({ [id(1)]: ['a.jpg'], [id(2)]: [] });
    expect(rejections).toEqual({
      [`item 3 (${id(4)})`]: expect.objectContaining({ reason: 'no-article' }),
    });
  });

  it('an item without a text holds others together, and is no article', () => {
    const { media, rejections } = found(
      newsItem('', refer(id(2), id(4)) + refer(id(3), id(5)), '1'),
      newsItem('', text, '2'),
      newsItem('', text, '3'),
      newsItem('', photo('a'), '4'),
      newsItem('', photo('b'), '5'),
    );
    expect(media).toEqual({ [id(2)]: ['a.jpg'], [id(3)]: ['b.jpg'] });
    expect(rejections).toEqual({});
  });

  it('one that cannot be read does not take the others along', () => {
    const { media, rejections } = found(
      newsItem('', text, '1'),
      newsItem('<Status FormalName="Pulled"/>', text, '2'),
      newsItem('', text, '3'),
    );
    expect(Object.keys(media)).toEqual([id(1), id(3)]);
    expect(rejections).toMatchObject({ [`item 2 (${id(2)})`]: { reason: 'malformed' } });
  });
});

describe('what may be published when', () => {
  const change = (status: string, future: string, time: string) =>
    `<Status FormalName="${status}"/><StatusWillChange><FutureStatus FormalName="${future}"/><DateAndTime>${time}</DateAndTime></StatusWillChange>`;

  it('holds an embargoed item until it becomes usable', () => {
    const management = change('Embargoed', 'Usable', '20250821T080000+0200');
    expect(read(newsml(newsItem(management))).article).toMatchObject({
      pubStatus: 'usable',
      embargoedUntil: '2025-08-21T06:00:00.000Z',
    });
  });

  it('refuses an embargo without a zone', () => {
    const management = change('Embargoed', 'Usable', '20250821T080000');
    expect(rejection(newsml(newsItem(management))).reason).toBe('malformed');
  });

  it('withholds an embargoed item that never becomes usable', () => {
    const management = '<Status FormalName="Embargoed"/>';
    expect(read(newsml(newsItem(management))).article.pubStatus).toBe('withheld');
  });

  it('expires when the item is to be withdrawn', () => {
    const management = change('Usable', 'Canceled', '20250821T080000Z');
    expect(read(newsml(newsItem(management))).article.expires).toBe('2025-08-21T08:00:00.000Z');
  });

  it('takes a kill without a text', () => {
    const management = '<Status FormalName="Canceled"/>';
    expect(read(newsml(newsItem(management, ''))).article).toMatchObject({
      pubStatus: 'canceled',
      bodies: [],
    });
  });
});

it.each([
  ['a photo with a caption', newsml(newsItem('', `<Role FormalName="Caption"/>${text}`))],
  ['no item', newsml()],
])('is no article: %s', (_, xml) => {
  expect(rejection(xml).reason).toBe('no-article');
});

it('is read or refused with a word, whatever part of it is missing', () => {
  const whole = new TextDecoder().decode(xmlFixture('newsml-1.2/release.xml').bytes);
  for (const [element] of whole.matchAll(/<([\w.:]+)[^<>]*>[^<>]*<\/\1>|<[\w.:]+[^<>]*\/>/g)) {
    try {
      read(whole.replace(element, ''));
    } catch (error) {
      expect(error, element).toBeInstanceOf(RejectedUpload);
    }
  }
  expect(rejection(whole.slice(0, whole.length / 2)).reason).toBe('malformed');
});

it('says of every field where it came from', () => {
  const { article, evidence } = readUpload(xmlFixture('newsml-1.2/release.xml')).reading;
  for (const field of Object.keys(article))
    if (field !== 'headlines' && field !== 'bodies') expect(evidence, field).toHaveProperty(field);
});

describe('what stands beside a text', () => {
  const photo = (inner: string, href = 'https://meridian.example/1.jpg') =>
    `<NewsComponent><Role FormalName="Photo"/>${inner}<ContentItem Href="${href}"><MediaType FormalName="Photo"/><Characteristics><SizeInBytes>4000</SizeInBytes><Property FormalName="Width" Value="800"/></Characteristics></ContentItem></NewsComponent>`;
  const main = (content: string) =>
    `<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent>${content}</DataContent></ContentItem></NewsComponent>`;

  it('is a picture with its caption, credit and rights, under what it is called if it is sent beside', () => {
    const caption =
      '<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>A pilot boat leaves.</p></DataContent></ContentItem></NewsComponent>';
    const lines =
      '<NewsLines><HeadLine>Pilot boat</HeadLine><ByLine>Jon Aas</ByLine><CreditLine>Jon Aas/Meridian</CreditLine><CopyrightLine>© Meridian</CopyrightLine></NewsLines>';
    const xml = newsml(
      newsItem('', `${main('The harbour is closed.')}${caption}${photo(lines, './1.jpg')}`),
    );
    expect(read(xml).article.associations).toEqual([
      {
        name: 'photo3',
        rel: 'photo',
        uri: 'urn:wirecopy:file:1.jpg',
        type: 'picture',
        headlines: [{ value: 'Pilot boat' }],
        descriptions: [{ value: 'A pilot boat leaves.' }],
        by: 'Jon Aas',
        copyrightNotice: '© Meridian',
        infoSources: [{ name: 'Jon Aas/Meridian', role: 'credit' }],
      },
    ]);
  });

  it('is one picture, if the text shows it as well', () => {
    const text =
      '<p>The harbour is closed.</p><img src="https://meridian.example/1.jpg" alt="A boat"/>';
    const { associations } = read(newsml(newsItem('', `${main(text)}${photo('')}`))).article;
    expect(associations).toMatchObject([
      {
        rel: 'photo',
        descriptions: [{ role: 'alternative', value: 'A boat' }],
        renditions: [{ href: 'https://meridian.example/1.jpg', width: 800, sizeInBytes: 4000 }],
      },
    ]);
  });

  it('is what NITF in it says, and the envelope does not', () => {
    const nitf =
      '<nitf><head><tobject><tobject.subject tobject.subject.refnum="17000000" tobject.subject.type="Weather"/></tobject><docdata><evloc city="Port Ellery"/><key-list><keyword key="storm"/></key-list></docdata></head><body><body.head><hedline><hl1>Other</hl1><hl2>No ships</hl2></hedline></body.head><body.content><p><person>Ingrid Aas</person> closed the harbour.</p></body.content></body></nitf>';
    expect(read(newsml(newsItem('', main(nitf)))).article).toMatchObject({
      headlines: [{ value: 'Storm closes harbour' }, { role: 'subheadline', value: 'No ships' }],
      subjects: [{ name: 'Weather' }, { name: 'storm', rel: 'keyword' }],
      people: [{ name: 'Ingrid Aas' }],
      places: [{ name: 'Port Ellery', rel: 'event' }],
    });
  });
});
