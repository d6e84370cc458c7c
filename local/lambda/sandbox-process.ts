import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FunctionError } from './function-error.ts';
import type { Invocation, Report } from './protocol.ts';

export interface SandboxProps {
  /** The whole environment: nothing of this process's own is added. */
  environment: Record<string, string>;
  /** The function's own. */
  arn: string;
  /** Where its bundle is. */
  folder: string;
  /** Seconds. */
  timeout: number;
  /** Megabytes. */
  memory: number;
  onLine(stream: 'stdout' | 'stderr', line: string): void;
}

/**
 * Seconds that Lambda grants a function to load. One that is not ready by then is loaded again as
 * part of its first invocation, so that it has its own timeout if that is longer.
 */
const loading = 10;

/** A child process that runs one function, one invocation at a time. */
export class SandboxProcess {
  /** Resolves once the process is gone. */
  readonly ended: Promise<unknown>;
  readonly #child: ChildProcess;
  readonly #props: SandboxProps;
  #ready = false;
  #doomed = false;

  constructor(props: SandboxProps) {
    this.#props = props;
    this.#child = fork(join(import.meta.dirname, 'sandbox.ts'), {
      cwd: props.folder,
      env: props.environment,
      execArgv: [`--max-old-space-size=${props.memory}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    // An error is that the process could not be started, so that it never exits.
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve).once('error', resolve));
    for (const stream of ['stdout', 'stderr'] as const) {
      const input = this.#child[stream];
      if (input) createInterface({ input }).on('line', (line) => props.onLine(stream, line));
    }
  }

  /** False once the process has ended, or is about to: it takes no further invocation. */
  get usable(): boolean {
    const { connected, exitCode, signalCode } = this.#child;
    return !this.#doomed && connected && exitCode === null && signalCode === null;
  }

  /** @throws FunctionError as Lambda would report it; the process may not be usable afterwards. */
  async invoke(requestId: string, event: unknown): Promise<unknown> {
    const { timeout, arn: functionArn } = this.#props;
    if (!this.#ready) await this.#report(Math.max(loading, timeout));
    this.#ready = true;
    const report = this.#report(timeout);
    // A process that has just gone is reported by its exit, not by the failure to send.
    const deadline = Date.now() + timeout * 1000;
    this.#child.send({ requestId, event, deadline, functionArn } satisfies Invocation, () => {});
    return await report;
  }

  async kill(): Promise<void> {
    this.#doomed = true;
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** The next thing that is heard of the process, within so many seconds. */
  #report(seconds: number): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const onReport = (report: Report) => {
      this.#doomed ||= report.kind === 'crash';
      if ('fault' in report) reject(new FunctionError(report.fault));
      else if (report.kind === 'ready' || report.payload === undefined) resolve(null);
      else resolve(JSON.parse(report.payload));
    };
    const onExit = (code: number | null, signal: string | null) => reject(exitError(code, signal));
    const timer = setTimeout(() => {
      reject(timeoutError(seconds));
      void this.kill();
    }, seconds * 1000);
    this.#child.once('message', onReport).once('exit', onExit).once('error', reject);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#child.off('message', onReport).off('exit', onExit).off('error', reject);
    });
  }
}

function timeoutError(seconds: number): FunctionError {
  const errorMessage = `Task timed out after ${seconds.toFixed(2)} seconds`;
  return new FunctionError({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] });
}

function exitError(code: number | null, signal: string | null): FunctionError {
  const how = signal ? `signal: ${signal}` : `exit status ${code}`;
  const errorMessage =
    code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`;
  return new FunctionError({ errorType: 'Runtime.ExitError', errorMessage, trace: [] });
}
