import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimUri } from '../../lambdas/aws/uris.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
beforeEach(() => tables.renew());
afterAll(() => tables.stop());

describe('a URI', () => {
  it('is of the publisher that claimed it first, for good', async () => {
    expect(await claimUri('https://post.example/1', 'post')).toBe(true);
    expect(await claimUri('HTTP://post.example/1/', 'rival')).toBe(false);
    expect(await claimUri('https://post.example/1', 'post')).toBe(true);
    expect(await claimUri('https://post.example/2', 'rival')).toBe(true);
  });

  it('is of one publisher, however many claim it at once', async () => {
    const publishers = Array.from({ length: 10 }, (_, index) => `publisher-${index}`);
    const won = await Promise.all(publishers.map((one) => claimUri('urn:newsml:wire:1', one)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });
});
