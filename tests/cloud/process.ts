import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const root = resolve(import.meta.dirname, '../..');

/** A command that ended badly; the message holds all that it printed. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}

interface Options {
  /** The whole environment: nothing of this process's own gets through. */
  env: NodeJS.ProcessEnv;
  /** Ends the command, and whatever it started, when it aborts. */
  signal: AbortSignal;
  input?: string;
}

/**
 * Runs a command in the project's folder to its end; resolves to what it wrote on standard output.
 * @throws CommandFailed when it exits with anything but 0.
 */
export async function run(command: string, args: string[], options: Options): Promise<string> {
  const { env, signal, input } = options;
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd: root, env, detached: true });
  const stop = () => killGroup(child);
  signal.addEventListener('abort', stop);
  try {
    child.stdin.on('error', () => {}).end(input);
    const [code, stdout, stderr] = await Promise.all([
      exit(child),
      text(child.stdout),
      text(child.stderr),
    ]);
    signal.throwIfAborted();
    if (code === 0) return stdout;
    const line = [command, ...args].join(' ');
    throw new CommandFailed(`${line} ended with ${code}:\n${stdout}${stderr}`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Waits for a process that was started just now; resolves to its exit code, or to null when a signal
 * ended it. Rejects when it could not be started.
 */
export function exit(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.once('error', fail).once('close', done);
  });
}

/** Ends a process that was started detached, and all that it started. */
export function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: nobody of the group is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
