// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and S3.
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { S3EventRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedKeys } from '../../lambdas/runtime/messages.ts';
import { arnOf, bucket, clients, queue, startFixture } from './fixture.ts';

/** A bucket that notifies a queue; each configuration adds to `{ Queue }`. */
async function startBucket(configurations: object[], properties: object = {}) {
  const stack = await startFixture({
    resources: {
      Queue: queue({ VisibilityTimeout: 60 }),
      Uploads: bucket({
        NotificationConfiguration: {
          QueueConfigurations: configurations.map((one) => ({ Queue: arnOf('Queue'), ...one })),
        },
        ...properties,
      }),
    },
    outputs: { Bucket: { Ref: 'Uploads' }, Queue: { Ref: 'Queue' } },
  });
  const { s3, sqs } = clients(stack);
  const { Bucket, Queue: QueueUrl } = stack.outputs;
  const messages = async (): Promise<string[]> => {
    await stack.idle();
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    return Messages.length === 0
      ? []
      : [...Messages.map(({ Body = '' }) => Body), ...(await messages())];
  };
  expect(await messages()).toEqual([expect.stringContaining('s3:TestEvent')]);
  return {
    endpoint: stack.endpoint,
    Bucket: String(Bucket),
    s3,
    put: (Key: string, Body: string | Uint8Array = 'text') =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body })),
    messages,
    records: async (): Promise<S3EventRecord[]> =>
      (await messages())
        .flatMap((body) => JSON.parse(body).Records)
        .toSorted((a, b) => (a.s3.object.sequencer < b.s3.object.sequencer ? -1 : 1)),
  };
}

const everything = [{ Event: 's3:ObjectCreated:*' }, { Event: 's3:ObjectRemoved:*' }];

describe('S3 notifications', () => {
  it('have the shape of S3’s own', async () => {
    const { put, records, Bucket } = await startBucket(everything);
    await put('a/b.txt', 'hello');
    expect(await records()).toEqual([
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: expect.any(String) },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': expect.any(String),
          'x-amz-id-2': expect.any(String),
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: expect.any(String),
          bucket: {
            name: Bucket,
            ownerIdentity: { principalId: expect.any(String) },
            arn: `arn:aws:s3:::${Bucket}`,
          },
          object: {
            key: 'a/b.txt',
            size: 5,
            eTag: '5d41402abc4b2a76b9719d911017c592',
            sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
          },
        },
      },
    ]);
  });

  it('tell in what way an object came or went', async () => {
    const { s3, Bucket, put, records, endpoint } = await startBucket(everything);
    await put('put');
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/put` }));
    await uploadInParts();
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'copy' }));
    const Objects = [{ Key: 'put' }, { Key: '<parts> & "more"' }];
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    const form = new FormData();
    form.append('key', 'forms/${filename}');
    form.append('file', new File(['posted'], 'a form.txt'));
    await fetch(`${endpoint}/${Bucket}`, { method: 'POST', body: form });

    const told = (await records()).map(({ eventName, s3: { object } }) => [
      eventName,
      object.key,
      object.size,
    ]);
    expect(told).toEqual([
      ['ObjectCreated:Put', 'put', 4],
      ['ObjectCreated:Copy', 'copy', 4],
      ['ObjectCreated:CompleteMultipartUpload', '%3Cparts%3E+%26+%22more%22', 12],
      ['ObjectRemoved:Delete', 'copy', undefined],
      ['ObjectRemoved:Delete', 'put', undefined],
      ['ObjectRemoved:Delete', '%3Cparts%3E+%26+%22more%22', undefined],
      ['ObjectCreated:Post', 'forms/a+form.txt', 6],
    ]);

    async function uploadInParts() {
      const target = { Bucket, Key: '<parts> & "more"' };
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target));
      const part = { ...target, UploadId, PartNumber: 1 };
      const { ETag } = await s3.send(new UploadPartCommand({ ...part, Body: 'twelve bytes' }));
      const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
      await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }));
    }
  });

  it('say nothing of what failed', async () => {
    const { s3, Bucket, put, records } = await startBucket(everything);
    await expect(
      s3.send(new CopyObjectCommand({ Bucket, Key: 'a', CopySource: `${Bucket}/nothing` })),
    ).rejects.toThrow();
    await expect(
      s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', IfMatch: '"other"' })),
    ).rejects.toThrow();
    await put('last');
    expect((await records()).map((one) => one.s3.object.key)).toEqual(['last']);
  });

  it('go only to those whose event, prefix and suffix match', async () => {
    const rules = [
      { Name: 'prefix', Value: 'in/' },
      { Name: 'Suffix', Value: '.txt' },
    ];
    const { s3, Bucket, put, records } = await startBucket([
      { Event: 's3:ObjectCreated:Put', Filter: { S3Key: { Rules: rules } } },
    ]);
    for (const key of ['in/a.txt', 'in/a.html', 'out/a.txt', 'in.txt', 'in/b/c.txt'])
      await put(key);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'in/a.txt' }));
    await s3.send(
      new CopyObjectCommand({ Bucket, Key: 'in/c.txt', CopySource: `${Bucket}/in/b/c.txt` }),
    );
    expect((await records()).map((one) => one.s3.object.key)).toEqual(['in/a.txt', 'in/b/c.txt']);
  });

  it('call a deletion a marker where versions are kept', async () => {
    const { s3, Bucket, records } = await startBucket(everything, {
      VersioningConfiguration: { Status: 'Enabled' },
    });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    expect((await records()).map((one) => one.eventName)).toEqual([
      'ObjectRemoved:DeleteMarkerCreated',
    ]);
  });

  it('write any key so that the stages read it rightly', async () => {
    const { put, messages } = await startBucket(everything);
    const odd = [
      'a b+c.txt',
      'ü/é/日本.html',
      '100%2F&d=e?.txt',
      "it's (a) *~ test!",
      'a//b',
      'k'.repeat(1000),
    ];
    for (const key of odd) await put(key);
    expect((await messages()).flatMap(changedKeys).toSorted()).toEqual(odd.toSorted());

    const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(key, async (one) => {
        await put(`x${one}`);
        expect((await messages()).flatMap(changedKeys)).toEqual([`x${one}`]);
      }),
      { numRuns: 25 },
    );
  });
});
