import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { articleUri, parseKey } from '../lambdas/article/identity.ts';
import type { NinjsArticle } from '../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../lambdas/article/outcome.ts';
import type { Reading } from '../lambdas/article/reading.ts';
import { publishedArticle } from '../lambdas/normalise/canonical.ts';
import { readUpload } from '../lambdas/normalise/read-upload.ts';
import { statFile } from './files.ts';

/** A file read as normalise would read it, were it the first upload of its article. */
export interface ReadArticle {
  file: string;
  format: string;
  reading: Reading;
  article: NinjsArticle;
}

/**
 * Reads files one after another ("-" is standard input). Of each that is no article it tells on
 * standard error, goes on, and has the process exit with 1.
 * @throws UsageError when one is no file.
 */
export async function* readArticles(
  files: string[],
  publisher: string,
): AsyncGenerator<ReadArticle> {
  for (const file of files) {
    const bytes = await readBytes(file);
    const key = `${publisher}/${file === '-' ? 'stdin' : basename(file)}`;
    const lastModified = new Date(modifiedAt(file)).toISOString();
    try {
      const { reading, format } = readUpload({ key, bytes, lastModified });
      const documentId = reading.documentId ?? parseKey(key).path;
      const versionCreated = reading.article.versionCreated ?? lastModified;
      const article = publishedArticle(reading.article, {
        uri: articleUri(publisher, documentId),
        version: 1,
        versionCreated,
        firstCreated: versionCreated,
      });
      yield { file, format, reading, article };
    } catch (error) {
      if (!(error instanceof RejectedUpload)) throw error;
      const { reason, sentence, remedy } = error.rejection;
      process.stderr.write(`${file}: rejected (${reason}): ${sentence} ${remedy}\n`);
      process.exitCode = 1;
    }
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  statFile(file);
  return readFileSync(file);
}

function modifiedAt(file: string): number {
  return file === '-' ? Date.now() : statFile(file).mtimeMs;
}
