import { randomUUID } from 'node:crypto';
import {
  getSubscription,
  pauseSubscription,
  putSubscription,
} from '../../lambdas/aws/directory.ts';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { acquire, commit, postpone, setAside } from '../../lambdas/aws/ledger-leases.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import * as drains from '../../lambdas/aws/partner-drain.ts';
import * as gates from '../../lambdas/aws/partner-gate.ts';
import { getReceiver } from '../../lambdas/aws/receiver.ts';
import { type Doors, deliver } from '../../lambdas/deliver/deliver.ts';
import { type DrainDoors, drainWaiting } from '../../lambdas/deliver/drain.ts';
import { report } from '../../lambdas/deliver/report.ts';
import { owePing } from '../../lambdas/feed/owe-ping.ts';
import type { DeliveryKey } from '../../lambdas/partner/delivery.ts';
import { drainIn, drainKey } from '../../lambdas/partner/drain.ts';
import type { FeedChannel } from '../../lambdas/partner/feed-address.ts';
import { hubKey, hubName } from '../../lambdas/partner/hub.ts';
import type { Answer } from '../../lambdas/partner/push.ts';
import { grace } from '../../lambdas/runtime/limits.ts';

export const busy: Answer = { result: 'refused', status: 503, detail: 'answered 503' };
const well: Answer = { result: 'accepted', status: 204, detail: 'answered 204' };

class Crash extends Error {}

/** A feed with a hub: the directory and the ledger are real, the hub is scripted, time is ours. */
export class HubWorld {
  now = Date.parse('2026-11-24T08:00:00Z');
  readonly feed = randomUUID();
  readonly hub = `https://${randomUUID()}.example`;
  readonly channel: FeedChannel = { type: 'feed', path: 'all.xml', title: 'All', hub: this.hub };
  /** How the hub answers, one ping after another; `isDown` after that. */
  answers: Answer[] = [];
  isDown = false;
  readonly pings: { at: number; topics: string[]; isHeard: boolean }[] = [];
  /** The steps, counted over all that is done, before or after which the worker dies. */
  crashes = new Set<number>();
  readonly lines: string[] = [];
  #steps = 0;
  #rung: { key: DeliveryKey; at: number }[] = [];

  async open(): Promise<this> {
    await this.subscribe(this.channel);
    return this;
  }

  subscribe(channel: FeedChannel, active = true): Promise<void> {
    const partner = `partner-of-${this.feed}`;
    const rest = { name: 'A feed', active, filter: {}, format: 'rss' } as const;
    return putSubscription({ id: this.feed, partner, ...rest, channel });
  }

  /** The feed has other bytes, or is rendered again: false when the worker died over it. */
  async render(body: string): Promise<boolean> {
    const doors = this.#mortal({
      want,
      ringDelivery: async (key: DeliveryKey) => {
        this.#rung.push({ key, at: this.now });
      },
    });
    return this.#survives(owePing(this.feed, this.hub, body, { now: () => this.now, ...doors }));
  }

  /** Time passes by so many milliseconds, in which doorbells are heard and the sweep comes by. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      const events = [...this.#rung, ...(await this.#swept())].sort((a, b) => a.at - b.at);
      const [next] = events;
      if (!next || next.at > until) break;
      this.#rung = this.#rung.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      await this.#answer(next.key);
    }
    this.now = Math.max(this.now, until);
  }

  /** What the sweep will ring for, and when, if nobody is at it before. */
  async #swept(): Promise<{ key: DeliveryKey; at: number }[]> {
    const row = await this.row();
    const drain = await drains.getDrain(hubName(this.hub), hubKey(this.feed).subscription);
    const due: { key: DeliveryKey; dueAt: number }[] = [];
    if (row?.dueAt !== undefined && !row.waits)
      due.push({ key: hubKey(this.feed), dueAt: row.dueAt });
    if (drain) due.push({ key: drainKey(drain.partner, drain.subscription), dueAt: drain.dueAt });
    return due.map(({ key, dueAt }) => ({ key, at: Math.max(this.now, dueAt) + grace * 1000 }));
  }

  row() {
    const { subscription, article } = hubKey(this.feed);
    return getDelivery(subscription, article);
  }

  get heard() {
    return this.pings.filter(({ isHeard }) => isHeard);
  }

  async #answer(key: DeliveryKey): Promise<void> {
    const drain = drainIn(key);
    if (drain) {
      await this.#survives(drainWaiting(drain, this.#doors));
      return;
    }
    await this.#survives(
      deliver(key, this.#doors).then((outcome) => {
        if (outcome) this.lines.push(report(outcome).message);
      }),
    );
  }

  readonly #doors: Doors & DrainDoors = {
    ...this.#mortal({
      pauseSubscription,
      acquire: (key: DeliveryKey, now: number) => acquire(key, randomUUID(), now),
      commit,
      postpone,
      setAside,
      ...gates,
      ...drains,
      ring: async (key: DeliveryKey, _partner: string, delay: number) => {
        this.#rung.push({ key, at: this.now + delay * 1000 });
      },
      send: async (push: { body: string }) => {
        const answer = this.answers.shift() ?? (this.isDown ? busy : well);
        this.pings.push({
          at: this.now,
          topics: new URLSearchParams(push.body).getAll('hub.url'),
          isHeard: answer.result === 'accepted',
        });
        this.now += 100;
        return answer;
      },
    }),
    now: () => this.now,
    random: () => 0.5,
    getSubscription,
    getReceiver,
    getDelivery,
    getRendition: () => Promise.reject(new Error('A ping has no rendition.')),
    limits: { deadline: 20_000, settle: 60_000 },
  };

  /** The same doors; but at some of the steps the worker dies, before or after what it did there. */
  #mortal<T extends Record<string, (...args: never[]) => Promise<unknown>>>(doors: T): T {
    const mortal = Object.entries(doors).map(([name, door]) => [
      name,
      async (...args: never[]) => {
        if (this.crashes.has(++this.#steps)) throw new Crash();
        const result = await door(...args);
        if (this.crashes.has(++this.#steps)) throw new Crash();
        return result;
      },
    ]);
    return Object.fromEntries(mortal) as T;
  }

  async #survives(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof Crash) return false;
      throw error;
    }
  }
}
