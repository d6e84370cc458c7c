import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { FeedFile, StandingFeed, Written } from '../partner/feed-file.ts';
import { environment } from '../runtime/environment.ts';
import { s3 } from './clients.ts';

/** A reader is at most two minutes behind: a killed article must not linger. */
const cacheControl = 'public, max-age=60, stale-while-revalidate=60';

/** In the object's metadata. */
const digestName = 'wirecopy-digest';

/** The condition does not hold; another write goes on; what stood there is gone. */
const lost = new Set(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey']);

/** Undefined when nothing stands at the path. */
export async function getStandingFeed(path: string): Promise<StandingFeed | undefined> {
  try {
    const found = await s3.send(new HeadObjectCommand(placeOf(path)));
    const digest = found.Metadata?.[digestName];
    return { etag: found.ETag ?? '', ...(digest && { digest }) };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

/** Puts a feed in the place of what stood there; writes nothing where that is the same. */
export async function putFeed(
  file: FeedFile,
  standing: StandingFeed | undefined,
): Promise<Written> {
  const { path, body, contentType } = file;
  const digest = createHash('sha256')
    .update(`${contentType}\n${cacheControl}\n${body}`)
    .digest('hex');
  if (standing?.digest === digest) return 'unchanged';
  try {
    await s3.send(
      new PutObjectCommand({
        ...placeOf(path),
        ...(standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' }),
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
        Metadata: { [digestName]: digest },
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof S3ServiceException && lost.has(error.name)) return 'overtaken';
    throw error;
  }
}

function placeOf(path: string) {
  return { Bucket: environment('feedsBucket'), Key: path };
}

/** Has a feed stand elsewhere as it is, until it is rendered again. One that never stood is none. */
export async function moveFeed(path: string, to: string): Promise<void> {
  const CopySource = `${environment('feedsBucket')}/${path}`;
  try {
    await s3.send(new CopyObjectCommand({ ...placeOf(to), CopySource }));
  } catch (error) {
    if (!(error instanceof S3ServiceException && error.name === 'NoSuchKey')) throw error;
  }
  await removeFeed(path);
}

export async function removeFeed(path: string): Promise<void> {
  await s3.send(new DeleteObjectCommand(placeOf(path)));
}
