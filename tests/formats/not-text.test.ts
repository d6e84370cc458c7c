import { describe, expect, it } from 'vitest';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

const read = (content: string) => readUpload(uploaded(content, 'press/item'));

const caption = 'A pilot boat leaves Port Ellery.';

describe('a picture with a headline and a caption is no article', () => {
  it.each([
    [
      'NewsML-G2',
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>Pilots</headline><description role="drol:caption">${caption}</description></contentMeta><contentSet><remoteContent href="https://a.example/1.jpg"/></contentSet></newsItem>`,
    ],
    [
      'NewsML 1.2',
      `<NewsML><NewsItem><NewsManagement/><NewsComponent><NewsLines><HeadLine>Pilots</HeadLine></NewsLines><NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>${caption}</p></DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="main"/><ContentItem Href="1.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
    ],
    [
      'ninjs',
      JSON.stringify({
        uri: 'urn:x:1',
        type: 'picture',
        headline: 'Pilots',
        description_text: caption,
        renditions: { main: { href: 'https://a.example/1.jpg' } },
      }),
    ],
    [
      'Digital Wires',
      JSON.stringify({
        urn: 'urn:x:1',
        headline: 'Pilots',
        article_html: null,
        categories: [],
        descriptions: [{ role: 'drol:caption', description: caption }],
        associations: [{ type: 'image', urn: 'urn:x:2', caption }],
      }),
    ],
  ])('in %s', (_, content) => {
    expect(() => read(content)).toThrow(
      `no-article: The file holds a picture with a caption ("${caption}"), not an article.`,
    );
  });
});

it.each([
  ['a package that only refers', '<packageItem/>', /only refers/],
  ['a part of an item', '<contentMeta><slugline>x</slugline></contentMeta>', /a contentMeta of/],
  ['a plan of coverage', '<planningItem/>', /a planningItem of/],
  [
    'an event',
    '{"uri":"urn:x:1","standard":{"name":"ninjs"},"type":"event","headlines":[{"value":"x"}]}',
    /an event/,
  ],
  [
    'an item whose text is elsewhere',
    '{"uri":"urn:x:1","type":"text","headline":"x","renditions":{"nitf":{"href":"https://a.example/1"}}}',
    /only the addresses/,
  ],
])('%s is refused for what it is', (_, content, sentence) => {
  expect(() => read(content)).toThrow(sentence);
});

it('takes the description of a ninjs text for its body where it has no body at all', () => {
  const { reading } = read(
    '{"uri":"urn:x:1","type":"text","headline":"Storm","descriptions":[{"value":"The harbour is closed."}]}',
  );
  expect(reading.article.bodies[1]?.value).toBe('The harbour is closed.');
  expect(reading.article.descriptions).toBeUndefined();
  expect(reading.evidence.body).toBe('descriptions');
});
