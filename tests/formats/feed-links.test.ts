import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { FeedLinks } from '../../lambdas/formats/feed-writer.ts';
import { feedWriters } from '../../lambdas/formats/feed-writers.ts';
import { article } from './articles.ts';
import { address } from './feed-items.ts';
import type { openFormats } from './feed-told.ts';

const hub = 'https://hub.example/';
const previousArchive = 'https://feeds.example/partner/all.xml/-/2';
const current = 'https://feeds.example/partner/all.xml';

const write = (format: (typeof openFormats)[number], links?: FeedLinks) =>
  feedWriters[format].write({ title: 'All', address, items: [article()], ...(links && { links }) });

describe('what a feed leads to', () => {
  it('is itself, its hub and the page before, in RSS', () => {
    expect(parseRssFeed(write('rss', { hub, previousArchive })).atom?.links).toEqual([
      { href: address, rel: 'self', type: 'application/rss+xml' },
      { href: hub, rel: 'hub' },
      { href: previousArchive, rel: 'prev-archive' },
    ]);
  });

  it('is the same in Atom', () => {
    expect(parseAtomFeed(write('atom', { hub, previousArchive })).links).toEqual([
      { href: address, rel: 'self', type: 'application/atom+xml' },
      { href: hub, rel: 'hub' },
      { href: previousArchive, rel: 'prev-archive' },
    ]);
  });

  it('is the same in JSON Feed, which calls the page before the next', () => {
    expect(parseJsonFeed(write('json-feed', { hub, previousArchive }))).toMatchObject({
      feed_url: address,
      next_url: previousArchive,
      hubs: [{ type: 'WebSub', url: hub }],
    });
  });

  it('is the same in a list of ninjs', () => {
    expect(JSON.parse(write('ninjs', { hub, previousArchive }))).toMatchObject({
      href: address,
      next: previousArchive,
      hub,
    });
  });

  it.each(['rss', 'atom'] as const)(
    'is, in a page in %s, the feed that it is a page of',
    (format) => {
      const page = write(format, { previousArchive, current });
      expect(page).toContain('xmlns:fh="http://purl.org/syndication/history/1.0"');
      expect(page).toContain('<fh:archive/>');
      expect(page).toMatch(/<(?:atom:)?link [^>]*rel="current"/);
      expect(JSON.parse(write('ninjs', { current })).current).toBe(current);
    },
  );

  it.each(['rss', 'atom'] as const)(
    'is nothing else where there is nothing else, in %s',
    (format) => {
      const feed = write(format);
      expect(write(format, {})).toBe(feed);
      expect(feed).not.toMatch(/fh:|"hub"|archive/);
    },
  );
});

describe('the picture that stands for a feed', () => {
  const logo = 'https://harbour-post.example/logo.png';
  const feed = { title: 'All', address, items: [], logo };

  it('is told in the way of each format', () => {
    expect(parseRssFeed(feedWriters.rss.write(feed)).image).toEqual({
      url: logo,
      title: 'All',
      link: address,
    });
    expect(parseAtomFeed(feedWriters.atom.write(feed)).logo).toBe(logo);
    expect(parseJsonFeed(feedWriters['json-feed'].write(feed)).icon).toBe(logo);
  });
});
