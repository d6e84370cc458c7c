import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const cdkCommand = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
const folder = mkdtempSync(join(tmpdir(), 'wirecopy-app-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the cdk command', () => {
  beforeAll(() =>
    run('command', [
      ...[cdkCommand, 'synth', '--quiet', '--no-notices'],
      ...['--output', join(folder, 'command'), '--context', 'partnerNetworks=127.0.0.0/8'],
    ]),
  );

  it('finds no fault with the template', () => {
    const { pluginReports } = JSON.parse(read('command', 'validation-report.json'));
    const violations = pluginReports.flatMap((one: { violations: unknown[] }) => one.violations);
    expect(violations).toEqual([]);
  });

  it('makes the same template as the app by itself', async () => {
    await run('itself', ['bin/app.ts'], { partnerNetworks: '127.0.0.0/8' });
    expect(template('command')).toEqual(template('itself'));
    expect(read('itself', 'Wirecopy.template.json')).toContain('"PARTNER_NETWORKS": "127.0.0.0/8"');
  });
});

describe('the app', () => {
  it('tells in one sentence what is wrong with the configuration', async () => {
    await expect(run('wrong', ['bin/app.ts'], { partnerNetworks: 'here' })).rejects.toMatchObject({
      stderr: expect.stringContaining('Error: partnerNetworks: "here" is no network'),
    });
  });
});

async function run(name: string, args: string[], context = {}): Promise<void> {
  await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      // The cdk command looks for `node` there, as npm and npx arrange it.
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      CDK_OUTDIR: join(folder, name),
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_VALIDATION: String(name === 'command'),
    },
  });
}

/** Without the construct paths, which only the cdk command adds. */
function template(name: string): unknown {
  const text = read(name, 'Wirecopy.template.json');
  return JSON.parse(text, (key, value) => (key === 'Metadata' ? undefined : value));
}

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), 'utf8');
}
