import { describe, expect, it } from 'vitest';
import { body } from '../../../lambdas/article/ninjs.ts';
import { unfit } from '../../../lambdas/formats/limits.ts';
import { gone, long, partsOf } from '../feed-items.ts';

describe('a feed for Apple News', () => {
  it('has the title, link and language with its region, and of each item title, link and whole text', () => {
    const { channel, items } = partsOf('apple-news-rss', [long()]);
    expect(channel).toMatchObject({ title: 'Harbour Post, all of it', language: 'en-GB' });
    expect(items).toMatchObject([
      {
        title: expect.stringContaining('Ferry crews'),
        link: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        description: body(long(), 'text/html'),
      },
    ]);
  });

  it.each([
    ['en-GB', undefined],
    ['zh-Hant-TW', undefined],
    [
      'en',
      'Apple News asks for a language with its region, such as "en-GB", and that of the article is "en".',
    ],
    [undefined, 'Apple News asks in which language an article is, and this one names none.'],
  ])('has articles in %s: %s', (language, sentence) => {
    const { language: _, ...rest } = long();
    expect(unfit({ ...rest, ...(language && { language }) }, 'apple-news-rss')).toBe(sentence);
  });

  it('puts a notice in the place of what was withdrawn', () => {
    expect(partsOf('apple-news-rss', [gone]).items[0]).toMatchObject({
      guid: 'urn:press:2',
      title: 'Withdrawn',
      link: gone.renditions?.[0]?.href,
      description: 'This article was withdrawn by its publisher.',
    });
  });
});
