import { readFileSync } from 'node:fs';
import type { UploadedFile } from '../../lambdas/article/reading.ts';

/** A file as a publisher would upload it. */
export function uploaded(content: string | Uint8Array, key = 'press/file'): UploadedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { key, bytes, lastModified: '2025-08-20T12:00:00.000Z' };
}

/** One of the articles in tests/fixtures/articles, by its file name. */
export function fixture(name: string): UploadedFile {
  const bytes = readFileSync(new URL(`../fixtures/articles/${name}`, import.meta.url));
  return uploaded(bytes, `press/${name}`);
}

/** A fixture by its path in tests/fixtures. */
export function xmlFixture(path: string): UploadedFile {
  const bytes = readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
  return uploaded(bytes, `press/${path.split('/').at(-1)}`);
}
