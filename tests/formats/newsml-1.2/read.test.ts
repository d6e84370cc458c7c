import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
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

it('reads the first article of several, past pictures, and says how many items there were', () => {
  const photo = '<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>';
  const { documentId, evidence } = read(
    newsml(newsItem('', photo, '1'), newsItem('', text, '2'), newsItem('', text, '3')),
  );
  expect(documentId).toBe('urn:newsml:meridian.example:20250820:2');
  expect(evidence.items).toBe('first of 3');
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
