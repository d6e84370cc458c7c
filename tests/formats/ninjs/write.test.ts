import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { ninjsWriter } from '../../../lambdas/formats/ninjs/write.ts';
import { anyArticle, article } from '../articles.ts';

/** The same document with the properties of every object the other way round. */
function shuffled<T>(value: T): T {
  if (Array.isArray(value)) return value.map(shuffled) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, one]) => [name, shuffled(one)])) as T;
}

describe('ninjs as we write it', () => {
  it('is the canonical document itself', () => {
    fc.assert(
      fc.property(anyArticle, (one) => {
        expect(JSON.parse(ninjsWriter.write(one))).toEqual(one);
      }),
    );
    expect(JSON.parse(ninjsWriter.write(article()))).toEqual(article());
  });

  it('is the same to the byte, in whatever order the document was put together', () => {
    expect(ninjsWriter.write(shuffled(article()))).toBe(ninjsWriter.write(article()));
  });

  it('carries nothing but ninjs', () => {
    const bookkeeping = { ...article(), revision: 7, evidence: { by: 'meta' } } as NinjsArticle;
    expect(ninjsWriter.write(bookkeeping)).toBe(ninjsWriter.write(article()));
  });
});
