import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findNamed, noteNames } from '../../lambdas/aws/names.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
beforeEach(() => tables.renew());
afterAll(() => tables.stop());

const early = '2026-11-24T06:00:00.000Z';
const late = '2026-11-24T07:00:00.000Z';

describe('a name', () => {
  it('is that of the newest article, in whatever order they are noted', async () => {
    await noteNames('post', ['storm', 'npa61'], { article: 'a', order: early });
    await noteNames('post', ['storm'], { article: 'b', order: late });
    await noteNames('post', ['storm'], { article: 'a', order: early });
    expect(await findNamed('post', 'storm')).toBe('b');
    expect(await findNamed('post', 'npa61')).toBe('a');
  });

  it('is that of an article of one publisher alone', async () => {
    await noteNames('post', ['storm'], { article: 'a', order: early });
    expect(await findNamed('rival', 'storm')).toBeUndefined();
  });
});
