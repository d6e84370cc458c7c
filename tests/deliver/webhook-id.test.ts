import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webhookId } from '../../lambdas/deliver/webhook-id.ts';

describe('the webhook-id', () => {
  it('names the copy and its sequence, and never changes', () => {
    expect(webhookId({ subscription: 'sub', article: 'a' }, 7)).toBe(
      webhookId({ subscription: 'sub', article: 'a' }, 7),
    );
    expect(webhookId({ subscription: 'sub', article: 'a' }, 7)).toMatch(
      /^wc_[0-9a-z]{26}_0000000007$/,
    );
  });

  it('holds no dot, which would let a partner be deceived about where the id ends', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (subscription, article, sequence) => {
        expect(webhookId({ subscription, article }, sequence)).not.toContain('.');
      }),
    );
  });

  it('sorts the sequences of one copy by their text', () => {
    const id = (sequence: number) => webhookId({ subscription: 'sub', article: 'a' }, sequence);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(id(a) < id(b)).toBe(a < b);
      }),
    );
  });

  it('tells copies apart, also where subscription and article run together', () => {
    const copies = [
      { subscription: 'ab', article: 'c' },
      { subscription: 'a', article: 'bc' },
      { subscription: 'a b', article: 'c' },
      { subscription: 'a', article: 'b c' },
    ];
    expect(new Set(copies.map((copy) => webhookId(copy, 1))).size).toBe(copies.length);
  });
});
