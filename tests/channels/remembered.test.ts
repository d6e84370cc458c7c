import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remembered } from '../../lambdas/channels/http/remembered.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is remembered', () => {
  it('holds for its time', () => {
    const known = remembered<string>(10);
    known.set('a', 'one', 1_000);
    vi.setSystemTime(Date.now() + 999);
    expect(known.get('a')).toBe('one');
    vi.setSystemTime(Date.now() + 1);
    expect(known.get('a')).toBeUndefined();
  });

  it('is not more than there is room for: the oldest goes', () => {
    const known = remembered<number>(2);
    known.set('a', 1, 1_000);
    known.set('b', 2, 1_000);
    known.set('a', 3, 1_000);
    known.set('c', 4, 1_000);
    expect(['a', 'b', 'c'].map((key) => known.get(key))).toEqual([3, undefined, 4]);
  });

  it('can be forgotten', () => {
    const known = remembered<number>(2);
    known.set('a', 1, 1_000);
    known.forget('a');
    expect(known.get('a')).toBeUndefined();
  });
});
