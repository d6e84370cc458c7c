import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { NinjsAssociation, NinjsRendition } from '../../../lambdas/article/ninjs.ts';
import { feedWriters } from '../../../lambdas/formats/feed-writers.ts';
import { uploaded } from '../../support/files.ts';
import { readAll } from '../../support/read-all.ts';
import { article } from '../articles.ts';
import { address } from '../feed-items.ts';

const rendition = (name: string, more: Partial<NinjsRendition> = {}): NinjsRendition => ({
  name: 'main',
  href: `https://harbour-post.example/${name}`,
  ...more,
});

const photograph: NinjsAssociation = {
  name: 'main',
  uri: 'https://harbour-post.example/ferry.jpg',
  type: 'picture',
  headlines: [{ value: 'The ferry' }],
  descriptions: [
    { role: 'alternative', value: 'A white ship' },
    { value: 'A ferry & "its" berth' },
  ],
  by: 'A. Photographer',
  copyrightNotice: '© 2026 A. Photographer',
  renditions: [
    rendition('ferry.jpg', {
      contentType: 'image/jpeg',
      width: 1200,
      height: 800,
      sizeInBytes: 90_000,
    }),
    rendition('ferry-small.jpg', { contentType: 'image/jpeg', width: 600, height: 400 }),
  ],
};

const chart: NinjsAssociation = {
  name: 'chart',
  uri: 'https://harbour-post.example/chart.png',
  type: 'graphic',
  infoSources: [{ name: 'Post Graphics', role: 'credit' }],
  renditions: [rendition('chart.png')],
};

const interview: NinjsAssociation = {
  name: 'interview',
  uri: 'https://harbour-post.example/interview.mp3',
  type: 'audio',
  renditions: [
    rendition('interview.mp3', {
      contentType: 'audio/mpeg',
      sizeInBytes: 4_000_000,
      duration: 240,
    }),
  ],
};

const feedOf = (...associations: NinjsAssociation[]) => ({
  title: 'All',
  address,
  items: [article({ associations })],
});

const group = {
  contents: [
    {
      url: 'https://harbour-post.example/ferry.jpg',
      medium: 'image',
      type: 'image/jpeg',
      width: 1200,
      height: 800,
      fileSize: 90_000,
    },
    {
      url: 'https://harbour-post.example/ferry-small.jpg',
      medium: 'image',
      type: 'image/jpeg',
      width: 600,
      height: 400,
    },
  ],
  title: { value: 'The ferry', type: 'plain' },
  description: { value: 'A ferry & "its" berth', type: 'plain' },
  credits: [{ value: 'A. Photographer' }],
  copyright: { value: '© 2026 A. Photographer' },
};

describe('the media of an article in a feed', () => {
  const all = feedOf(photograph, chart, interview);

  it.each([
    ['rss', parseRssFeed(feedWriters.rss.write(all)).items?.[0]?.media],
    ['atom', parseAtomFeed(feedWriters.atom.write(all)).entries?.[0]?.media],
  ])('are all of them, in all sizes, with who made them and what they show: %s', (_, media) => {
    expect(media).toEqual({
      groups: [group],
      contents: [
        {
          url: 'https://harbour-post.example/chart.png',
          medium: 'image',
          credits: [{ value: 'Post Graphics' }],
        },
        {
          url: 'https://harbour-post.example/interview.mp3',
          medium: 'audio',
          type: 'audio/mpeg',
          fileSize: 4_000_000,
          duration: 240,
        },
      ],
    });
  });

  it('are a picture and attachments in JSON Feed', () => {
    expect(parseJsonFeed(feedWriters['json-feed'].write(all)).items).toMatchObject([
      {
        image: 'https://harbour-post.example/ferry.jpg',
        attachments: [
          {
            url: 'https://harbour-post.example/interview.mp3',
            mime_type: 'audio/mpeg',
            size_in_bytes: 4_000_000,
            duration_in_seconds: 240,
          },
        ],
      },
    ]);
  });

  it.each(['rss', 'atom'] as const)('are read back each once, in %s', (format) => {
    const [read] = readAll(uploaded(feedWriters[format].write(all), 'press/feed')).readings;
    expect(read?.article.associations).toMatchObject([
      {
        uri: photograph.uri,
        type: 'picture',
        by: 'A. Photographer',
        copyrightNotice: '© 2026 A. Photographer',
        descriptions: [{ value: 'A ferry & "its" berth' }],
        renditions: [{ width: 1200, sizeInBytes: 90_000 }, { width: 600 }],
      },
      { uri: chart.uri, by: 'Post Graphics' },
      { uri: interview.uri, type: 'audio', renditions: [{ duration: 240 }] },
    ]);
  });
});

describe('the one file that goes with an item', () => {
  const enclosures = (...associations: NinjsAssociation[]) => {
    const feed = feedOf(...associations);
    const links = parseAtomFeed(feedWriters.atom.write(feed)).entries?.[0]?.links ?? [];
    return {
      rss: parseRssFeed(feedWriters.rss.write(feed)).items?.[0]?.enclosures,
      atom: links.filter(({ rel }) => rel === 'enclosure'),
    };
  };

  it('is a recording before a picture, with its type and length', () => {
    expect(enclosures(photograph, interview)).toEqual({
      rss: [{ url: interview.uri, type: 'audio/mpeg', length: 4_000_000 }],
      atom: [{ rel: 'enclosure', href: interview.uri, type: 'audio/mpeg', length: 4_000_000 }],
    });
  });

  it('is the first picture where there is no recording', () => {
    expect(enclosures(chart, photograph)).toMatchObject({
      rss: [{ url: photograph.uri, type: 'image/jpeg', length: 90_000 }],
    });
  });

  it('is none whose type or length is not known', () => {
    expect(enclosures(chart)).toEqual({ rss: undefined, atom: [] });
  });
});
