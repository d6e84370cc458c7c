import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LearntFurniture, nothingLearnt } from '../../lambdas/article/learnt-furniture.ts';
import {
  changeFurniture,
  readFurniture,
  saveFurniture,
} from '../../lambdas/aws/learnt-furniture.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
beforeEach(() => tables.renew());
afterAll(() => tables.stop());

const learnt: LearntFurniture = {
  revision: 0,
  articles: [{ id: 'ferry', about: ['ferry', 'strike'] }],
  lines: [
    { hash: 'a', seen: 2 ** 49 + 1, akin: 2 ** 49, voice: true, since: 20_000, text: 'Sign up' },
    { hash: 'b', seen: 1, akin: 0, since: 20_000 },
  ],
};

describe('what was learnt of a publisher', () => {
  it('is kept as it is, apart from that of others', async () => {
    expect(await readFurniture('harbour-post')).toEqual(nothingLearnt);
    expect(await saveFurniture('harbour-post', learnt)).toBe(true);
    expect(await readFurniture('harbour-post')).toEqual({ ...learnt, revision: 1 });
    expect(await readFurniture('meridian-wire')).toEqual(nothingLearnt);
  });

  it('is lost when somebody else was quicker', async () => {
    expect(await saveFurniture('harbour-post', learnt)).toBe(true);
    expect(await saveFurniture('harbour-post', nothingLearnt)).toBe(false);
    const current = await readFurniture('harbour-post');
    expect(await saveFurniture('harbour-post', current)).toBe(true);
    expect(await saveFurniture('harbour-post', { ...current, lines: [] })).toBe(false);
    expect(await readFurniture('harbour-post')).toEqual({ ...learnt, revision: 2 });
  });

  it('can be changed by hand while articles come in', async () => {
    const between: Promise<boolean>[] = [];
    await changeFurniture('harbour-post', (before) => {
      if (between.length === 0) between.push(saveFurniture('harbour-post', learnt));
      return { ...before, off: true };
    });
    await Promise.all(between);
    expect(await readFurniture('harbour-post')).toMatchObject({ off: true });
  });
});
