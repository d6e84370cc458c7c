/** Something is not as it must be; the message says how it is. */
export class NotSo extends Error {
  override name = 'NotSo';
}

/** What is left cannot be tried; why has been told. */
export class Abandoned extends Error {
  override name = 'Abandoned';
}

/** Tells of each promise, as it is tried, whether it was kept. */
export class Report {
  #passed = 0;
  #failed = 0;
  readonly #signal: AbortSignal;
  readonly #interruption: Promise<never>;

  /** Once `signal` aborts, nothing more is tried, and nothing more is waited for. */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#interruption = new Promise((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
    });
    this.#interruption.catch(() => {}); // It may come when nobody waits.
  }

  /** Whether all was well so far. */
  get clean(): boolean {
    return this.#failed === 0;
  }

  /** Tries a promise that all after it rests on. @throws Abandoned when it was not kept. */
  async require<Result>(promise: string, trial: () => Promise<Result>): Promise<Result> {
    this.#signal.throwIfAborted();
    const began = performance.now();
    try {
      const result = await Promise.race([trial(), this.#interruption]);
      this.#passed += 1;
      this.say(`ok    ${promise} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      this.#signal.throwIfAborted();
      this.fail(promise, error);
      throw new Abandoned();
    }
  }

  /** Tries a promise that nothing else rests on. */
  async check(promise: string, trial: () => Promise<unknown>): Promise<void> {
    try {
      await this.require(promise, trial);
    } catch (error) {
      if (!(error instanceof Abandoned)) throw error;
    }
  }

  fail(what: string, error: unknown): void {
    this.#failed += 1;
    const { name, message, stack = message } = error as Error;
    const detail = ['Error', 'NotSo', 'CommandFailed'].includes(name) ? message : stack;
    this.say(`FAIL  ${what}\n${detail.replaceAll(/^/gm, '      ')}`);
  }

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  /** The last line: how many promises were kept and how many were not. */
  close(): void {
    this.say(`${this.#passed} passed, ${this.#failed} failed`);
  }
}
