import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessesOn, noteAccesses } from '../../lambdas/aws/accesses.ts';
import { dynamodb } from '../../lambdas/aws/clients.ts';
import { environment } from '../../lambdas/runtime/environment.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());
beforeEach(() => tables.renew());

const path = '3f9c0a66d1b84e6f9a0f0c2b7d5e1a42/all.xml';
const monday = '2026-11-23';
const tuesday = '2026-11-24';
const note = (log: string, day: string, count: number) =>
  noteAccesses(log, day, new Map([[path, count]]));

describe('accesses', () => {
  it('are the sum of what all log files tell of the days', async () => {
    await Promise.all([note('one', monday, 1), note('two', monday, 10), note('two', tuesday, 100)]);
    expect((await accessesOn([monday]))(path)).toBe(11);
    expect((await accessesOn([monday, tuesday]))(path)).toBe(111);
    expect((await accessesOn([tuesday]))('another/all.xml')).toBe(0);
  });

  it('of a log file count once, however often it is read', async () => {
    for (const _ of [1, 2, 3]) await note('one', monday, 5);
    expect((await accessesOn([monday]))(path)).toBe(5);
  });

  it('of more paths than an item holds are kept all the same', async () => {
    const counts = new Map(
      Array.from({ length: 25_000 }, (_, index) => [`${index}`, index] as const),
    );
    await noteAccesses('one', monday, counts);
    const accessesTo = await accessesOn([monday]);
    expect([...counts].filter(([one, count]) => accessesTo(one) !== count)).toEqual([]);
  });

  it('do not tell where private feeds stand, and are forgotten', async () => {
    await note('one', monday, 1);
    const { Items = [] } = await dynamodb.send(
      new ScanCommand({ TableName: environment('articlesTable') }),
    );
    expect(JSON.stringify(Items)).not.toContain(path.slice(0, 32));
    expect(Items.map(({ expiresAt }) => expiresAt)).toEqual([
      Date.parse('2026-12-23T00:00:00Z') / 1000,
    ]);
  });
});
