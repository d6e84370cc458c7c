import { once } from 'node:events';
import { connect } from 'node:net';
import {
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import {
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { bucket, clients, queue, startFixture } from '../fixture.ts';

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: ['pk', 'sk', 'due'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'due',
        KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  },
};

async function start() {
  const stack = await startFixture({
    resources: { Bucket: bucket(), Queue: queue(), Table: table },
    outputs: { Bucket: { Ref: 'Bucket' }, Queue: { Ref: 'Queue' }, Table: { Ref: 'Table' } },
  });
  const { Bucket, Queue: QueueUrl, Table: TableName } = stack.outputs;
  return { ...stack, ...clients(stack), Bucket, QueueUrl, TableName };
}

describe('one endpoint for S3, SQS and DynamoDB', () => {
  it('serves clients that know nothing but the environment', async () => {
    const { s3, sqs, dynamodb, Bucket, QueueUrl, TableName } = await start();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'object' }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'a' }));
    expect(await Body?.transformToString()).toBe('object');

    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'message' }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages?.[0]?.Body).toBe('message');

    const Item = { pk: { S: 'a' }, sk: { S: 'b' }, due: { S: 'now' }, more: { N: '1' } };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    const Key = { pk: Item.pk, sk: Item.sk };
    expect(await dynamodb.send(new GetItemCommand({ TableName, Key }))).toMatchObject({ Item });
    const found = await dynamodb.send(
      new QueryCommand({
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'due = :now',
        ExpressionAttributeValues: { ':now': { S: 'now' } },
      }),
    );
    expect(found.Items).toEqual([{ ...Key, due: { S: 'now' } }]);
  });

  it('names queues by addresses that work', async () => {
    const { sqs, QueueUrl } = await start();
    const found = await sqs.send(new GetQueueUrlCommand({ QueueName: 'Test-Queue' }));
    expect(found.QueueUrl).toBe(QueueUrl);
  });

  it('takes an object of 60 MB in one request', async () => {
    const { s3, Bucket } = await start();
    const Body = Buffer.alloc(60_000_000, 'x');
    await s3.send(new PutObjectCommand({ Bucket, Key: 'large', Body }));
    const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'large' }));
    expect(ContentLength).toBe(60_000_000);
  });

  it('changes an object only on the conditions that are set, and lets one of many win', async () => {
    const { s3, Bucket } = await start();
    const object = { Bucket, Key: 'a' };
    const status = (error: unknown) => (error as S3ServiceException).$metadata.httpStatusCode;
    const put = (Body: string, condition: { IfMatch?: string; IfNoneMatch?: string }) =>
      s3.send(new PutObjectCommand({ ...object, ...condition, Body })).then(() => 200, status);
    const remove = (IfMatch: string) =>
      s3.send(new DeleteObjectCommand({ ...object, IfMatch })).then(() => 200, status);
    const etag = async () => (await s3.send(new HeadObjectCommand(object))).ETag ?? '';

    expect([await put('x', { IfMatch: '"absent"' }), await remove('"absent"')]).toEqual([404, 404]);
    const race = async (bodies: string[], condition: object) =>
      (await Promise.all(bodies.map((body) => put(body, condition)))).sort();
    expect(await race(['a', 'b', 'c'], { IfNoneMatch: '*' })).toEqual([200, 412, 412]);
    const first = await etag();
    expect(await race(['d', 'e', 'f'], { IfMatch: first })).toEqual([200, 412, 412]);
    expect([await remove(first), await remove(await etag())]).toEqual([412, 200]);
    expect(await put('again', { IfNoneMatch: '*' })).toBe(200);
  });

  it('refuses what the emulators would do wrong in silence', async () => {
    const { s3, sqs, Bucket, QueueUrl } = await start();
    const object = { Bucket, Key: 'a' };
    await s3.send(new PutObjectCommand({ ...object, Body: 'kept' }));
    await expect(
      s3.send(new PutObjectTaggingCommand({ ...object, Tagging: { TagSet: [] } })),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('tagging'),
    });
    const { Body } = await s3.send(new GetObjectCommand(object));
    expect(await Body?.transformToString()).toBe('kept');

    const message = { MessageBody: 'x', DelaySeconds: 901 };
    await expect(sqs.send(new SendMessageCommand({ QueueUrl, ...message }))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(
      sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', ...message }] })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it.each(['application/x-www-form-urlencoded', 'application/x-amz-json-1.0', 'text/plain'])(
    'takes an object that is said to be %s as it is',
    async (type) => {
      const { endpoint, s3, Bucket } = await start();
      const body = '{"a+b": "100%"}';
      const headers = { 'content-type': type };
      const put = await fetch(`${endpoint}/${Bucket}/typed`, { method: 'PUT', headers, body });
      expect(put.status).toBe(200);
      const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket, Key: 'typed' }));
      expect(await Body?.transformToString()).toBe(body);
      expect(ContentType).toBe(type);
    },
  );

  it('says so when a service is asked for that it has not', async () => {
    const { endpoint } = await start();
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSEvents.PutEvents',
        'content-type': 'application/x-amz-json-1.1',
      },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('not AWSEvents.PutEvents');
  });

  it('outlives a client that goes away in the middle of a request to DynamoDB', async () => {
    const { endpoint, dynamodb, TableName } = await start();
    const { port } = new URL(endpoint);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\nContent-Length: 100\r\n\r\n{',
    );
    await expect(dynamodb.send(new BatchWriteItemCommand({ RequestItems: {} }))).rejects.toThrow();
    socket.resetAndDestroy();
    await once(socket, 'close');
    const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
    expect((await dynamodb.send(new GetItemCommand({ TableName, Key }))).Item).toBeUndefined();
  });
});
