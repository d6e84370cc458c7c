import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { NinjsArticle, NinjsAssociation } from '../../lambdas/article/ninjs.ts';
import { type FeedFormat, feedFormats } from '../../lambdas/partner/subscription.ts';
import { uploaded } from '../support/files.ts';
import { readAll } from '../support/read-all.ts';
import { anyText, article, fullArticle } from './articles.ts';
import { long, writeChosen } from './feed-items.ts';
import { faultsOf } from './feed-rules.ts';
import { openFormats, type Told, toldByAnother, toldIn } from './feed-told.ts';

const address = 'https://feeds.example/partner/all';

const killed: NinjsArticle = {
  uri: 'urn:press:2',
  standard: { name: 'ninjs', version: '3.1' },
  type: 'text',
  version: '3',
  versionCreated: '2026-11-24T09:00:00.000Z',
  pubStatus: 'canceled',
  headlines: [],
  bodies: [],
  language: 'de',
};

const items = [
  killed,
  article({ headlines: [{ value: 'Ferry crews agree' }] }),
  article({ uri: 'urn:press:1', headlines: [{ value: 'Boats sail' }] }),
];

const write = (format: FeedFormat, all: NinjsArticle[], title = 'All of it') =>
  writeChosen(format, { title, address, items: all });

const isXml = (format: FeedFormat) => !['json-feed', 'ninjs', 'news-sitemap'].includes(format);

const link = fc.webUrl({ validSchemes: ['https'] });

const enough = { 'text/html': `<p>${'f'.repeat(450)}</p>`, 'text/plain': 'f'.repeat(450) };

const photograph: NinjsAssociation = {
  name: 'ferry',
  uri: 'https://harbour-post.example/ferry.jpg',
  type: 'picture',
  renditions: [{ name: 'main', href: 'https://harbour-post.example/ferry.jpg' }],
};

/**
 * Articles with everything, as readers of uploads let them through, names and addresses are some,
 * and as nearly every partner takes them.
 */
const published = fc
  .tuple(fullArticle(anyText), fc.uuid(), link)
  .map(([one, id, href]): NinjsArticle => {
    const {
      associations = [],
      subjects = [],
      headlines,
      bodies,
      contentCreated,
      firstCreated,
      ...rest
    } = one;
    return {
      ...rest,
      language: 'en-GB',
      uri: `urn:uuid:${id}`,
      headlines: headlines.map(({ value }) => ({ value: `On ferries and harbours ${value}` })),
      bodies: bodies.map((one) => ({ ...one, value: `${one.value}${enough[one.contentType]}` })),
      subjects: subjects.map((subject) => ({ ...subject, name: `of ${subject.name}` })),
      renditions: [{ name: 'web', href }],
      associations: [
        photograph,
        ...associations.map((media) => ({
          ...media,
          renditions: (media.renditions ?? []).map((size) => ({ ...size, href })),
        })),
      ],
    };
  });

describe.each(openFormats)('a feed in %s', (format) => {
  it('has the same articles for independent readers and for our own', async () => {
    const body = write(format, items);
    const expected: Told[] = [
      { id: 'urn:press:2', modified: '2026-11-24T09:00:00.000Z', isWithdrawn: true },
      {
        id: 'https://harbour-post.example/2026/ferry',
        modified: '2026-11-24T07:45:10.000Z',
        title: 'Ferry crews agree',
        html: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
      },
      {
        id: 'urn:press:1',
        modified: '2026-11-24T07:45:10.000Z',
        title: 'Boats sail',
        html: '<p>The ferries sail at noon.</p>\n<p>Fares: 3 &lt; 4 ]]&gt; done.</p>',
      },
    ];
    expect(toldIn[format](body)).toEqual(expected);
    if (format === 'rss' || format === 'atom') expect(await toldByAnother(body)).toEqual(expected);

    const { readings } = readAll(uploaded(body, 'press/feed'));
    const told = readings.map(({ documentId, article: read }): Told => {
      const { pubStatus, versionCreated: modified = '', headlines, bodies } = read;
      return pubStatus === 'canceled'
        ? { id: documentId ?? '', modified, isWithdrawn: true }
        : {
            id: documentId ?? '',
            modified,
            title: headlines[0]?.value ?? '',
            html: bodies[0]?.value ?? '',
          };
    });
    expect(told).toEqual(expected);
  });

  it('is the same to the byte while its articles are', () => {
    expect(write(format, structuredClone(items))).toBe(write(format, items));
  });

  it('is dated by its newest change, which may be a withdrawal', () => {
    const body = write(format, items);
    const dates: Record<typeof format, () => unknown> = {
      rss: () => parseRssFeed(body).lastBuildDate,
      atom: () => parseAtomFeed(body).updated,
      // Only its items have dates.
      'json-feed': () => parseJsonFeed(body).items?.[0]?.date_modified,
      ninjs: () => JSON.parse(body).versionCreated,
    };
    expect(new Date(String(dates[format]())).toISOString()).toBe('2026-11-24T09:00:00.000Z');
  });

  it('says where it stands, and in which language its articles are', () => {
    const body = write(format, items);
    expect(body).toContain(address);
    if (format !== 'ninjs') expect(body).toMatch(/lang(?:uage)?(?:":"|="|>)en-GB/);
  });
});

describe.each(feedFormats)('a feed in %s', (format) => {
  it('keeps the rules of its standard and of the W3C feed validator, whatever the texts', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.uniqueArray(published, { selector: ({ uri }) => uri, maxLength: 4 }),
        fc.record({ hub: link, previousArchive: link, current: link }),
        (title, all, links) => {
          const feed = {
            title: `Feed ${title}`,
            address,
            items: all,
            links,
            logo: `${address}.png`,
          };
          expect(faultsOf[format](writeChosen(format, feed))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('may be empty', () => {
    expect(faultsOf[format](write(format, []))).toEqual([]);
    expect(toldIn[format](write(format, []))).toEqual([]);
  });
});

describe.each(feedFormats.filter(isXml))('a feed in %s', (format) => {
  it('says the same to two independent readers', async () => {
    const body = write(format, [killed, long({ uri: 'urn:press:1' }), long()]);
    const told = toldIn[format](body);
    expect(told.map(({ isWithdrawn = false }) => isWithdrawn)).toEqual([true, false, false]);
    expect(await toldByAnother(body)).toEqual(told);
  });
});

describe('every feed', () => {
  const dateIn: Record<(typeof openFormats)[number] | 'news-sitemap', (body: string) => unknown> = {
    rss: (body) => parseRssFeed(body).items?.[0]?.pubDate,
    atom: (body) => parseAtomFeed(body).entries?.[0]?.published,
    'json-feed': (body) => parseJsonFeed(body).items?.[0]?.date_published,
    ninjs: (body) => JSON.parse(body).items[0].firstCreated,
    'news-sitemap': (body) => /<news:publication_date>([^<]*)/.exec(body)?.[1],
  };

  it.each(Object.keys(dateIn) as (keyof typeof dateIn)[])(
    'dates an article by its first publication, whenever it was written or changed: %s',
    (format) => {
      const dated = long({
        contentCreated: '2026-11-24T05:00:00.000Z',
        firstCreated: '2026-11-24T06:00:00.000Z',
        versionCreated: '2026-11-24T08:00:00.000Z',
      });
      const told = new Date(String(dateIn[format](write(format, [dated]))));
      expect(told.toISOString()).toBe('2026-11-24T06:00:00.000Z');
    },
  );
});

describe('an RSS feed', () => {
  it('says of its categories which are Media Topics, and is read back without confusion', () => {
    const body = write('rss', items.slice(1));
    expect(parseRssFeed(body).items?.[0]?.categories).toEqual([
      { name: 'labour', domain: 'http://cv.iptc.org/newscodes/mediatopic/' },
      { name: 'strike', domain: 'http://cv.iptc.org/newscodes/mediatopic/' },
    ]);
    const [first] = readAll(uploaded(body, 'press/feed')).readings;
    expect(first?.article.subjects).toMatchObject([
      { name: 'labour', rel: 'keyword' },
      { name: 'strike', rel: 'keyword' },
    ]);
  });

  it('tells of a withdrawal by everything that readers go by', () => {
    const [item] = parseRssFeed(write('rss', [killed])).items ?? [];
    expect(item).toMatchObject({
      title: 'Withdrawn',
      guid: { value: 'urn:press:2', isPermaLink: false },
      pubDate: 'Tue, 24 Nov 2026 09:00:00 GMT',
      dcterms: {
        modified: ['2026-11-24T09:00:00.000Z'],
        valid: ['end=2026-11-24T09:00:00.000Z; scheme=W3C-DTF;'],
      },
      media: { status: { state: 'deleted' } },
    });
  });
});

describe('an Atom feed', () => {
  it('has tombstones in the place of entries (RFC 6721)', () => {
    const body = write('atom', [{ ...killed, edNote: 'Not ours.' }]);
    expect(body).toContain(
      '<at:deleted-entry ref="urn:press:2" when="2026-11-24T09:00:00.000Z" xml:lang="de">',
    );
    expect(body).toContain('<at:comment type="text">Not ours.</at:comment>');
  });
});

describe('a JSON Feed', () => {
  it('tells of a withdrawal by an empty item with an extension', () => {
    expect(parseJsonFeed(write('json-feed', [killed])).items).toMatchObject([
      { id: 'urn:press:2', title: 'Withdrawn', date_modified: '2026-11-24T09:00:00.000Z' },
    ]);
  });
});
