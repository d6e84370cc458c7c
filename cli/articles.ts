import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { articleUri, parseKey } from '../lambdas/article/identity.ts';
import type { NinjsArticle } from '../lambdas/article/ninjs.ts';
import { RejectedUpload, type Rejection } from '../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../lambdas/article/reading.ts';
import { publishedArticle } from '../lambdas/normalise/canonical.ts';
import { articlesIn, type Found } from '../lambdas/normalise/read-upload.ts';
import { statFile } from './files.ts';

/** An article in a file, read as normalise would read it, were it its first upload. */
export interface ReadArticle {
  file: string;
  /** Where it stands in a file that holds several. */
  place?: string;
  format: string;
  reading: Reading;
  article: NinjsArticle;
}

/**
 * Reads files one after another ("-" is standard input). Of what is no article it tells on standard
 * error, goes on, and has the process exit with 1.
 * @throws UsageError when one is no file.
 */
export async function* readArticles(
  files: string[],
  publisher: string,
): AsyncGenerator<ReadArticle> {
  for (const file of files) {
    const bytes = await readBytes(file);
    const key = `${publisher}/${file === '-' ? 'stdin' : basename(file)}`;
    const upload = { key, bytes, lastModified: new Date(modifiedAt(file)).toISOString() };
    for (const found of articlesOrRejection(upload)) {
      const { place } = found;
      if ('rejection' in found) tell(place ? `${file}, ${place}` : file, found.rejection);
      else yield { file, ...(place && { place }), ...canonical(found.reading, found, upload) };
    }
  }
}

function articlesOrRejection(upload: UploadedFile): Found[] {
  try {
    return articlesIn(upload);
  } catch (error) {
    if (!(error instanceof RejectedUpload)) throw error;
    return [{ format: 'unknown', rejection: error.rejection }];
  }
}

function canonical(reading: Reading, { format }: Found, { key, lastModified }: UploadedFile) {
  const { publisher, path } = parseKey(key);
  const versionCreated = reading.article.versionCreated ?? lastModified;
  const article = publishedArticle(reading.article, {
    uri: articleUri(publisher, reading.documentId ?? path),
    version: 1,
    versionCreated,
    firstCreated: versionCreated,
  });
  return { format, reading, article };
}

function tell(file: string, { reason, sentence, remedy }: Rejection): void {
  process.stderr.write(`${file}: rejected (${reason}): ${sentence} ${remedy}\n`);
  process.exitCode = 1;
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  statFile(file);
  return readFileSync(file);
}

function modifiedAt(file: string): number {
  return file === '-' ? Date.now() : statFile(file).mtimeMs;
}
