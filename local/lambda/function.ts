import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { FunctionError } from './function-error.ts';
import { SandboxProcess, type SandboxProps } from './sandbox-process.ts';

/** A line that a function printed, or that the runtime has to say of one. */
export interface FunctionLog {
  /** The function's name. */
  function: string;
  stream: 'stdout' | 'stderr' | 'runtime';
  line: string;
}

export interface FunctionProps extends Omit<SandboxProps, 'onLine'> {
  name: string;
  /** How many invocations may run at once; @default {@link mostSandboxes}, which it never exceeds */
  reservedConcurrency?: number | undefined;
  onLog(line: FunctionLog): void;
}

/**
 * How many sandboxes of a function this machine bears. More than it has processors are no faster,
 * since most of their work is computing; and each holds about a hundred megabytes.
 */
export const mostSandboxes = Math.min(availableParallelism() + 1, 5);

/** A Lambda function: sandboxes are started as they are needed, kept warm, and used again. */
export class LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** Seconds. */
  readonly timeout: number;
  readonly concurrency: number;
  readonly #props: FunctionProps;
  readonly #sandboxes = new Set<SandboxProcess>();
  readonly #idle: SandboxProcess[] = [];
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #stopped = false;

  constructor(props: FunctionProps) {
    this.#props = props;
    this.name = props.name;
    this.arn = props.arn;
    this.timeout = props.timeout;
    this.concurrency = Math.min(props.reservedConcurrency ?? mostSandboxes, mostSandboxes);
  }

  /**
   * Runs the function; waits while as many invocations are running as may.
   *
   * @throws FunctionError when the function throws, times out or ends.
   */
  async invoke(event: unknown): Promise<unknown> {
    const requestId = randomUUID();
    while (this.#running >= this.concurrency) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const sandbox = this.#take();
    this.#running += 1;
    try {
      return await sandbox.invoke(requestId, event);
    } catch (error) {
      const name = error instanceof FunctionError ? error.errorType : 'Error';
      this.note(`${requestId} ${name}: ${(error as Error).message}`);
      throw error;
    } finally {
      this.#running -= 1;
      this.#give(sandbox);
      this.#waiting.shift()?.();
    }
  }

  /** Ends every sandbox, also one that is in the middle of an invocation. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.kill()));
  }

  /** The sandbox used last is the warmest. */
  #take(): SandboxProcess {
    const sandbox = this.#idle.pop();
    if (!sandbox) return this.#start();
    return sandbox.usable ? sandbox : this.#take();
  }

  #give(sandbox: SandboxProcess): void {
    if (sandbox.usable) this.#idle.push(sandbox);
    else void sandbox.kill();
  }

  #start(): SandboxProcess {
    if (this.#stopped) throw new Error(`${this.name} is stopped.`);
    const { onLog, name, ...props } = this.#props;
    const sandbox = new SandboxProcess({
      ...props,
      onLine: (stream, line) => onLog({ function: name, stream, line }),
    });
    this.#sandboxes.add(sandbox);
    void sandbox.ended.then(() => this.#sandboxes.delete(sandbox));
    return sandbox;
  }

  /** Adds a line of the runtime's own to the function's log. */
  note(line: string): void {
    if (!this.#stopped) this.#props.onLog({ function: this.name, stream: 'runtime', line });
  }
}
