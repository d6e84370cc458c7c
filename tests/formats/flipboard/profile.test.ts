import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { unfit } from '../../../lambdas/formats/limits.ts';
import { gone, long, partsOf } from '../feed-items.ts';

/** With pictures of these sizes. */
function shown(...sizes: { width?: number; height?: number }[]): NinjsArticle {
  const associations = sizes.map((size, index) => {
    const href = `https://p.example/${index}.jpg`;
    const rendition = {
      name: 'main',
      href,
      contentType: 'image/jpeg',
      sizeInBytes: 90_000,
      ...size,
    };
    return { name: `${index}`, uri: href, type: 'picture' as const, renditions: [rendition] };
  });
  return long({ associations });
}

describe('a feed for Flipboard', () => {
  it('has of every item the headline, the page, the whole text and a picture, beside an excerpt', () => {
    const { channel, items, xml } = partsOf('flipboard', [shown({ width: 900, height: 600 })]);
    expect(channel).toMatchObject({
      title: expect.anything(),
      link: expect.anything(),
      language: 'en-GB',
    });
    expect(items).toMatchObject([
      {
        title: expect.stringContaining('Ferry crews'),
        link: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        description: 'Boats run again from noon.',
        'dc:creator': 'Jane Doe',
        'content:encoded': expect.stringContaining('<p>The ferries sail'),
      },
    ]);
    expect(xml).toContain(
      '<enclosure url="https://p.example/0.jpg" type="image/jpeg" length="90000"/>',
    );
  });

  it('has the beginning of a text that has no summary for an excerpt, of 300 characters', () => {
    const { descriptions, ...rest } = long();
    const [item] = partsOf('flipboard', [rest]).items;
    expect(item?.description?.length).toBeGreaterThan(300);
    expect(item?.description).toMatch(
      /^The ferries sail again at noon, the port says\. .*[a-z.]…$/,
    );
  });

  const rule =
    'Flipboard takes no article without a picture of at least 400 pixels on its shorter side';
  const unknown = `${rule}, and how large the article's is, is not said: have the publisher send it along, or name its width and height.`;

  it.each([
    ['large enough', { width: 900, height: 400 }, undefined],
    ['too low', { width: 900, height: 399 }, `${rule}.`],
    ['too narrow', { width: 399 }, `${rule}.`],
    ['of a size that is not known', {}, unknown],
    ['of a height that is not known', { width: 900 }, unknown],
  ])('judges a picture that is %s, and has no article without one', (_, size, sentence) => {
    expect(unfit(shown(size), 'flipboard')).toBe(sentence);
    const { xml } = partsOf('flipboard', [shown({ width: 800, height: 800 }, size)]);
    expect(xml.includes('https://p.example/1.jpg')).toBe(sentence === undefined);
  });

  it('has no article without any picture', () => {
    expect(unfit(long({ associations: [] }), 'flipboard')).toBe(`${rule}.`);
  });

  it('puts a notice in the place of what was withdrawn, for it has no way to take it down', () => {
    expect(partsOf('flipboard', [gone]).items[0]).toMatchObject({
      guid: 'urn:press:2',
      title: 'Withdrawn',
      link: gone.renditions?.[0]?.href,
      'content:encoded': '<p>This article was withdrawn by its publisher.</p>',
      pubDate: 'Tue, 24 Nov 2026 09:00:00 GMT',
    });
  });
});
