import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

export type BucketEvent = 's3:ObjectCreated:*' | 's3:ObjectRemoved:*';

/**
 * Has a bucket tell a queue what changes in it. By the bucket's own property, not by
 * `addEventNotification`, which would bring in a function of CDK's that rewrites the bucket at each
 * deployment.
 */
export function notify(bucket: Bucket, queue: Queue, events: readonly BucketEvent[]): void {
  const { account, partition } = Stack.of(bucket);
  // Any bucket of this account: to name this one would close a circle, since S3 asks the queue
  // for leave before it makes the bucket.
  const leave = queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::*` },
      },
    }),
  );
  if (leave.policyDependable) bucket.node.addDependency(leave.policyDependable);

  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} has no resource.`);
  resource.notificationConfiguration = {
    queueConfigurations: events.map((event) => ({ event, queue: queue.queueArn })),
  };
}
