import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Receipt } from '../../lambdas/article/receipt.ts';
import { receiptKey } from '../../lambdas/aws/buckets.ts';
import { refused } from './expect.ts';
import { fromGuide } from './guide.ts';
import type { MiniStack } from './ministack.ts';

/** A publisher's own programs, which have the rights of docs/guides/deploy.md and no others. */
export interface Publisher {
  put(key: string, body: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** The newest receipt of an upload; undefined until there is one. */
  receipt(key: string): Promise<Receipt | undefined>;
  /** @throws NotSo when it can do what is not its business. */
  overstep(): Promise<void>;
}

/** Makes an IAM user for a publisher, with the policy that the guide gives. */
export async function admitPublisher(
  id: string,
  { UploadsBucket = '', ArticlesBucket = '' }: Record<string, string>,
  call: MiniStack['call'],
): Promise<Publisher> {
  const user = { UserName: id };
  await call('iam', 'create_user', user);
  await call('iam', 'put_user_policy', {
    ...user,
    PolicyName: 'Wirecopy',
    PolicyDocument: fromGuide('json', {
      UPLOADS_BUCKET: UploadsBucket,
      ARTICLES_BUCKET: ArticlesBucket,
      PUBLISHER: id,
    }),
  });
  const { AccessKey } = await call<{ AccessKey: AccessKey }>('iam', 'create_access_key', user);
  const s3 = new S3Client({
    credentials: {
      accessKeyId: AccessKey.AccessKeyId,
      secretAccessKey: AccessKey.SecretAccessKey,
    },
  });

  const put = async (key: string, body: Uint8Array) => {
    await s3.send(new PutObjectCommand({ Bucket: UploadsBucket, Key: key, Body: body }));
  };
  const readReceipt = async (key: string) => {
    const from = { Bucket: ArticlesBucket, Key: receiptKey(key) };
    const { Body } = await s3.send(new GetObjectCommand(from));
    return JSON.parse((await Body?.transformToString()) ?? '');
  };
  return {
    put,
    async remove(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: UploadsBucket, Key: key }));
    },
    receipt: (key) =>
      readReceipt(key).catch((error: Error) => {
        // AWS says "access denied" of what is not there to whoever may not list; MiniStack does not.
        if (['AccessDenied', 'NoSuchKey'].includes(error.name)) return undefined;
        throw error;
      }),
    async overstep() {
      const another = 'harbour-post/x.txt';
      await refused('an upload as another publisher', put(another, Buffer.from('x')));
      await refused('an upload as nobody', put('x.txt', Buffer.from('x')));
      await refused('reading another’s receipt', readReceipt(another));
      for (const Bucket of [ArticlesBucket, UploadsBucket]) {
        await refused('listing a bucket', s3.send(new ListObjectsV2Command({ Bucket })));
      }
    },
  };
}

interface AccessKey {
  AccessKeyId: string;
  SecretAccessKey: string;
}
