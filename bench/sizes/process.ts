import { readFileSync } from 'node:fs';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { UploadedFile } from '../../lambdas/article/reading.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import type { Reading } from './sizes.ts';

/** The process that reads one file, as the function would: `node process.ts <file> <small file>`. */
const [path = '', small = ''] = process.argv.slice(2);

// A small one first, often: the compiler has then seen the code, as in a function that is warm.
for (let round = 0; round < 20; round += 1) await outcomeOf(fileAt(small));
const file = fileAt(path);
const before = process.resourceUsage().maxRSS;
const start = performance.now();
const outcome = await outcomeOf(file);
const milliseconds = performance.now() - start;
const memory = process.resourceUsage().maxRSS / 1024;
const reading: Reading = { outcome, milliseconds, memory, grown: memory - before / 1024 };
process.stdout.write(JSON.stringify(reading));

function fileAt(path: string): UploadedFile {
  return { key: `press/${path}`, bytes: readFileSync(path), lastModified: '2026-11-20T08:00:00Z' };
}

async function outcomeOf(file: UploadedFile): Promise<string> {
  try {
    const [found] = await articlesIn(file);
    return found && 'reading' in found ? 'read' : (found?.rejection.reason ?? 'nothing');
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection.reason;
    throw error;
  }
}
