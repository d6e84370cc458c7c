import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import type { Reading, UploadedFile } from '../../lambdas/article/reading.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';

/**
 * The one article in an upload.
 *
 * @throws RejectedUpload when it is rejected.
 */
export function readUpload(file: UploadedFile): { reading: Reading; format: string } {
  const [found, another] = articlesIn(file);
  if (!found || another) throw new Error(`${file.key} does not hold one article`);
  if ('reading' in found) return found;
  const { reason, sentence, remedy } = found.rejection;
  throw new RejectedUpload(reason, sentence, remedy);
}
