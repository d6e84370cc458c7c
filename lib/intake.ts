import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type AccessLogs, PrivateBucket } from './private-bucket.ts';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

export interface IntakeProps extends Omit<WorkQueueProps, 'name'> {
  readonly accessLogs: AccessLogs;
}

/** Where publishers put their files, and the queue that learns of each change. */
export class Intake extends Construct {
  readonly uploads: Bucket;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { accessLogs, ...queue }: IntakeProps) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Work', { name: 'intake', ...queue });
    this.uploads = new PrivateBucket(this, 'Uploads', { accessLogs, recoverable: true });
    this.#notify();
  }

  /**
   * By the bucket's own property, not by `addEventNotification`, which would bring in a function of
   * CDK's that rewrites the bucket at each deployment.
   */
  #notify(): void {
    const { account, partition } = Stack.of(this);
    const { queue } = this.work;
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
    if (leave.policyDependable) this.uploads.node.addDependency(leave.policyDependable);

    const bucket = this.uploads.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error('The uploads bucket has no resource.');
    bucket.notificationConfiguration = {
      queueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => ({
        event,
        queue: queue.queueArn,
      })),
    };
  }
}
