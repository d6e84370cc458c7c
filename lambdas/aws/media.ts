import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PackedMedia } from '../article/reading.ts';
import { environment } from '../runtime/environment.ts';
import { s3 } from './clients.ts';

/*
 * Media that came packed with an article stands beside the feeds, where partners can fetch it:
 * media/<folder>/<name>. Both are unguessable to whoever has not got the article.
 */

/** Stores it; returns the address from which it is fetched. */
export async function putMedia(folder: string, media: PackedMedia): Promise<string> {
  const key = keyOf(folder, media.name);
  await s3.send(
    new PutObjectCommand({
      Bucket: environment('feedsBucket'),
      Key: key,
      Body: media.bytes,
      ContentType: media.contentType,
      CacheControl: 'public, max-age=3600',
    }),
  );
  return `${environment('feedsAddress')}/${key}`;
}

export async function removeMedia(folder: string, name: string): Promise<void> {
  await s3.send(
    new DeleteObjectCommand({ Bucket: environment('feedsBucket'), Key: keyOf(folder, name) }),
  );
}

function keyOf(folder: string, name: string): string {
  return `media/${folder}/${name}`;
}
