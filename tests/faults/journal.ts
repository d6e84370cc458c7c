import type { Call, Witness } from './wire.ts';

/** Everything that happened in a play which the promises are judged by, beside what partners got. */
export class Journal implements Witness {
  readonly faults = { crash: 0, throttle: 0, 'lost answer': 0, stall: 0 };
  /** Each feed as it was written, in that order. */
  readonly feeds: { at: number; path: string; body: string }[] = [];
  readonly log: { at: number; line: string }[] = [];
  calls = 0;
  /** Whether anything was written to a table since somebody looked. */
  hasNews = false;
  readonly #now: () => number;
  readonly #onUpload: (key: string) => void;

  constructor(now: () => number, onUpload: (key: string) => void) {
    this.#now = now;
    this.#onUpload = onUpload;
  }

  fault(kind: keyof Journal['faults']): void {
    this.faults[kind] += 1;
  }

  saw({ service, command, input }: Call): void {
    this.calls += 1;
    if (service === 'dynamodb' && /Put|Update|Delete|Write/.test(command)) this.hasNews = true;
    if (service !== 's3' || /^(?:Get|Head)/.test(command)) return;
    if (input.Bucket.startsWith('uploads')) this.#onUpload(input.Key);
    if (input.Bucket.startsWith('feeds')) {
      this.feeds.push({ at: this.#now(), path: input.Key, body: String(input.Body) });
    }
  }

  logged(parts: unknown[]): void {
    const text = (_: string, value: unknown) =>
      value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value;
    this.log.push({ at: this.#now(), line: JSON.stringify(parts, text) });
  }
}
