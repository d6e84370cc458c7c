import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { s3 } from '../../../lambdas/aws/clients.ts';
import { same } from '../expect.ts';
import { NotSo } from '../report.ts';
import type { Property } from './property.ts';
import { queueAttributes } from './queues.ts';

const buckets = ['UploadsBucket', 'ArticlesBucket', 'FeedsBucket'];

export const bucketProperties: Property[] = [
  {
    what: 'each change in the uploads bucket is told to the intake queue',
    async look({ outputs }) {
      const { QueueConfigurations = [] } = await s3.send(
        new GetBucketNotificationConfigurationCommand({ Bucket: outputs.UploadsBucket }),
      );
      const { QueueArn } = await queueAttributes(outputs.IntakeQueueUrl);
      same(
        'the notifications',
        QueueConfigurations.map((one) => [one.QueueArn, ...(one.Events ?? [])]).sort(),
        [
          [QueueArn, 's3:ObjectCreated:*'],
          [QueueArn, 's3:ObjectRemoved:*'],
        ],
      );
    },
  },
  {
    what: 'no bucket can be made public, and each is encrypted',
    async look({ outputs }) {
      for (const name of buckets) {
        const bucket = { Bucket: outputs[name] };
        const access = await s3.send(new GetPublicAccessBlockCommand(bucket));
        same(`the public access block of ${name}`, access.PublicAccessBlockConfiguration, {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        });
        const { ServerSideEncryptionConfiguration: { Rules = [] } = {} } = await s3.send(
          new GetBucketEncryptionCommand(bucket),
        );
        same(`encryption of ${name}`, Rules.length, 1);
      }
    },
  },
  {
    what: 'an upload or an article that was overwritten can be had back',
    async look({ outputs }) {
      for (const name of ['UploadsBucket', 'ArticlesBucket']) {
        const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket: outputs[name] }));
        same(`versioning of ${name}`, Status, 'Enabled');
      }
    },
  },
  {
    what: 'old versions and unfinished uploads expire',
    shortfall: 'ignores the lifecycle rules of buckets',
    async look({ outputs }) {
      for (const name of buckets) {
        const { Rules = [] } = await s3
          .send(new GetBucketLifecycleConfigurationCommand({ Bucket: outputs[name] }))
          .catch(orElse('NoSuchLifecycleConfiguration', { Rules: [] }));
        if (Rules.length === 0) throw new NotSo(`${name} has no lifecycle rules`);
      }
    },
  },
  {
    what: 'every access to a bucket is logged',
    shortfall: 'ignores the access logs of buckets',
    async look({ outputs }) {
      for (const name of buckets) {
        const { LoggingEnabled } = await s3.send(
          new GetBucketLoggingCommand({ Bucket: outputs[name] }),
        );
        if (!LoggingEnabled?.TargetBucket) throw new NotSo(`${name} is not logged`);
      }
    },
  },
];

/** For a request of which AWS says by an error that there is nothing. */
function orElse<Value>(name: string, value: Value): (error: Error) => Value {
  return (error) => {
    if (error.name !== name) throw error;
    return value;
  };
}
