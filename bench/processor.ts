import { readdirSync, readFileSync } from 'node:fs';
import { type Stage, stages } from '../lib/bundles.ts';

/** Milliseconds of processor time used so far, by who used them. */
export type ProcessorTime = Partial<Record<Stage | 'stack', number>>;

/** The kernel counts in hundredths of a second. */
const tick = 10;

/**
 * Of this process (`stack`: the emulators, the event sources, and whatever else runs in it), and of
 * the functions, which run in processes below it. What the functions used is told by Linux only.
 */
export function processorTime(): ProcessorTime {
  const { user, system } = process.cpuUsage();
  const used: ProcessorTime = { stack: (user + system) / 1000 };
  if (process.platform !== 'linux') return used;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stage = stageOf(pid);
    if (stage) used[stage] = (used[stage] ?? 0) + timeOf(pid);
  }
  return used;
}

export function since(start: ProcessorTime): ProcessorTime {
  const now = Object.entries(processorTime()) as [Stage | 'stack', number][];
  return Object.fromEntries(now.map(([name, time]) => [name, time - (start[name] ?? 0)]));
}

/** The stage whose function runs in the process, if it is one of our own. */
function stageOf(pid: string): Stage | undefined {
  if (statOf(pid)[1] !== String(process.pid)) return undefined;
  const [, name = ''] =
    /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]*)/.exec(read(pid, 'environ')) ?? [];
  return stages.find((stage) => name.toLowerCase().includes(`-${stage}`));
}

function timeOf(pid: string): number {
  const [, , , , , , , , , , , user, system] = statOf(pid);
  return (Number(user) + Number(system)) * tick;
}

/** The fields of proc_pid_stat(5) from the third on: state, parent, … */
function statOf(pid: string): string[] {
  const stat = read(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty once the process has gone. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
