// The deployment test, `npm run test:cloud`: the stack, as it is deployed to AWS, goes into an empty
// account of MiniStack, does its work there and is removed. promises.ts is the specification.

import { writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pointHere, startMiniStack } from './ministack.ts';
import { Abandoned, Report } from './report.ts';
import { ministackVersion, preparePython } from './venv.ts';

const logKept = resolve(import.meta.dirname, '../../.wirecopy/ministack.log');

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => interruption.abort(new Error(`stopped by ${name}`)));
}
const report = new Report(interruption.signal);
try {
  await test(interruption.signal);
} catch (error) {
  if (!(error instanceof Abandoned)) report.fail('the test ran to its end', error);
}
report.close();
process.exit(report.clean ? 0 : 1);

async function test(signal: AbortSignal): Promise<void> {
  const python = await preparePython(signal);
  await using folder = await mkdtempDisposable(join(tmpdir(), 'wirecopy-cloud-'));
  await using ministack = await startMiniStack({ python, folder: folder.path, signal });
  report.say(`MiniStack ${ministackVersion}: an empty account, with TLS and IAM in force`);
  try {
    pointHere(ministack);
    // Modules that make AWS clients are loaded only now: the clients read where AWS is.
    const { tryPromises } = await import('./promises.ts');
    await tryPromises({ report, ministack, folder: folder.path, signal });
  } finally {
    if (!report.clean) {
      writeFileSync(logKept, ministack.log());
      report.say(`What MiniStack and the functions logged: ${logKept}`);
    }
  }
}
