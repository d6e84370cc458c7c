import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Where a stack is, left in a file for `wirecopy` in another terminal: the shape of
 * `cdk deploy --outputs-file`, and how to reach the embedded stack's endpoint.
 */
export interface Word {
  /** The stack's outputs by name. */
  Wirecopy: Record<string, string>;
  /** Only of the embedded stack: endpoint, region and credentials for AWS clients. */
  environment?: Record<string, string>;
}

const folder = resolve(import.meta.dirname, '..', '.wirecopy');
const localName = /^local-(\d+)\.json$/;

/** Left by `npx cdk deploy --outputs-file .wirecopy/outputs.json`. */
export const deployedWord = join(folder, 'outputs.json');

/** Leaves word of the embedded stack that this process runs; call the result to take it back. */
export function leaveWord(word: Word): () => void {
  const file = join(folder, `local-${process.pid}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(word, undefined, 2));
  return () => rmSync(file, { force: true });
}

/** The word of the embedded stack that was started last and still runs, if there is one. */
export function localWord(): string | undefined {
  if (!existsSync(folder)) return undefined;
  const [newest] = readdirSync(folder)
    .filter((name) => isRunning(Number(localName.exec(name)?.[1])))
    .map((name) => join(folder, name))
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  return newest;
}

function isRunning(processId: number): boolean {
  try {
    return Number.isInteger(processId) && process.kill(processId, 0);
  } catch {
    return false;
  }
}
