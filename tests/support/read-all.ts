import type { Rejection } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';

/** What an upload holds: its articles in their order, and what could not be read, by its place. */
export function readAll(file: UploadedFile): {
  readings: Reading[];
  rejections: Record<string, Rejection>;
} {
  const found = articlesIn(file);
  return {
    readings: found.flatMap((one) => ('reading' in one ? [one.reading] : [])),
    rejections: Object.fromEntries(
      found.flatMap((one) => ('reading' in one ? [] : [[one.place ?? '', one.rejection]])),
    ),
  };
}
