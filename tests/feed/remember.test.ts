import { describe, expect, it } from 'vitest';
import { remembering } from '../../lambdas/feed/remember.ts';

describe('what is remembered', () => {
  it('is loaded once, also when it is asked for twice at the same time', async () => {
    const loads: string[] = [];
    const get = remembering(async (key) => loads.push(key), 10);
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual([1, 1, 2]);
    expect(await get('a')).toBe(1);
    expect(loads).toEqual(['a', 'b']);
  });

  it('are only so many, those that were not asked for the longest go first', async () => {
    const loads: string[] = [];
    const get = remembering(async (key) => loads.push(key), 2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(loads).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is not a failure', async () => {
    let fails = true;
    const get = remembering(async () => {
      if (fails) throw new Error('no S3');
      return 'here';
    }, 2);
    await expect(get('a')).rejects.toThrow('no S3');
    fails = false;
    expect(await get('a')).toBe('here');
  });
});
