import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Left by `npm start` while it runs. */
export const localWord = join(folder, 'local.json');

/** Left by `npx cdk deploy --outputs-file .wirecopy/outputs.json`. */
export const deployedWord = join(folder, 'outputs.json');

/** Leaves word of the embedded stack; call the result to take it back, unless it is another's. */
export function leaveWord(word: Word): () => void {
  const text = JSON.stringify(word, undefined, 2);
  mkdirSync(folder, { recursive: true });
  writeFileSync(localWord, text);
  return () => {
    // Another stack may have left its own word since, and taken it back.
    if (existsSync(localWord) && readFileSync(localWord, 'utf8') === text) rmSync(localWord);
  };
}
