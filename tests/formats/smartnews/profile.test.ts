import { describe, expect, it } from 'vitest';
import { unfit } from '../../../lambdas/formats/limits.ts';
import { gone, long, partsOf } from '../feed-items.ts';

const logo = 'https://harbour-post.example/logo.png';

describe('a feed for SmartNews', () => {
  it('has of its channel what SmartFormat 2.1 requires', () => {
    const { channel, xml } = partsOf('smartnews', [long()], { logo });
    expect(channel).toMatchObject({
      title: 'Harbour Post, all of it',
      link: 'https://harbour-post.example/',
      description: 'Harbour Post, all of it',
      pubDate: 'Tue, 24 Nov 2026 07:45:10 GMT',
      language: 'en-GB',
      ttl: '15',
      'snf:logo': logo,
    });
    expect(xml).toContain('xmlns:snf="http://www.smartnews.be/snf"');
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
  });

  it('describes itself in 30 characters at most', () => {
    const title = 'The Harbour Post and its neighbours along the coast';
    const { channel } = partsOf('smartnews', [long()], { logo, title });
    expect(channel).toMatchObject({ title, description: 'The Harbour Post and its…' });
  });

  it('has of every item what it requires, and a picture to show it by', () => {
    const { items, xml } = partsOf('smartnews', [long()], { logo });
    expect(items).toMatchObject([
      {
        title: expect.stringContaining('Ferry crews'),
        link: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        guid: 'https://harbour-post.example/2026/ferry',
        'content:encoded': expect.stringContaining('<p>The ferries sail'),
        'dc:creator': 'Jane Doe',
        'media:status': 'active',
      },
    ]);
    expect(xml).toContain('<media:thumbnail url="https://harbour-post.example/ferry.jpg"/>');
  });

  it('dates an item by its last change, which is what tells of an update', () => {
    const [item] = partsOf('smartnews', [long()], { logo }).items;
    expect(item?.pubDate).toBe('Tue, 24 Nov 2026 07:45:10 GMT');
  });

  it('names pages as they are known, without what counts visits', () => {
    const href = 'https://harbour-post.example/2026/ferry?utm_source=x&id=3&utm_medium=y';
    const { items } = partsOf('smartnews', [long({ renditions: [{ name: 'web', href }] }), gone], {
      logo,
    });
    expect(items.map(({ link }) => link)).toEqual([
      'https://harbour-post.example/2026/ferry?id=3',
      'https://harbour-post.example/2026/gone?page=2',
    ]);
  });

  it('tells of a withdrawal by the status, in the words of SmartFormat and of Media RSS, and a newer date', () => {
    const { items, xml } = partsOf('smartnews', [gone], { logo });
    expect(items[0]).toMatchObject({
      guid: 'urn:press:2',
      pubDate: 'Tue, 24 Nov 2026 09:00:00 GMT',
      'media:status': 'deleted',
    });
    expect(xml).toContain('<media:status state="deleted">deleted</media:status>');
  });

  it.each([
    ['a headline', { headlines: [] }],
    ['a text', { bodies: [] }],
    ['a page of its own', { renditions: [] }],
  ])('has no article without %s', (what, lacking) => {
    expect(unfit(long(lacking), 'smartnews')).toBe(`SmartNews takes no article without ${what}.`);
  });
});
