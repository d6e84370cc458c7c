#!/usr/bin/env node
// Runs a file of this project on the Node that the project pins, after doing whatever set-up is
// missing. Plain JavaScript, because it must start on the machine's own Node before anything is
// installed.
//
//   node bin/run.mjs FILE [ARGUMENT…]

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Runs `file` with `args` on the pinned Node; resolves to its exit code. */
export async function run(file, args) {
  try {
    await install();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const child = spawn(pinnedNode, [resolve(root, file), ...args], {
    stdio: 'inherit',
    env: {
      NODE_COMPILE_CACHE: join(modules, '.cache', 'compile'),
      ...process.env,
      PATH: join(modules, '.bin') + delimiter + process.env.PATH,
    },
  });
  // Ctrl-C reaches the child by itself (one process group); a signal sent to us alone does not.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

/** Installs the dependencies of the lock file, once, also when two commands start together. */
async function install() {
  if (installed()) return;
  const release = await lock(join(root, '.wirecopy', 'installing'));
  try {
    if (installed()) return;
    process.stderr.write('Installing dependencies (first run, about a minute) …\n');
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    if (status !== 0) throw new Error(`npm ci failed:\n${stdout}${stderr}`);
  } finally {
    release();
  }
}

// npm writes node_modules/.package-lock.json when it is done with the packages, so it is missing or
// older than the lock file until an install is complete and current. "npm install" writes the lock
// file right after it.
const writing = 30_000;

function installed() {
  try {
    statSync(pinnedNode);
    const have = statSync(join(modules, '.package-lock.json')).mtimeMs;
    return have + writing >= statSync(join(root, 'package-lock.json')).mtimeMs;
  } catch {
    return false;
  }
}

async function lock(folder) {
  mkdirSync(join(folder, '..'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (holderIsGone(folder)) rmSync(folder, { recursive: true, force: true });
      else await sleep(250);
    }
  }
}

function holderIsGone(folder) {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // ENOENT: the holder has made the folder and not yet written its number.
    return error.code === 'ESRCH';
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  if (!file) {
    process.stderr.write('usage: node bin/run.mjs FILE [ARGUMENT…]\n');
    process.exit(2);
  }
  process.exitCode = await run(file, args);
}
