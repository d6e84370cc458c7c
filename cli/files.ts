import { type Stats, statSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when there is no such file, or when it is something else than a file. */
export function statFile(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no file ${path}.`);
  if (!stats.isFile()) throw new UsageError(`${path} is not a file.`);
  return stats;
}
