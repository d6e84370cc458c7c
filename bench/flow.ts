import { setTimeout as sleep } from 'node:timers/promises';
import type { GeneratedFile } from './articles.ts';
import { clock } from './clock.ts';
import { quantile } from './statistics.ts';

/** How articles come in: as fast as a few uploaders can, or evenly. */
export type Pace = { uploaders: number } | { perSecond: number };

/** How many articles to send through, and how. */
export interface FlowSizes {
  /** Sent through first and not counted, so that everything is warm. */
  warmUp: number;
  load: { articles: number; uploaders: number };
  gentle: { articles: number; perSecond: number };
  /** When to give up on any of the three, in seconds. */
  patience: number;
}

/** What a stream of articles met with on its way from the publisher to the partner. */
export interface Flow {
  articles: number;
  /** From the first PUT to the last delivery. */
  seconds: number;
  articlesPerSecond: number;
  /** From the moment a PUT returned to the arrival of its push, in milliseconds. */
  latency: { p50: number; p99: number };
}

/** Uploads every file; resolves to when each PUT returned, by key. */
export async function uploadAll(
  files: readonly GeneratedFile[],
  pace: Pace,
  put: (file: GeneratedFile) => Promise<void>,
): Promise<Map<string, number>> {
  const uploaded = new Map<string, number>();
  const upload = async (file: GeneratedFile) => {
    await put(file);
    uploaded.set(file.key, clock());
  };
  if ('uploaders' in pace) {
    const queue = files.values();
    const uploader = async () => {
      for (const file of queue) await upload(file);
    };
    await Promise.all(Array.from({ length: pace.uploaders }, uploader));
    return uploaded;
  }
  const start = clock();
  const uploads = files.map(async (file, index) => {
    await sleep(Math.max(0, start + (index * 1000) / pace.perSecond - clock()));
    await upload(file);
  });
  await Promise.all(uploads);
  return uploaded;
}

/**
 * @param arrived when the push of each key arrived
 * @param ended when everything was done that the articles asked for
 * @throws Error when an upload has no arrival.
 */
export function flowOf(
  uploaded: ReadonlyMap<string, number>,
  arrived: ReadonlyMap<string, number>,
  began: number,
  ended: number,
): Flow {
  const latencies = [...uploaded].map(([key, returned]) => {
    const at = arrived.get(key);
    if (at === undefined) throw new Error(`${key} never reached the partner.`);
    return at - returned;
  });
  const seconds = (ended - began) / 1000;
  return {
    articles: uploaded.size,
    seconds,
    articlesPerSecond: uploaded.size / seconds,
    latency: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
  };
}
