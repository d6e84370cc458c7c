import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  articlesToWake,
  getArticle,
  postponeArticle,
  saveArticle,
  settleArticle,
} from '../../lambdas/aws/articles.ts';
import { grace } from '../../lambdas/runtime/limits.ts';
import { articleRecord } from '../support/records.ts';
import { startTables, type TestTables } from '../support/tables.ts';

const seconds = 1_000;
const hours = 3_600 * seconds;
const now = Date.parse('2026-11-24T08:00:00Z');

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
beforeEach(() => tables.renew());
afterAll(() => tables.stop());

/** Whether the only article wakes after exactly that many milliseconds. */
async function sleepsFor(milliseconds: number): Promise<boolean> {
  const before = await articlesToWake(now + milliseconds - 1, 1);
  const then = await articlesToWake(now + milliseconds, 1);
  return before.length === 0 && then.length === 1;
}

describe('an article for which the sweep has rung', () => {
  it('sleeps for the grace, then for twice as long each time, and for six hours at most', async () => {
    const article = articleRecord();
    await saveArticle(article, 0, now);
    const first = grace * seconds;
    const sleeps = [1, 2, 4, 8, 16, 32, 64, 128].map((one) => one * first);
    for (const milliseconds of [...sleeps, 6 * hours, 6 * hours]) {
      expect(await postponeArticle(article.id, 1, now)).toBe(true);
      expect(await sleepsFor(milliseconds)).toBe(true);
    }
  });

  it('starts afresh with its next revision, and its record knows nothing of it', async () => {
    const article = articleRecord();
    await saveArticle(article, 0, now);
    for (let ring = 0; ring < 5; ring++) await postponeArticle(article.id, 1, now);
    const read = await getArticle(article.id);
    expect(read).toEqual(article);
    await saveArticle({ ...article, ...read, revision: 2 }, 1, now);
    await postponeArticle(article.id, 2, now);
    expect(await sleepsFor(grace * seconds)).toBe(true);
  });

  it('is left as it is when it has moved on meanwhile', async () => {
    const article = articleRecord();
    const release = new Date(now + 3 * hours).toISOString();
    await saveArticle(article, 0, now);
    await saveArticle({ ...article, revision: 2, embargoedUntil: release }, 1, now);
    expect(await postponeArticle(article.id, 1, now)).toBe(false);
    expect(await sleepsFor(3 * hours)).toBe(true);
  });

  it('is not woken again when its work was done meanwhile', async () => {
    const article = articleRecord();
    await saveArticle(article, 0, now);
    await settleArticle(article.id, 1);
    expect(await postponeArticle(article.id, 1, now)).toBe(false);
    expect(await articlesToWake(Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
  });

  it('is woken at its expiry, and not before, when its work was done', async () => {
    const article = articleRecord();
    await saveArticle(article, 0, now);
    await settleArticle(article.id, 1, now + 3 * hours);
    expect(await sleepsFor(3 * hours)).toBe(true);
    expect(await postponeArticle(article.id, 1, now + 3 * hours)).toBe(true);
  });

  it('that is not there stays so', async () => {
    expect(await postponeArticle('nothing', 1, now)).toBe(false);
    expect(await getArticle('nothing')).toBeUndefined();
  });
});
