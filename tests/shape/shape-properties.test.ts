import fc from 'fast-check';
import { it } from 'vitest';
import { canonicalArticle } from '../support/round-trip.ts';
import { anyShape } from './any-shape.ts';
import { expectSound } from './sound.ts';

it('shaping makes an article of any article, and again changes nothing', () => {
  fc.assert(fc.property(canonicalArticle, anyShape, expectSound), { numRuns: 500 });
});
