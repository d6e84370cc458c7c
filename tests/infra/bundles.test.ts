import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { variables } from '../../lambdas/runtime/environment.ts';
import { bundleFile, bundleStages, stages } from '../../lib/bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'wirecopy-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
bundleStages(join(folder, 'once'));

/** Kilobytes; a stage that outgrows its budget starts more slowly, and somebody should decide so. */
const budgets = {
  normalise: 2_100, // It reads twenty formats.
  tag: 2_400, // Two thirds of it are the names that it knows.
  route: 1_200, // It shapes and writes a dozen formats.
  deliver: 1_550, // A third of it is an SSH client, which only deliveries by SFTP load.
  feed: 1_100,
  access: 900,
  sweep: 1_000,
};

describe.each(stages)('the bundle of %s', (stage) => {
  const file = join(folder, 'once', stage, bundleFile);

  it('starts on this Node and has its handler, and can load all that it loads later', async () => {
    expect(process.version).toMatch(/^v24\./);
    const later = readdirSync(dirname(file)).map((name) => join(dirname(file), name));
    const script = `const { handler } = await import(${JSON.stringify(file)});
      for (const one of ${JSON.stringify(later)}) await import(one);
      console.log(typeof handler);`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      // What Lambda gives to every function, and the stack to ours.
      { env: { AWS_REGION: 'eu-west-1', ...everyVariable() } },
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
  });

  it(`stays within ${budgets[stage]} KB`, () => {
    const size = Object.values(filesOf('once', stage)).reduce((sum, { length }) => sum + length, 0);
    expect(size / 1000).toBeLessThan(budgets[stage]);
  });

  it('brings the AWS SDK along', () => {
    const imported = Object.values(filesOf('once', stage)).flatMap((code) =>
      [...code.toString().matchAll(/(?:^|[;\n])import\b[^;]*?from ?"([^"]+)"/g)].map(
        ([, from]) => from,
      ),
    );
    expect(
      imported.filter((from) => !/^(?:(?:node:)?[\w/]+|\.\/[\w.-]+)$/.test(from ?? '')),
    ).toEqual([]);
  });
});

describe('the bundles', () => {
  it('are the same for the same sources, so that a deployment changes only what has changed', () => {
    bundleStages(join(folder, 'again'));
    for (const stage of stages) {
      expect(filesOf('again', stage)).toEqual(filesOf('once', stage));
    }
  });
});

describe('deliver', () => {
  it.each([
    ['SSH', 'posix-rename@openssh.com'],
    ['EventBridge', 'AWSEvents'],
  ])('loads its client of %s when it is needed, and not at its start', (_, trace) => {
    const files = filesOf('once', 'deliver');
    const atStart = loadedBy(bundleFile, files);
    const holders = Object.keys(files).filter((name) => files[name]?.includes(trace));
    expect(holders).not.toEqual([]);
    expect(holders.filter((name) => atStart.has(name))).toEqual([]);
  });
});

/** A file of a bundle and all that it imports, itself or by others, at once. */
function loadedBy(name: string, files: Record<string, Buffer>, found = new Set<string>()) {
  if (found.has(name)) return found;
  found.add(name);
  const code = String(files[name]);
  for (const [, other = ''] of code.matchAll(/\b(?:from|import) ?"\.\/([^"]+)"/g)) {
    loadedBy(other, files, found);
  }
  return found;
}

/** The bundle of a stage, and the chunks beside it that it loads when it needs them. */
function filesOf(run: string, stage: string): Record<string, Buffer> {
  const names = readdirSync(join(folder, run, stage)).sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, run, stage, name))]),
  );
}

function everyVariable(): Record<string, string> {
  return Object.fromEntries(Object.values(variables).map((name) => [name, '']));
}
