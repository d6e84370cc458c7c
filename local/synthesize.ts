import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');

/**
 * Synthesizes the stack into `folder` as `cdk synth` would, with partners on this machine allowed.
 * Rejects with the app's own words when it fails.
 */
export async function synthesize(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'bin', 'app.ts')], {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      // Takes three seconds, and has been done by the tests and is done again by `cdk deploy`.
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ ...cdkContext(), partnerNetworks: '127.0.0.0/8' }),
    },
  });
}

/** The context of cdk.json, which the CDK command line would hand over. */
function cdkContext(): Record<string, unknown> {
  const { context = {} } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  return context;
}
