import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environmentOf } from '../lambdas/runtime/environment.ts';
import { startDemonstration } from './demo/demonstration.ts';
import { readOptions } from './options.ts';
import { startStack } from './stack.ts';
import { synthesize } from './synthesize.ts';
import { Presenter } from './watch/present.ts';
import { leaveWord } from './word.ts';

const examples = resolve(import.meta.dirname, '..', 'examples');
const options = readOptions(process.argv.slice(2), join(examples, 'inbox'));
const show = new Presenter(options.json ? process.stderr : process.stdout);

// What was started, to be stopped in reverse order at the end, whatever the end is.
const running: (() => unknown)[] = [];

async function stop(code: number): Promise<never> {
  for (const one of running.splice(0).reverse()) await one();
  process.exit(code);
}

process.once('SIGINT', () => {
  show.line('\nStopping …');
  void stop(0);
});
process.once('SIGTERM', () => void stop(0));

try {
  const code = await start();
  if (options.once) await stop(code);
} catch (error) {
  const { message, stack } = error as Error;
  process.stderr.write(`\n${options.verbose ? stack : message}\n`);
  await stop(1);
}

async function start(): Promise<number> {
  const began = Date.now();
  show.line('Synthesizing the stack and bundling its functions …');
  const assembly = await mkdtemp(join(tmpdir(), 'wirecopy-'));
  running.push(() => rm(assembly, { recursive: true, force: true }));
  await synthesize(assembly);

  const stack = await startStack({
    assembly,
    ...(options.port && { port: options.port }),
    ...(options.verbose && { onLog: ({ function: name, line }) => show.line(`${name}  ${line}`) }),
  });
  running.push(() => stack.stop());
  // From here on this process's own AWS clients talk to the stack, as its functions do.
  Object.assign(process.env, stack.environment, environmentOf(stack.outputs));
  running.push(leaveWord({ Wirecopy: stack.outputs, environment: stack.environment }));
  show.line(`The stack runs on ${stack.endpoint} (${((Date.now() - began) / 1000).toFixed(1)} s).`);
  if (options.verbose) {
    show.line('Without effect on this machine:');
    for (const one of stack.ineffective) show.line(`  ${one}`);
  }
  show.line();

  const demonstration = await startDemonstration({
    inbox: options.inbox,
    directory: join(examples, 'directory.json'),
    show,
  });
  running.push(() => demonstration.stop());
  const summary = await demonstration.run();
  if (options.json) process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
  if (!options.once) {
    demonstration.showAddresses(stack);
    demonstration.watch(resolve('inbox'));
  }
  return summary.complete ? 0 : 1;
}
