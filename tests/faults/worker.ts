import { AsyncLocalStorage } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import type { Lockstep } from './lockstep.ts';
import type { Random } from './random.ts';

/** How likely each fault is at one call over the wire. */
export interface Dangers {
  crash: number;
  /** The service says that it is asked too much. */
  throttle: number;
  /** The call is made, and the connection breaks before its answer comes. */
  lostAnswer: number;
  /** The worker stands still for up to so long before it goes on, in milliseconds. */
  stall: { chance: number; longest: number };
}

/**
 * One invocation of a Lambda function, or whoever else acts in the play: it has a clock of its own,
 * which may be a little off, and may die at any call. Whoever is dead does not go on: what it waits
 * for never comes.
 */
export class Worker {
  readonly time: Lockstep;
  readonly random: Random;
  readonly dangers: Dangers | undefined;
  /** By how many milliseconds its clock is ahead. */
  readonly skew: number;
  isDead = false;
  #isDone = false;
  #bury: () => void = () => {};
  /** Resolves when it dies. */
  readonly death = new Promise<void>((resolve) => {
    this.#bury = resolve;
  });

  constructor(time: Lockstep, random: Random, dangers?: Dangers, skew = 0) {
    this.time = time;
    this.random = random;
    this.dangers = dangers;
    this.skew = skew;
  }

  /** Does a piece of work as this worker; resolves to undefined when it died over it. */
  async work<T>(task: () => Promise<T>): Promise<T | undefined> {
    const done = workers.run(this, task).finally(() => {
      this.#isDone = true;
    });
    return Promise.race([done, this.death.then(() => undefined)]);
  }

  /** Its time is over: if it still works, it dies. */
  expire(): void {
    if (!this.#isDone) void this.die();
  }

  /** To be awaited by who must not go on if dead. */
  async alive(): Promise<void> {
    if (this.isDead) await never;
  }

  async die(): Promise<never> {
    this.isDead = true;
    this.#bury();
    return never;
  }

  /** As its clock has it: epoch milliseconds. */
  now(): number {
    return this.time.now + this.skew;
  }
}

const never = new Promise<never>(() => {});

const workers = new AsyncLocalStorage<Worker | undefined>();

/** The worker whose code is running; undefined outside the play. */
export function currentWorker(): Worker | undefined {
  return workers.getStore();
}

/** Does something in real time, as nobody's work. */
export function offStage<T>(work: () => T): T {
  return workers.run(undefined, work);
}

/**
 * Gives all code that runs as a worker's that worker's clock, random numbers and timers; other code
 * keeps the real ones. To be called before the code under test is loaded, which may hold on to them.
 */
export function directTime(): void {
  const { now, random } = { now: Date.now, random: Math.random };
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  Date.now = () => currentWorker()?.now() ?? now();
  Math.random = () => currentWorker()?.random.next() ?? random();
  const later = (work: (...args: unknown[]) => void, after = 0, ...args: unknown[]) => {
    const worker = currentWorker();
    if (!worker) return real.setTimeout(work, after, ...args);
    const timer = new Timer();
    const ring = () => {
      if (timer.isSet && !worker.isDead) workers.run(worker, work, ...args);
    };
    worker.time.at(worker.time.now + after, ring);
    return timer;
  };
  globalThis.setTimeout = Object.assign(later, real.setTimeout) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    if ((timer as unknown) instanceof Timer) Object.assign(timer as object, { isSet: false });
    else real.clearTimeout(timer);
  };
  const realSleep = timers.setTimeout;
  const sleep = <T>(after?: number, value?: T) => {
    const worker = currentWorker();
    return worker ? worker.time.sleep(after ?? 0).then(() => value as T) : realSleep(after, value);
  };
  Object.assign(timers, { setTimeout: sleep });
  syncBuiltinESMExports();
}

class Timer {
  isSet = true;
}
