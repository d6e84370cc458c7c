import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommandFailed, run } from './process.ts';

const requirements = join(import.meta.dirname, 'requirements.txt');
const oldest = [3, 10] as const;

/** The pinned version, such as `1.5.33`. */
export const ministackVersion =
  /^ministack==(.+)$/m.exec(readFileSync(requirements, 'utf8'))?.[1] ?? '';

/**
 * The Python of a virtual environment that holds exactly tests/cloud/requirements.txt: the one in
 * .wirecopy/ that an earlier run left, or else a new one.
 * @throws Error with a sentence for the engineer when Python is missing or too old.
 */
export async function preparePython(signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 8);
  const folder = resolve(
    import.meta.dirname,
    `../../.wirecopy/ministack-${ministackVersion}-${digest}`,
  );
  if (!existsSync(pythonOf(folder))) {
    await requirePython(signal);
    await rm(folder, { recursive: true, force: true }); // Its Python was uninstalled.
    process.stdout.write(`Installing MiniStack ${ministackVersion} (first run) …\n`);
    await install(folder, signal);
  }
  return pythonOf(folder);
}

/** Installs beside `folder` and moves it there once complete: two runs may do so at once. */
async function install(folder: string, signal: AbortSignal): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  const options = { env: process.env, signal };
  try {
    await run('python3', ['-m', 'venv', draft], options);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
    await run(pythonOf(draft), [...pip, '--requirement', requirements], options);
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(pythonOf(folder))) throw error; // Else another run was quicker.
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function requirePython(signal: AbortSignal): Promise<void> {
  const wanted = `Python ${oldest.join('.')} or newer, as python3`;
  const version = ['-c', 'import sys, venv, ensurepip; print(*sys.version_info[:2])'];
  const found = await run('python3', version, { env: process.env, signal }).catch((error) => {
    if (error instanceof CommandFailed) {
      throw new Error(`The deployment test needs ${wanted}, with venv and pip. ${error.message}`);
    }
    if (error.code === 'ENOENT') throw new Error(`The deployment test needs ${wanted}.`);
    throw error;
  });
  const [major = 0, minor = 0] = found.split(' ').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Error(`The deployment test needs ${wanted}; python3 is ${major}.${minor}.`);
  }
}

function pythonOf(folder: string): string {
  return join(folder, 'bin', 'python');
}
