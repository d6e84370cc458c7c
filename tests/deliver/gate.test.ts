import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as gates from '../../lambdas/aws/partner-gate.ts';
import type { Verdict } from '../../lambdas/deliver/classify.ts';
import { noteAnswer, passGate } from '../../lambdas/deliver/pass-gate.ts';
import type { Delivery } from '../../lambdas/partner/delivery.ts';
import type { Pace } from '../../lambdas/partner/pace.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

const second = 1000;
const minute = 60 * second;
let partner: string;
let now: number;
beforeEach(async () => {
  partner = randomUUID();
  now = Date.parse('2026-11-24T08:00:00Z');
  await trust();
});

const pass = async (action: Delivery['action'] = 'publish', pace?: Pace) => {
  const seen = await gates.getGate(partner);
  return passGate({ partner, ...(pace && { pace }) }, action, seen, now, now + 90 * second, gates);
};

/** It has answered ten times, quickly. */
async function trust(): Promise<void> {
  for (let time = 0; time < 10; time++) await gates.noteQuick(partner);
}

async function answer(verdict: Verdict, retryAfter?: number): Promise<void> {
  const passage = await pass();
  const seen = 'seen' in passage ? passage.seen : undefined;
  if ('seen' in passage && passage.place) await gates.leavePlace(partner, passage.place);
  const said = { result: 'refused', detail: 'busy', ...(retryAfter && { retryAfter }) } as const;
  await noteAnswer(partner, seen, verdict, said, 50, now, 0.5, gates);
}

async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await answer('partner');
}

describe('the gate of a partner', () => {
  it('is open to whoever was never in trouble', async () => {
    for (let time = 0; time < 50; time++) expect(await pass()).toHaveProperty('seen');
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
      now = (await gates.getGate(partner))?.shutUntil ?? 0;
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
    expect(await gates.getGate(partner)).toMatchObject({ shuts: 1, shutUntil: now + 30 * second });
  });
});

describe('the pace of a partner', () => {
  const placeOf = (passage: Awaited<ReturnType<typeof pass>>) =>
    'place' in passage ? (passage.place ?? '') : '';

  it('lets what a second allows through at once, and the rest evenly', async () => {
    const pace = { perSecond: 2 };
    for (let time = 0; time < 3; time++) expect(await pass('publish', pace)).toHaveProperty('seen');
    expect(await pass('publish', pace)).toEqual({ waitUntil: now + second / 2 });
    now += second / 2;
    expect(await pass('publish', pace)).toHaveProperty('seen');
    expect(await pass('publish', pace)).toEqual({ waitUntil: now + second / 2 });
  });

  it('is never exceeded over time, however many ask', async () => {
    const pace = { perSecond: 5 };
    let passed = 0;
    for (let time = 0; time < 100; time++) {
      const all = await Promise.all(Array.from({ length: 3 }, () => pass('publish', pace)));
      passed += all.filter((one) => 'seen' in one).length;
      now += 100;
    }
    expect(passed).toBeGreaterThanOrEqual(48);
    expect(passed).toBeLessThanOrEqual(10 * 5 + 6);
  });

  it('bounds the requests under way, and a place is free again when it is given back', async () => {
    const pace = { concurrent: 2 };
    const first = await pass('publish', pace);
    await pass('publish', pace);
    expect(await pass('publish', pace)).toEqual({ waitUntil: now + second });
    await gates.leavePlace(partner, placeOf(first));
    expect(await pass('publish', pace)).toHaveProperty('place');
  });

  it('gives no more places than there are to those who ask at the same time', async () => {
    const asked = Array.from({ length: 20 }, () => pass('publish', { concurrent: 3 }));
    const places = (await Promise.all(asked)).map(placeOf).filter((place) => place !== '');
    expect(new Set(places).size).toBe(3);
  });

  it('has a place of a worker that died back when its lease is over', async () => {
    await pass('publish', { concurrent: 1 });
    expect(await pass('publish', { concurrent: 1 })).toHaveProperty('waitUntil');
    now += 91 * second;
    expect(await pass('publish', { concurrent: 1 })).toHaveProperty('place');
  });

  it('is four requests at a time until ten answers have come quickly', async () => {
    partner = randomUUID();
    for (let time = 0; time < 10; time++) {
      const asked = await Promise.all(Array.from({ length: 6 }, () => pass()));
      const places = asked.map(placeOf).filter((place) => place !== '');
      expect(places).toHaveLength(4);
      for (const place of places) await gates.leavePlace(partner, place);
      await answer('accepted');
    }
    for (let time = 0; time < 10; time++) expect(await pass()).not.toHaveProperty('waitUntil');
  });

  it('is four requests at a time again after one answer was slow', async () => {
    await gates.noteSlow(partner);
    for (let time = 0; time < 4; time++) await pass();
    expect(await pass()).toHaveProperty('waitUntil');
  });

  it('does not hold up a withdrawal', async () => {
    const pace = { perSecond: 0.01, concurrent: 1 };
    await pass('publish', pace);
    expect(await pass('withdraw', pace)).not.toHaveProperty('waitUntil');
  });
});
