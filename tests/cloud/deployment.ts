import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { MiniStack } from './ministack.ts';
import { run } from './process.ts';

const cdkCommand = resolve(import.meta.dirname, '../../node_modules/aws-cdk/bin/cdk');

/** The stack on its way into an account and out of it again, as an engineer takes it there. */
export class Deployment {
  /** What `cdk deploy --outputs-file` left: the file by which `wirecopy` finds the stack. */
  readonly outputsFile: string;
  readonly #assembly: string;
  readonly #options: { env: Record<string, string>; signal: AbortSignal };

  constructor({ env }: MiniStack, folder: string, signal: AbortSignal) {
    this.outputsFile = join(folder, 'outputs.json');
    this.#assembly = join(folder, 'assembly');
    this.#options = { env, signal };
  }

  /** By the app of cdk.json, for partners on this machine. */
  async synthesize(): Promise<void> {
    const context = ['--context', 'partnerNetworks=127.0.0.0/8'];
    await this.#cdk('synth', '--quiet', '--output', this.#assembly, ...context);
  }

  async bootstrap(): Promise<void> {
    await this.#cdkOfAssembly('bootstrap');
  }

  /** Resolves to the stack's outputs. */
  async deploy(): Promise<Record<string, string>> {
    const options = ['--require-approval', 'never', '--outputs-file', this.outputsFile];
    await this.#cdkOfAssembly('deploy', ...options);
    return JSON.parse(await readFile(this.outputsFile, 'utf8')).Wirecopy;
  }

  /** @throws CommandFailed when another deployment would change anything. */
  async compare(): Promise<void> {
    await this.#cdkOfAssembly('diff', '--fail');
  }

  async destroy(): Promise<void> {
    await this.#cdkOfAssembly('destroy', '--force');
  }

  /** Runs the project's command line against the deployed stack; resolves to what it prints. */
  wirecopy(...args: string[]): Promise<string> {
    const command = [resolve(import.meta.dirname, '../../cli/main.ts'), ...args];
    return run(process.execPath, [...command, '--outputs', this.outputsFile], this.#options);
  }

  #cdkOfAssembly(command: string, ...args: string[]): Promise<string> {
    return this.#cdk(command, '--app', this.#assembly, ...args);
  }

  #cdk(...args: string[]): Promise<string> {
    return run(process.execPath, [cdkCommand, '--ci', '--no-notices', ...args], this.#options);
  }
}
