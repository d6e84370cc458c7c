import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const root = resolve(import.meta.dirname, '../..');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a file of the project as its npm script or its bin would; never rejects for an exit code. */
export async function run(file: string, args: string[], options: Options = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['bin/run.mjs', file, ...args], {
    cwd: root,
    env: { ...process.env, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(options.input);
  const [code, stdout, stderr] = await Promise.all([
    new Promise<number | null>((done) => child.once('exit', done)),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

interface Options {
  input?: string;
  environment?: Record<string, string>;
}
