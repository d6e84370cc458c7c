import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What one must know of the machine to read the figures. */
export interface Machine {
  node: string;
  platform: string;
  processor: string;
  cores: number;
  /** Gigabytes. */
  memory: number;
  /** How many processes wanted to run in the minute before, the benchmark not among them. */
  load: number;
}

export function machine(): Machine {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 1024 ** 3),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

export function machineLine({ node, platform, processor, cores, memory, load }: Machine): string {
  return `Node ${node} on ${platform}, ${cores} × ${processor}, ${memory} GB; load before the run ${load}\n`;
}
