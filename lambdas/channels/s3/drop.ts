import {
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Channel } from '../../partner/drop-channels.ts';
import type { Push } from '../../partner/push.ts';
import { awsError } from '../aws-failure.ts';
import { eventNames } from '../event-names.ts';

/** The object that stands under an article's key. */
export interface Standing {
  etag: string;
  /** Of the push that left it there; absent for an object that is not ours. */
  id?: string;
  sequence: number;
}

/** A place for one object in a partner's bucket. */
export interface Drop {
  /** `none`: nothing stands there. `hidden`: we may not read it, or there is none and we may not know. */
  look(): Promise<Standing | 'none' | 'hidden'>;
  /** Takes the place of `standing`, and of nothing else; of nothing at all without one. */
  put(push: Push, standing: Standing | undefined): Promise<void>;
  /** Removes `standing`, and nothing else. */
  remove(standing: Standing): Promise<void>;
}

/** One of each per process, so that warm invocations reuse its connections. */
const clients = new Map<string | undefined, S3Client>();

export function openDrop(
  { bucket, region, account }: S3Channel,
  Key: string,
  abortSignal: AbortSignal,
): Drop {
  const client = clients.get(region) ?? new S3Client({ maxAttempts: 1, ...(region && { region }) });
  clients.set(region, client);
  const place = { Bucket: bucket, Key, ...(account && { ExpectedBucketOwner: account }) };
  const options = { abortSignal };
  return {
    async look() {
      try {
        const found = await client.send(new HeadObjectCommand(place), options);
        const { 'wirecopy-id': id, 'wirecopy-sequence': sequence } = found.Metadata ?? {};
        return { etag: found.ETag ?? '', sequence: Number(sequence), ...(id && { id }) };
      } catch (error) {
        const status = awsError(error)?.status;
        if (status === 404) return 'none';
        if (status === 403) return 'hidden';
        throw error;
      }
    },
    async put(push, standing) {
      const command = new PutObjectCommand({
        ...place,
        ...(standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' }),
        Body: Buffer.from(push.body),
        ContentType: push.contentType,
        Metadata: {
          'wirecopy-id': push.id,
          'wirecopy-event': eventNames[push.event],
          'wirecopy-sequence': String(push.sequence),
          'wirecopy-version': String(push.article.version),
        },
      });
      await client.send(command, options);
    },
    async remove({ etag }) {
      await client.send(new DeleteObjectCommand({ ...place, IfMatch: etag }), options);
    },
  };
}
