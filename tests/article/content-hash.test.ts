import { expect, it } from 'vitest';
import { type Block, bodiesOf } from '../../lambdas/article/blocks.ts';
import { contentHash } from '../../lambdas/article/content-hash.ts';
import type { Reading } from '../../lambdas/article/reading.ts';

const paragraph = (text: string, href?: string): Block => ({
  type: 'paragraph',
  runs: [{ text, ...(href && { href }) }],
});

function article(changes: Partial<Reading['article']> = {}, blocks = [paragraph('It rained.')]) {
  return {
    pubStatus: 'usable' as const,
    headlines: [{ value: 'Rain in Ellery' }],
    by: 'Nils Ortega',
    bodies: bodiesOf(blocks),
    ...changes,
  };
}

const hash = contentHash(article());

it.each<[string, Reading['article']]>([
  [
    'the order of its fields',
    {
      bodies: article().bodies,
      by: 'Nils Ortega',
      headlines: [{ value: 'Rain in Ellery' }],
      pubStatus: 'usable',
    },
  ],
  ['its white space', article({ headlines: [{ value: ' Rain  in\nEllery ' }] })],
  [
    'when it was sent',
    article({
      versionCreated: '2025-08-20T07:00:00.000Z',
      firstCreated: '2025-08-19T00:00:00.000Z',
    }),
  ],
  ['other identifiers', article({ altIds: [{ role: 'internal', value: '7' }] })],
])('does not change with %s', (_, same) => {
  expect(contentHash(same)).toBe(hash);
});

it.each<[string, Reading['article']]>([
  ['the headline', article({ headlines: [{ value: 'Hail in Ellery' }] })],
  ['the standfirst', article({ descriptions: [{ value: 'More to come.' }] })],
  ['the byline', article({ by: 'Wen Hall' })],
  ['the body', article({}, [paragraph('It hailed.')])],
  ['a paragraph break', article({}, [paragraph('It'), paragraph('rained.')])],
  ['where a link leads', article({}, [paragraph('It rained.', 'https://a.example/')])],
  ['the status', article({ pubStatus: 'canceled' })],
  ['the embargo', article({ embargoedUntil: '2025-08-21T00:00:00.000Z' })],
])('changes with %s', (_, other) => {
  expect(contentHash(other)).not.toBe(hash);
});

it('takes a picture for the same when only the query of its address changes', () => {
  const withPicture = (source: string) =>
    contentHash(article({}, [{ type: 'figure', image: { source, alternative: '' }, caption: [] }]));
  expect(withPicture('https://i.example/a.jpg?sig=1')).toBe(
    withPicture('https://i.example/a.jpg?sig=2'),
  );
  expect(withPicture('https://i.example/a.jpg')).not.toBe(withPicture('https://i.example/b.jpg'));
});
