import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import * as drains from '../../lambdas/aws/partner-drain.ts';
import * as gates from '../../lambdas/aws/partner-gate.ts';
import { type Doors, deliver } from '../../lambdas/deliver/deliver.ts';
import { type DrainDoors, drainWaiting } from '../../lambdas/deliver/drain.ts';
import type { DeliveryKey, Wanted } from '../../lambdas/partner/delivery.ts';
import { drainIn, drainKey } from '../../lambdas/partner/drain.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { deliverVisibility, grace, requestDeadline, settle } from '../../lambdas/runtime/limits.ts';
import { startTables, type TestTables } from '../support/tables.ts';
import { VirtualTime } from './virtual-time.ts';

const second = 1000;
const deadline = requestDeadline * second;
/** How far a worker's clock may be off, either way. */
const skew = 2 * second;
/** The promise holds for partners that finish a request within this time; clocks eat some of it. */
const slowest = deadline + settle * second - 2 * skew;

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** How the partner takes one request, in milliseconds after it was sent. */
type Behaviour =
  | { kind: 'takes'; after: number }
  | { kind: 'is busy'; after: number; retryAfter?: number }
  /** It says that it cannot take this article. */
  | { kind: 'blames it'; after: number }
  /** It takes it in the end, but no answer reaches us. */
  | { kind: 'takes in silence'; after: number; brokenAfter: number }
  | { kind: 'loses it'; brokenAfter: number };

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.record({ kind: fc.constant('takes'), after: fc.integer({ min: 1, max: deadline - 1 }) }),
  fc.record(
    {
      kind: fc.constant('is busy'),
      after: fc.integer({ min: 1, max: second }),
      retryAfter: fc.integer({ min: 0, max: 3600 * second }),
    },
    { requiredKeys: ['kind', 'after'] },
  ),
  fc.record({ kind: fc.constant('blames it'), after: fc.integer({ min: 1, max: second }) }),
  fc.record({
    kind: fc.constant('takes in silence'),
    after: fc.integer({ min: 1, max: slowest }),
    brokenAfter: fc.integer({ min: 1, max: deadline }),
  }),
  fc.record({
    kind: fc.constant('loses it'),
    brokenAfter: fc.integer({ min: 1, max: deadline }),
  }),
);

const scenario = fc.record({
  /** What routing asks for, one revision after another; a doorbell may be lost on the way. */
  news: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 150 * second }),
      action: fc.constantFrom('publish', 'publish', 'publish', 'withdraw'),
      rung: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  /** Doorbells that ring for nothing, from the start: copies, late ones, redriven ones. */
  strays: fc.array(fc.integer({ min: 0, max: 400 * second }), { maxLength: 12 }),
  /** How the partner takes one request after another; in the end it is well. */
  behaviours: fc.array(behaviour, { maxLength: 8 }),
  /** The steps, counted over all workers, before or after which the worker dies. */
  crashes: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  /** The readings of a rendition, counted over all workers, that fail. */
  unreadable: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
  /** The leases, counted likewise, that the SDK asks for twice, since the answer was lost. */
  repeated: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
  /** How long each step takes to begin; some workers are frozen for longer than a lease. */
  delays: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 3 * second }) },
      { weight: 1, arbitrary: fc.constant(120 * second) },
    ),
    { maxLength: 30 },
  ),
  /** What the partner bears. */
  pace: fc.constantFrom({}, { perSecond: 0.1 }, { concurrent: 1 }, { perSecond: 5, concurrent: 2 }),
  /** How far each worker's clock is off. */
  skews: fc.array(fc.integer({ min: -skew, max: skew }), { minLength: 1, maxLength: 5 }),
});

class Crash extends Error {}

interface Sent {
  push: Push;
  sequence: number;
  from: number;
  to: number;
  /** Whether the answer was that the partner cannot take this article. */
  blamed: boolean;
}

/** Runs a scenario to its end; resolves to what was sent and what the partner came to have. */
async function play(script: typeof scenario extends fc.Arbitrary<infer T> ? T : never) {
  const start = Date.parse('2026-11-24T08:00:00Z');
  const time = new VirtualTime(start);
  const key = { subscription: randomUUID(), article: `2026-11-24T08:00:00.000Z#${randomUUID()}` };
  const sent: Sent[] = [];
  /** Sequences in the order in which the partner had finished with them. */
  const taken: number[] = [];
  const cycle = <T>(items: readonly T[], index: number) => items[index % items.length] as T;
  let workers = 0;
  let steps = 0;
  let requests = 0;
  let readings = 0;
  let leases = 0;

  const subscription: Subscription = {
    id: key.subscription,
    partner: randomUUID(),
    name: 'a partner',
    active: true,
    pace: script.pace,
    filter: {},
    format: 'ninjs',
    channel: { type: 'webhook', url: 'https://partner.example/' },
  };

  const doorbell = (at: number, due: DeliveryKey = key): void => {
    time.start(at, async () => {
      const doors = doorsOf(cycle(script.skews, workers++));
      const drain = drainIn(due);
      try {
        await (drain ? drainWaiting(drain, doors) : deliver(due, doors));
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        doorbell(time.now + deliverVisibility * second, due);
      }
    });
  };

  interface Worker {
    /** It does nothing more, whatever its code would do about the error. */
    dead: boolean;
  }

  const die = (worker: Worker): never => {
    worker.dead = true;
    throw new Crash();
  };

  /** A step of a worker: it takes its time, and the worker may die just before or after it. */
  const step = async <T>(worker: Worker, work: () => Promise<T>): Promise<T> => {
    if (worker.dead) throw new Crash();
    const number = ++steps;
    if (number > 1000) throw new Error('The delivery does not come to an end.');
    await time.sleep(script.delays[number] ?? 50);
    const dies = script.crashes.includes(number);
    if (dies && number % 2 === 0) die(worker);
    const done = await work();
    if (dies) die(worker);
    return done;
  };

  const send = async (worker: Worker, push: Push): Promise<Answer> => {
    const behaviour = script.behaviours[requests++] ?? { kind: 'takes' as const, after: 50 };
    const from = time.now;
    const sequence = Number(push.id.slice(-10));
    const record = (to: number, blamed: boolean) => sent.push({ push, sequence, from, to, blamed });
    if (behaviour.kind === 'takes' || behaviour.kind === 'takes in silence') {
      time.start(from + behaviour.after, async () => {
        taken.push(sequence);
      });
    }
    const lasts = 'brokenAfter' in behaviour ? behaviour.brokenAfter : behaviour.after;
    record(from + lasts, behaviour.kind === 'blames it');
    if (script.crashes.includes(++steps)) die(worker);
    await time.sleep(lasts);
    if (behaviour.kind === 'takes') return { result: 'accepted', status: 200, detail: 'thanks' };
    if (behaviour.kind === 'blames it') {
      return { result: 'refused', status: 422, detail: 'cannot take it' };
    }
    if (behaviour.kind !== 'is busy') return { result: 'unknown', detail: 'silence' };
    const { retryAfter } = behaviour;
    return {
      result: 'refused',
      status: 503,
      detail: 'busy',
      ...(retryAfter !== undefined && { retryAfter }),
    };
  };

  const doorsOf = (off: number): Doors & DrainDoors => {
    const worker: Worker = { dead: false };
    return {
      now: () => time.now + off,
      random: () => 0.5,
      getSubscription: async () => subscription,
      getReceiver: async () => ({ subscription, secrets: { signing: ['whsec_c2VjcmV0'] } }),
      pauseSubscription: async () => true,
      getDelivery: (...row) => step(worker, () => getDelivery(...row)),
      acquire: async (row, now) => {
        const name = randomUUID();
        if (script.repeated.includes(++leases)) {
          await step(worker, () => acquire(row, name, now));
        }
        return step(worker, () => acquire(row, name, now));
      },
      commit: (...outcome) => step(worker, () => commit(...outcome)),
      postpone: (...change) => step(worker, () => postpone(...change)),
      setAside: (seen) => step(worker, () => setAside(seen)),
      // These two write nothing, and are read beside what takes its time.
      getGate: gates.getGate,
      getRendition: async (body) => {
        if (script.unreadable.includes(++readings)) throw new Error('no such rendition');
        return { body, contentType: 'application/json' };
      },
      send: (push) => send(worker, push),
      ring: async (due, _partner, delay) => doorbell(time.now + delay * second, due),
      noteFailure: (...failure) => step(worker, () => gates.noteFailure(...failure)),
      shutGate: (...shut) => step(worker, () => gates.shutGate(...shut)),
      openGate: (...gate) => step(worker, () => gates.openGate(...gate)),
      noteTold: (...told) => step(worker, () => gates.noteTold(...told)),
      noteQuick: (...quick) => step(worker, () => gates.noteQuick(...quick)),
      takePlace: (...asked) => step(worker, () => gates.takePlace(...asked)),
      leavePlace: (...place) => step(worker, () => gates.leavePlace(...place)),
      noteWaiting: (...waits) => step(worker, () => drains.noteWaiting(...waits)),
      getDrain: (...drain) => step(worker, () => drains.getDrain(...drain)),
      moveDrain: (...move) => step(worker, () => drains.moveDrain(...move)),
      endDrain: (...drain) => step(worker, () => drains.endDrain(...drain)),
      nextWaiting: (...asked) => step(worker, () => drains.nextWaiting(...asked)),
      endWait: (...wait) => step(worker, () => drains.endWait(...wait)),
      limits: { deadline, settle: settle * second },
    };
  };

  let at = start;
  for (const [index, { after, action, rung }] of script.news.entries()) {
    at += after;
    const wanted: Wanted = {
      ...key,
      action,
      revision: index + 1,
      version: index + 1,
      rendition: `rendition ${index + 1}`,
      uploadedAt: start,
    };
    time.start(at, async () => {
      await want(wanted, time.now);
      if (rung) doorbell(time.now);
    });
  }
  for (const stray of script.strays) doorbell(start + stray);

  // The sweep: whatever is due and stays so is rung for again, but what waits for a drain.
  for (let run = 0; run < 60; run++) {
    await time.run();
    const row = await getDelivery(key.subscription, key.article);
    if (row?.dueAt === undefined) return { row, sent, taken };
    const [waiting] = await drains.nextWaiting(key.subscription, 1);
    const drain = waiting && (await drains.getDrain(subscription.partner, key.subscription));
    if (waiting && !drain) throw new Error('The delivery waits, and nothing ends it.');
    time.now = Math.max(time.now, (drain?.dueAt ?? row.dueAt) + grace * second + skew);
    doorbell(time.now, drain && drainKey(subscription.partner, key.subscription));
  }
  throw new Error('The delivery does not come to an end.');
}

// Hundreds of scenarios against a real table take seconds, and more on a busy machine.
describe('a delivery, whatever workers, clocks and the partner do', { timeout: 120_000 }, () => {
  it('keeps its promises', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (script) => {
        const { row, sent, taken } = await play(script);

        // Never backwards: nothing older reaches the partner after something newer.
        expect(taken).toEqual(taken.toSorted((a, b) => a - b));

        // Nothing is lost: it ends with the newest, and the ledger knows. Only what is published may
        // end otherwise: where the partner said three times that it cannot take it.
        if (row?.state === 'refused') {
          expect(row.action).toBe('publish');
          const blamed = sent.filter((one) => one.sequence === row.want && one.blamed);
          expect(blamed.length).toBeGreaterThanOrEqual(3);
        } else {
          expect(row?.have).toBe(row?.want);
          expect(row?.state).toBe(row?.action === 'publish' ? 'delivered' : 'withdrawn');
          if (row?.action === 'publish' || taken.length > 0) expect(taken.at(-1)).toBe(row?.want);
        }

        // A repeat is known as one: the same sequence has the same id and bytes, another has not.
        const bySequence = Map.groupBy(sent, (one) => one.sequence);
        const ids = [...bySequence.values()].map((same) => {
          expect(new Set(same.map(({ push }) => `${push.id} ${push.body}`)).size).toBe(1);
          return same[0]?.push.id;
        });
        expect(new Set(ids).size).toBe(bySequence.size);

        // One request at a time.
        const requests = sent.toSorted((a, b) => a.from - b.from);
        for (const [index, request] of requests.entries()) {
          expect(request.from).toBeGreaterThanOrEqual(requests[index - 1]?.to ?? 0);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('keeps a withdrawal open until the partner has acknowledged it', async () => {
    const trouble = behaviour.filter(({ kind }) => kind !== 'takes');
    const stubborn = fc
      .tuple(scenario, fc.array(trouble, { minLength: 3, maxLength: 20, size: 'max' }))
      .map(([script, troubles]) => ({
        ...script,
        // So that the publication has arrived when it is withdrawn.
        crashes: [],
        skews: [0],
        delays: [second],
        unreadable: script.unreadable.filter((reading) => reading > 1),
        news: [
          { after: 0, action: 'publish' as const, rung: true },
          { after: 150 * second, action: 'withdraw' as const, rung: true },
        ],
        behaviours: [{ kind: 'takes' as const, after: second }, ...troubles],
      }));
    await fc.assert(
      fc.asyncProperty(stubborn, async (script) => {
        const { row, taken } = await play(script);
        expect(row).toMatchObject({ action: 'withdraw', state: 'withdrawn', want: 2, have: 2 });
        expect(taken.at(-1)).toBe(2);
      }),
      { numRuns: 20 },
    );
  });

  it('sends each sequence once while nobody dies and answers come', async () => {
    const calm = scenario.map((script) => ({
      ...script,
      crashes: [],
      delays: [second],
      behaviours: script.behaviours.filter(({ kind }) => kind === 'takes' || kind === 'is busy'),
    }));
    await fc.assert(
      fc.asyncProperty(calm, async (script) => {
        const { taken } = await play(script);
        expect(taken).toEqual([...new Set(taken)]);
      }),
      { numRuns: 30 },
    );
  });
});
