import { setImmediate as turn } from 'node:timers/promises';

/** Milliseconds: what is due within one such step happens together. */
const grain = 10;

interface Entry {
  at: number;
  /** What is done over the wire at that time, before anybody goes on. */
  wire?: { items: string[] | 'many'; work: () => Promise<void> };
  goOn: () => void;
}

/**
 * Time that passes only when everybody waits, in steps. Within a step all calls over the wire are
 * made at once, those that touch the same item one after another; when they are answered, whoever
 * waited goes on in the order in which it began to wait. So calls overlap, and yet a run is the same
 * every time: no outcome depends on how fast this machine answers.
 *
 * Nobody may wait for anything else, such as a timer or a socket of its own.
 */
export class Lockstep {
  /** Epoch milliseconds. */
  now: number;
  /** The latest first; of those at the same time, the last that came. */
  readonly #agenda: Entry[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Has something done at a time, or as soon as possible after it. */
  at(time: number, goOn: () => void): void {
    this.#enter({ at: time, goOn });
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((awake) => this.at(this.now + milliseconds, awake));
  }

  /**
   * Makes a call over the wire in so many milliseconds.
   *
   * @param items what it touches; `many` for a query over much of a table
   */
  call<T>(milliseconds: number, items: string[] | 'many', make: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let goOn = () => {};
      const work = async () => {
        try {
          const answer = await make();
          goOn = () => resolve(answer);
        } catch (error) {
          goOn = () => reject(error);
        }
      };
      this.#enter({ at: this.now + milliseconds, wire: { items, work }, goOn: () => goOn() });
    });
  }

  /** Lets time pass until nobody waits any more, or until `isOver` says so after a step. */
  async run(isOver: () => boolean = () => false): Promise<void> {
    await turn();
    for (let next = this.#agenda.at(-1); next && !isOver(); next = this.#agenda.at(-1)) {
      this.now = next.at;
      const step: Entry[] = [];
      while (this.#agenda.at(-1)?.at === this.now) step.push(this.#agenda.pop() as Entry);
      await callAll(step);
      for (const { goOn } of step) goOn();
      // By then everybody waits again: promises and ticks come before a turn of the event loop.
      await turn();
    }
  }

  #enter(entry: Entry): void {
    entry.at = Math.max(this.now, Math.ceil(entry.at / grain) * grain);
    let low = 0;
    let high = this.#agenda.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#agenda[middle]?.at ?? 0) > entry.at) low = middle + 1;
      else high = middle;
    }
    this.#agenda.splice(low, 0, entry);
  }
}

async function callAll(step: readonly Entry[]): Promise<void> {
  const calls = step.flatMap(({ wire }) => wire ?? []);
  const last = new Map<string, Promise<unknown>>();
  await Promise.all(
    calls.map(({ items, work }) => {
      if (items === 'many') return undefined;
      const made = Promise.all(items.map((item) => last.get(item))).then(work);
      for (const item of items) last.set(item, made);
      return made;
    }),
  );
  await Promise.all(calls.map(({ items, work }) => items === 'many' && work()));
}
