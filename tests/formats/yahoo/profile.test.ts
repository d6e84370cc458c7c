import { describe, expect, it } from 'vitest';
import { unfit } from '../../../lambdas/formats/limits.ts';
import { address, gone, long, partsOf } from '../feed-items.ts';

describe('a feed for Yahoo', () => {
  it('is RSS 2.0 with Media RSS and the whole text, and tells when an article expires', () => {
    const { items, xml } = partsOf('yahoo', [long({ expires: '2026-12-24T00:00:00.000Z' })]);
    expect(items).toMatchObject([
      {
        link: 'https://harbour-post.example/2026/ferry?a=1&b=2',
        'content:encoded': expect.stringContaining('<p>The ferries sail'),
        'mi:expirationDate': '2026-12-24T00:00:00.000Z',
      },
    ]);
    expect(xml).toContain('<media:credit>A. Photographer</media:credit>');
  });

  it('tells of a withdrawal in every way that readers know', () => {
    const { items, xml } = partsOf('yahoo', [gone]);
    expect(items[0]).toMatchObject({
      guid: 'urn:press:2',
      'dcterms:valid': 'end=2026-11-24T09:00:00.000Z; scheme=W3C-DTF;',
      'mi:expirationDate': '2026-11-24T09:00:00.000Z',
    });
    expect(xml).toContain('<media:status state="deleted"/>');
  });

  it('names as its home the site that its articles are on, and itself where they are on several', () => {
    const elsewhere = long({ renditions: [{ name: 'web', href: 'https://coast.example/2' }] });
    expect(partsOf('yahoo', [long(), gone]).channel.link).toBe('https://harbour-post.example/');
    expect(partsOf('yahoo', [long(), elsewhere]).channel.link).toBe(address);
  });

  it('has no article without a page', () => {
    expect(unfit(long({ renditions: [] }), 'yahoo')).toBe(
      'Yahoo takes no article without a page of its own.',
    );
  });
});
