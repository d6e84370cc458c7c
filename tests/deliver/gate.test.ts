import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getGate, noteFailure, openGate, shutGate } from '../../lambdas/aws/partner-gate.ts';
import type { Verdict } from '../../lambdas/deliver/classify.ts';
import { noteAnswer, passGate } from '../../lambdas/deliver/pass-gate.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

const doors = { getGate, noteFailure, shutGate, openGate };
const second = 1000;
const minute = 60 * second;
let partner: string;
let now: number;
beforeEach(() => {
  partner = randomUUID();
  now = Date.parse('2026-11-24T08:00:00Z');
});

const pass = (action: Delivery['action'] = 'publish') => passGate(partner, action, now, 0, doors);

async function answer(verdict: Verdict, retryAfter?: number): Promise<void> {
  const passage = await pass();
  const seen = 'seen' in passage ? passage.seen : undefined;
  const said = { result: 'refused', detail: 'busy', ...(retryAfter && { retryAfter }) } as const;
  await noteAnswer(partner, seen, verdict, said, now, 0.5, doors);
}

async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await answer('partner');
}

describe('the gate of a partner', () => {
  it('is open to whoever was never in trouble', async () => {
    expect(await pass()).toEqual({ seen: undefined });
  });

  it('is shut after ten failures in a row, and one goes first after that', async () => {
    await fail(9);
    expect(await pass()).toHaveProperty('seen');
    await fail(1);
    expect(await pass()).toEqual({ waitUntil: now + 30 * second });
    now += 30 * second;
    expect(await pass()).toHaveProperty('seen');
    expect(await pass()).toEqual({ waitUntil: now + minute });
  });

  it('is shut for longer when the first one fails too', async () => {
    await fail(10);
    for (const wait of [minute, 2 * minute, 4 * minute, 8 * minute, 15 * minute, 15 * minute]) {
      now = (await getGate(partner))?.shutUntil ?? 0;
      await answer('partner');
      expect(await pass()).toEqual({ waitUntil: now + wait });
    }
  });

  it('opens to all as soon as the partner takes something', async () => {
    await fail(10);
    now += 30 * second;
    await answer('accepted');
    expect(await pass()).toHaveProperty('seen');
    await fail(9);
    expect(await pass()).toHaveProperty('seen');
  });

  it('counts failures in a row only, and none that an article is to blame for', async () => {
    for (let time = 0; time < 5; time++) {
      await fail(9);
      await answer(time % 2 ? 'accepted' : 'article');
    }
    expect(await pass()).toHaveProperty('seen');
    for (let time = 0; time < 12; time++) await answer('article');
    expect(await pass()).toHaveProperty('seen');
  });

  it('lets withdrawals through, unless the partner itself asked for time', async () => {
    await fail(10);
    expect(await pass('withdraw')).toHaveProperty('seen');
    now += 30 * second;
    await answer('partner', 90 * second);
    expect(await pass('withdraw')).toEqual({ waitUntil: now + 90 * second });
  });

  it('waits as long as the partner asks, whatever of it was asked, and 12 hours at most', async () => {
    await answer('partner', 5 * minute);
    expect(await pass()).toEqual({ waitUntil: now + 5 * minute });
    now += 5 * minute;
    await answer('partner', 1000 * 60 * minute);
    expect(await pass()).toEqual({ waitUntil: now + 12 * 60 * minute });
  });

  it('is shut once by many failures at the same time', async () => {
    await fail(9);
    await Promise.all(Array.from({ length: 20 }, () => answer('partner')));
    expect(await getGate(partner)).toMatchObject({ shuts: 1, shutUntil: now + 30 * second });
  });
});
