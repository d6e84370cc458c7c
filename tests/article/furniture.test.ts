import { describe, expect, it } from 'vitest';
import {
  isFurniture,
  isSectionLabel,
  opensTail,
  withoutFurniture,
} from '../../lambdas/article/furniture.ts';

describe('furniture', () => {
  it.each([
    'Advertisement',
    'ADVERTISEMENT',
    '— Advertisement —',
    'Source link',
    'Source link »',
    '1 of 6',
    '3 / 12',
    'Page 2',
    'Share this article',
    'Tweet',
    'Read more: Why the buses are late',
    '5 min read',
    '12 comments',
    '2 hours ago',
    'Sign up for our newsletter',
    '© 2025 The Courier. All rights reserved.',
    'Photo: Eva Stone',
    '* * *',
    'Follow us on Facebook',
    'Click here to subscribe',
    'Lesen Sie auch: Die Fähre steht still',
    'À lire aussi : la grève',
    'Te puede interesar',
    'Posted on August 20, 2025',
  ])('%s', (line) => expect(isFurniture(line)).toBe(true));
});

describe('prose', () => {
  it.each([
    'Advertisement spending rose by a fifth, the agency said.',
    'Posted on the group’s website, the statement named nobody.',
    'Related costs are to be split by tonnage.',
    'Photo by photo, the investigators put the night together.',
    'Read more closely, the treaty leaves open who answers for the damage.',
    'Share prices fell in Oslo.',
    '“More,” said the boy.',
    '“Advertisement”',
    'Written by hand, the letter reached the palace on Monday.',
    'Updated figures are expected on Friday.',
    'Tags on the trees mark those that are to be felled.',
    'Copyright reform was not discussed.',
  ])('%s', (line) => expect(isFurniture(line)).toBe(false));
});

it('knows the headings after which the article is over', () => {
  expect(opensTail('Related Posts')).toBe(true);
  expect(opensTail('You may also like:')).toBe(true);
  expect(opensTail('Das könnte Sie auch interessieren')).toBe(true);
  expect(opensTail('Related costs rise')).toBe(false);
});

it('knows sections, which are furniture only before the headline', () => {
  expect(isSectionLabel('World News')).toBe(true);
  expect(isSectionLabel('FEATURED')).toBe(true);
  expect(isFurniture('World News')).toBe(false);
});

it('takes the titles below such a heading along, and stops at prose', () => {
  const lines = [
    'The fleet returned on Monday, eleven days after the storm.',
    'Related Posts',
    'Ferry strike enters second week',
    'Council votes for night tram',
    'The harbour master said that two boats are still being looked for.',
    '1 of 6',
  ];
  expect(withoutFurniture(lines)).toEqual({
    kept: [lines[0], lines[4]],
    dropped: [lines[1], lines[2], lines[3], lines[5]],
  });
});
