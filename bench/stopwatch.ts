import { type Summary, summarise } from './statistics.ts';

/** How long to measure one piece of work, in milliseconds. */
export interface Patience {
  /** Runs before anything counts, so that the compiler has seen the code. */
  warmUp: number;
  measure: number;
}

/** A sample is at least so long, in milliseconds, that reading the clock does not count in it. */
const shortestSample = 0.5;

/** What one run of `work` takes, in milliseconds: many samples, each of as many runs as it needs. */
export async function time(work: () => unknown, patience: Patience): Promise<Summary> {
  const runs = await runsPerSample(work, patience.warmUp);
  const samples: number[] = [];
  const end = performance.now() + patience.measure;
  do samples.push((await sample(work, runs)) / runs);
  while (performance.now() < end);
  return summarise(samples);
}

/** Warms up for as long as `work` may, doubling the runs of a sample until it is long enough. */
async function runsPerSample(work: () => unknown, warmUp: number): Promise<number> {
  let runs = 1;
  const end = performance.now() + warmUp;
  do {
    if ((await sample(work, runs)) < shortestSample) runs *= 2;
  } while (performance.now() < end);
  return runs;
}

async function sample(work: () => unknown, runs: number): Promise<number> {
  const start = performance.now();
  for (let run = 0; run < runs; run += 1) {
    const result = work();
    // To await what is no promise would cost more than some of the work does.
    if (result instanceof Promise) await result;
  }
  return performance.now() - start;
}
