#!/usr/bin/env node
// Every check that is not a test: format and lint, types, dependency rules, unused code.

import { spawnSync } from 'node:child_process';

const checks = {
  'format and lint': ['biome', 'ci', '--error-on-warnings', '.'],
  types: ['tsc', '-p', '.'],
  'dependency rules': [
    'depcruise',
    '--config',
    '.dependency-cruiser.mjs',
    'bin',
    'lib',
    'lambdas',
    'local',
    'cli',
    'bench',
  ],
  'unused code': ['knip', '--no-progress'],
};

let failed = 0;
for (const [name, [command, ...args]] of Object.entries(checks)) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) failed += 1;
  process.stdout.write(`${status === 0 ? 'ok' : 'FAILED'}  ${name}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
