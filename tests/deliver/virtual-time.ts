/**
 * Time that passes only when everybody sleeps: tasks run one after another between their sleeps, in
 * the order of their waking, so a run that spans days takes milliseconds and always ends the same.
 *
 * Each task must sleep in one place at a time; what it awaits besides happens within the instant.
 */
export class VirtualTime {
  /** Epoch milliseconds. */
  now: number;
  #sleepers: { at: number; wake: () => void }[] = [];
  #awake = 0;
  #idle: () => void = () => {};
  #failure: unknown;

  constructor(now: number) {
    this.now = now;
  }

  /** Starts a task at a time; what it throws ends {@link run}. */
  start(at: number, task: () => Promise<void>): void {
    this.#sleepers.push({
      at: Math.max(at, this.now),
      wake: () => {
        task()
          .catch((error: unknown) => {
            this.#failure ??= error;
          })
          .finally(() => this.#rest());
      },
    });
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.now + milliseconds, wake });
      this.#rest();
    });
  }

  /** Lets time pass until nobody is left to wake before then. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      // The first of those that wake earliest: sorting keeps the order of equals.
      this.#sleepers.sort((a, b) => a.at - b.at);
      const [next] = this.#sleepers;
      if (!next || next.at > until) return;
      this.#sleepers.shift();
      this.now = next.at;
      this.#awake += 1;
      await new Promise<void>((idle) => {
        this.#idle = idle;
        next.wake();
      });
      if (this.#failure) throw this.#failure;
    }
  }

  #rest(): void {
    this.#awake -= 1;
    if (this.#awake === 0) this.#idle();
  }
}
