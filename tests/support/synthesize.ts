import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../local/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the synthesized stack, in which partners on this machine are allowed. */
    assembly: string;
  }
}

/** Synthesizes the stack once for all tests of a project. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'wirecopy-assembly-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await synthesize(folder);
  } catch (error) {
    remove();
    throw error;
  }
  project.provide('assembly', folder);
  return remove;
}
