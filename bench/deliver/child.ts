import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process beside this one, and the first thing that it said. */
export interface Child<T> {
  said: T;
  stop(): Promise<void>;
}

export async function startChild<T>(script: string, ...options: string[]): Promise<Child<T>> {
  const child = fork(join(import.meta.dirname, script), options);
  const gone = once(child, 'exit');
  const [said] = await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error(`${script} ended before it said anything.`))),
  ]);
  return {
    said,
    async stop() {
      child.kill();
      await gone;
    },
  };
}
