import { setTimeout as sleep } from 'node:timers/promises';
import { journeyOfUpload } from '../../lambdas/aws/journey.ts';
import { type Followed, isDone } from './followed.ts';
import { type Step, stepsOf } from './steps.ts';

/**
 * Follows uploads through the pipeline by reading what the stages put on record, and tells each new
 * step once. Nothing is shown that the record does not hold.
 */
export class Follower {
  readonly uploads = new Map<string, Followed>();
  readonly #told = new Set<string>();
  readonly #tell: (step: Step, upload: Followed) => void;

  constructor(tell: (step: Step, upload: Followed) => void) {
    this.#tell = tell;
  }

  add(key: string, uploadedAt: number): void {
    this.uploads.set(key, { key, uploadedAt });
  }

  /** Looks at every upload that is not through yet; resolves to whether all are. */
  async look(): Promise<boolean> {
    const open = [...this.uploads.values()].filter((upload) => !isDone(upload));
    await Promise.all(open.map((upload) => this.#lookAt(upload)));
    return open.every(isDone);
  }

  /** Looks until every upload is through, or `milliseconds` have passed; resolves to which. */
  async untilThrough(milliseconds: number): Promise<boolean> {
    const deadline = Date.now() + milliseconds;
    while (!(await this.look())) {
      if (Date.now() > deadline) return false;
      await sleep(50);
    }
    return true;
  }

  async #lookAt(upload: Followed): Promise<void> {
    const journey = await journeyOfUpload(upload.key);
    if (!journey) return;
    upload.journey = journey;
    for (const step of stepsOf(upload)) {
      if (this.#told.has(step.id)) continue;
      this.#told.add(step.id);
      this.#tell(step, upload);
    }
  }
}
