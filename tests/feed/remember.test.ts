import { describe, expect, it } from 'vitest';
import { remembering } from '../../lambdas/feed/remember.ts';

describe('what is remembered', () => {
  it('is loaded once', async () => {
    const loads: string[] = [];
    const get = remembering(async (key) => loads.push(key), 10);
    for (const key of ['a', 'a', 'b', 'a']) await get(key);
    expect(loads).toEqual(['a', 'b']);
  });

  it('is nothing that has not come: a load that never ends holds up nobody else', async () => {
    let isStuck = true;
    const get = remembering(async () => (isStuck ? new Promise<string>(() => {}) : 'here'), 2);
    void get('a');
    isStuck = false;
    expect(await get('a')).toBe('here');
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
