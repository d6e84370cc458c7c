import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { variables } from '../../lambdas/runtime/environment.ts';
import { bundleFile, bundleStages, stages } from '../../lib/bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'wirecopy-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
bundleStages(join(folder, 'once'));

/** Kilobytes; a stage that outgrows its budget starts more slowly, and somebody should decide so. */
const budgets = {
  normalise: 1_300,
  tag: 2_400, // Two thirds of it are the names that it knows.
  route: 1_050,
  deliver: 1_050,
  feed: 1_050,
  sweep: 1_000,
};

describe.each(stages)('the bundle of %s', (stage) => {
  const file = join(folder, 'once', stage, bundleFile);

  it('starts on this Node and has its handler', async () => {
    expect(process.version).toMatch(/^v24\./);
    const script = `const { handler } = await import(${JSON.stringify(file)}); console.log(typeof handler);`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      // What Lambda gives to every function, and the stack to ours.
      { env: { AWS_REGION: 'eu-west-1', ...everyVariable() } },
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
  });

  it(`stays within ${budgets[stage]} KB`, () => {
    expect(statSync(file).size / 1000).toBeLessThan(budgets[stage]);
  });

  it('brings the AWS SDK along', () => {
    const imports = readFileSync(file, 'utf8').matchAll(
      /(?:^|[;\n])import\b[^;]*?from ?"([^"]+)"/g,
    );
    expect(
      [...imports].map(([, from]) => from).filter((one) => !/^(node:)?[\w/]+$/.test(one ?? '')),
    ).toEqual([]);
  });
});

describe('the bundles', () => {
  it('are the same for the same sources, so that a deployment changes only what has changed', () => {
    bundleStages(join(folder, 'again'));
    for (const stage of stages) {
      const [once, again] = ['once', 'again'].map((run) =>
        readFileSync(join(folder, run, stage, bundleFile)),
      );
      expect(once?.equals(again ?? Buffer.alloc(0))).toBe(true);
    }
  });
});

function everyVariable(): Record<string, string> {
  return Object.fromEntries(Object.values(variables).map((name) => [name, '']));
}
