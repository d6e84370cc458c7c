import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { Fate, Receipt } from '../../lambdas/article/receipt.ts';
import { connect } from '../connection.ts';
import { statFile } from '../files.ts';
import { printJson } from '../print.ts';
import { UsageError } from '../usage-error.ts';

export const uploadCommand = new Command('upload')
  .description('upload files as a publisher would, and tell what became of each')
  .argument('<file...>', 'the article files')
  .requiredOption('-p, --publisher <id>', 'whose files they are')
  .option('--as <name>', 'the path below the publisher (one file only); default: the file name')
  .option('--no-wait', 'do not wait for the outcome')
  .option('--timeout <seconds>', 'how long to wait for an outcome', toSeconds, 60)
  .option('--json', 'print the receipts as JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(upload);

interface Options {
  publisher: string;
  as?: string;
  wait: boolean;
  timeout: number;
  json?: true;
  outputs?: string;
}

async function upload(files: string[], options: Options): Promise<void> {
  if (options.as && files.length > 1) throw new UsageError('--as goes with one file.');
  connect(options.outputs);
  for (const file of files) {
    const { size } = statFile(file);
    const key = `${options.publisher}/${options.as ?? basename(file)}`;
    const receipt = await uploadFile(file, size, key, options);
    if (receipt) report(receipt, options);
    if (receipt && hasRejected(receipt)) process.exitCode = 1;
  }
}

/** Puts the file; resolves to its receipt, or to nothing when that was not waited for. */
async function uploadFile(
  file: string,
  size: number,
  key: string,
  options: Options,
): Promise<Receipt | undefined> {
  const { putUpload } = await import('../../lambdas/aws/buckets.ts');
  const { getUpload } = await import('../../lambdas/aws/uploads.ts');
  const before = (await getUpload(key))?.receipt?.at;
  await putUpload(key, createReadStream(file), size);
  if (!options.wait) {
    if (!options.json) process.stdout.write(`${key}  uploaded\n`);
    return undefined;
  }
  const deadline = Date.now() + options.timeout * 1000;
  while (Date.now() < deadline) {
    const receipt = (await getUpload(key))?.receipt;
    if (receipt && receipt.at !== before) return receipt;
    await sleep(100);
  }
  process.stderr.write(
    `wirecopy: no outcome for ${key} within ${options.timeout} s; see "wirecopy status"\n`,
  );
  process.exitCode = 1;
  return undefined;
}

function hasRejected({ outcome, parts = [] }: Receipt): boolean {
  return outcome === 'rejected' || parts.some((part) => part.outcome === 'rejected');
}

function toSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`--timeout takes seconds, not "${text}".`);
  return seconds;
}

function report(receipt: Receipt, options: Options): void {
  if (options.json) {
    printJson(receipt);
    return;
  }
  const { upload, parts } = receipt;
  if (!parts) print(upload.key, receipt);
  for (const { place, ...fate } of parts ?? []) print(`${upload.key}, ${place}`, fate);
}

function print(name: string, { outcome, article, rejection, until, note }: Fate): void {
  const version = article && outcome !== 'rejected' ? ` v${article.version}` : '';
  const detail = rejection
    ? `${rejection.reason}: ${rejection.sentence} ${rejection.remedy}`
    : [article && `${article.id}  ${article.headline}`, until && `until ${until}`, note]
        .filter(Boolean)
        .join('  ');
  process.stdout.write(`${name}  ${outcome}${version}  ${detail}\n`);
}
