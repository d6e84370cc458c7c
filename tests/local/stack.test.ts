import { describe, expect, it } from 'vitest';
import { arnOf, bucket, lambda, mapping, queue, startFixture } from './fixture.ts';

const handlers = { nothing: 'export const handler = async () => {};' };
const Worker = lambda('nothing');

describe('starting a stack', () => {
  it('names everything in the template that it does not know, and what to do', async () => {
    const starting = startFixture({
      resources: {
        Streams: { Type: 'AWS::Kinesis::Stream', Properties: {} },
        Queue: { ...queue({ Colour: 'red' }), Condition: 'Sometimes' },
        Bucket: bucket({ NotificationConfiguration: { TopicConfigurations: [] } }),
        Worker: lambda('nothing', { VpcConfig: {} }),
      },
      sections: { Mappings: {} },
      handlers,
    });
    const message = await starting.then(String, (error) => error.message);
    for (const one of [
      'The section Mappings',
      'Streams is of type AWS::Kinesis::Stream: make it in local/resources/',
      'Queue (AWS::SQS::Queue) has Condition: act upon it',
      'Queue (AWS::SQS::Queue) has Colour: act upon it',
      'Bucket (AWS::S3::Bucket) has NotificationConfiguration.TopicConfigurations: act upon it',
      'Worker (AWS::Lambda::Function) has VpcConfig: act upon it',
    ]) {
      expect(message).toContain(one);
    }
  });

  it('tells what is knowingly without effect, each once', async () => {
    const { ineffective } = await startFixture({
      resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } },
        Other: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
        Bucket: bucket({ VersioningConfiguration: { Status: 'Enabled' } }),
      },
    });
    expect(ineffective).toEqual([
      expect.stringContaining('alarms'),
      expect.stringContaining('newest version'),
    ]);
  });

  it.each([
    [
      'a visibility timeout shorter than the function’s timeout',
      {
        Queue: queue(),
        Worker: lambda('nothing', { Timeout: 2 }),
        Mapping: mapping('Queue', 'Worker'),
      },
      /Mapping .*visibility timeout of the queue \(1 s\) is shorter than the timeout of the function \(2 s\)/,
    ],
    [
      'a batch above ten without a window',
      { Queue: queue(), Worker, Mapping: mapping('Queue', 'Worker', { BatchSize: 11 }) },
      /above 10 needs a MaximumBatchingWindowInSeconds/,
    ],
    [
      'a window on a FIFO queue',
      {
        Queue: queue({ FifoQueue: true }),
        Worker,
        Mapping: mapping('Queue', 'Worker', { MaximumBatchingWindowInSeconds: 1 }),
      },
      /FIFO queue takes .* no MaximumBatchingWindowInSeconds/,
    ],
    [
      'a maximum concurrency of one',
      {
        Queue: queue(),
        Worker,
        Mapping: mapping('Queue', 'Worker', { ScalingConfig: { MaximumConcurrency: 1 } }),
      },
      /MaximumConcurrency/,
    ],
    ['a delay of over fifteen minutes', { Queue: queue({ DelaySeconds: 901 }) }, /DelaySeconds/],
    [
      'a FIFO queue with a standard dead-letter queue',
      {
        Dead: queue(),
        Queue: queue({
          FifoQueue: true,
          RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 1 },
        }),
      },
      /dead-letter queue of a FIFO queue is FIFO/,
    ],
    [
      'notifications to a FIFO queue',
      {
        Queue: queue({ FifoQueue: true }),
        Bucket: bucket({
          NotificationConfiguration: {
            QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arnOf('Queue') }],
          },
        }),
      },
      /wants a standard queue/,
    ],
  ])('refuses, as AWS would, %s', async (_, resources, message) => {
    await expect(startFixture({ resources, handlers })).rejects.toThrow(message);
  });

  it('works out the outputs, also of what is without effect but has a name', async () => {
    const { outputs } = await startFixture({
      resources: {
        Topic: { Type: 'AWS::SNS::Topic' },
        Queue: queue({ FifoQueue: true }),
        Named: bucket({ BucketName: { 'Fn::Join': ['-', ['of', { Ref: 'Size' }]] } }),
        VeryLongNameOfABucketThatHasTooManyCharactersForS3AndEndsInItsHash0A1B2C3D: bucket(),
      },
      sections: { Parameters: { Size: { Type: 'String', Default: 'ten' } } },
      outputs: {
        Topic: { Ref: 'Topic' },
        Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        Named: { Ref: 'Named' },
        Long: { Ref: 'VeryLongNameOfABucketThatHasTooManyCharactersForS3AndEndsInItsHash0A1B2C3D' },
        Account: { Ref: 'AWS::AccountId' },
      },
    });
    expect(outputs).toEqual({
      Topic: 'arn:aws:sns:us-east-1:000000000000:Test-Topic',
      Queue: 'arn:aws:sqs:us-east-1:000000000000:Test-Queue.fifo',
      Named: 'of-ten',
      Long: expect.stringMatching(/^test-verylongname.{37}-0a1b2c3d$/),
      Account: '000000000000',
    });
  });

  it('says which port is in use', async () => {
    const { endpoint } = await startFixture({ resources: {} });
    const port = Number(new URL(endpoint).port);
    await expect(startFixture({ resources: {}, port })).rejects.toThrow(`Port ${port} is in use`);
  });
});
