import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  NotFound,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { FeedFile, StandingFeed, Written } from '../partner/feed-file.ts';
import { besideFeed } from '../partner/feed-page.ts';
import { environment } from '../runtime/environment.ts';
import { s3 } from './clients.ts';

/** A reader is at most two minutes behind: a killed article must not linger. */
const usually = 'max-age=60, stale-while-revalidate=60';

/** A hub asks once for each change: it must not be given what CloudFront kept from before. */
const withHub = 'max-age=60, s-maxage=1';

/** In the object's metadata. */
const digestName = 'wirecopy-digest';
const typeName = 'wirecopy-type';
const linkName = 'wirecopy-link';
const articlesName = 'wirecopy-articles';

/**
 * CloudFront compresses a fixed list of types. A feed whose type is not on it is stored as the XML or
 * JSON that it is, with its own type beside it, which lib/edge/viewer-response.js has readers told.
 */
const compressible = new Map([
  ['application/atom+xml', 'application/xml'],
  ['application/feed+json', 'application/json'],
]);

/** The condition does not hold; another write goes on; what stood there is gone. */
const lost = new Set(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey']);

/** Undefined when nothing stands at the path. */
export async function getStandingFeed(path: string): Promise<StandingFeed | undefined> {
  const found = await headOf(path);
  const digest = found?.Metadata?.[digestName];
  return found && { etag: found.ETag ?? '', ...(digest && { digest }) };
}

/** When a feed was last written, and how many articles it shows; undefined where none stands. */
export async function describeFeed(
  path: string,
): Promise<{ writtenAt: Date | undefined; articles: number } | undefined> {
  const found = await headOf(path);
  return (
    found && {
      writtenAt: found.LastModified,
      articles: Number(found.Metadata?.[articlesName] ?? 0),
    }
  );
}

async function headOf(path: string): Promise<HeadObjectCommandOutput | undefined> {
  try {
    return await s3.send(new HeadObjectCommand(placeOf(path)));
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
  const { path, body, contentType, articles, webSub } = file;
  const cacheControl = webSub ? withHub : usually;
  const stored = contentType.replace(/^[^;]+/, (type) => compressible.get(type) ?? type);
  const link = webSub && linkOf(webSub);
  const digest = createHash('sha256')
    .update([contentType, stored, cacheControl, link ?? '', body].join('\n'))
    .digest('hex');
  if (standing?.digest === digest) return 'unchanged';
  try {
    await s3.send(
      new PutObjectCommand({
        ...placeOf(path),
        ...(standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' }),
        Body: body,
        ContentType: stored,
        CacheControl: cacheControl,
        Metadata: {
          [digestName]: digest,
          ...(stored !== contentType && { [typeName]: contentType }),
          ...(link !== undefined && { [linkName]: link }),
          ...(articles !== undefined && { [articlesName]: String(articles) }),
        },
      }),
    );
    return 'written';
  } catch (error) {
    if (error instanceof S3ServiceException && lost.has(error.name)) return 'overtaken';
    throw error;
  }
}

/**
 * Where readers find a hub in any format (WebSub, section 4): a header that S3 does not keep, and
 * lib/edge/viewer-response.js tells.
 */
function linkOf({ hub, self }: NonNullable<FeedFile['webSub']>): string {
  return `<${new URL(hub).href}>; rel="hub", <${self}>; rel="self"`;
}

function placeOf(path: string) {
  return { Bucket: environment('feedsBucket'), Key: path };
}

/** Takes a feed down with its pages. */
export async function removeFeed(path: string): Promise<void> {
  await s3.send(new DeleteObjectCommand(placeOf(path)));
  const Bucket = environment('feedsBucket');
  for (;;) {
    const found = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: besideFeed(path) }));
    const Objects = (found.Contents ?? []).map(({ Key }) => ({ Key }));
    if (Objects.length === 0) return;
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    const [error] = Errors;
    // Not its key, which is a secret.
    if (error) throw new Error(`A file of a feed cannot be taken down: ${error.Code}.`);
  }
}
