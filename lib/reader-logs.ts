import { Duration } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { notify } from './notify.ts';
import { type AccessLogs, PrivateBucket } from './private-bucket.ts';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

export interface ReaderLogsProps extends Omit<WorkQueueProps, 'name'> {
  readonly accessLogs: AccessLogs;
}

/**
 * Where CloudFront logs who fetched which feed, and the queue that learns of each log file. They are
 * standard logs (legacy): those of version 2 can be set up in us-east-1 only, and so not by a stack
 * that stands wherever one likes. They tell addresses of readers, and so are not kept for long.
 */
export class ReaderLogs extends Construct {
  readonly bucket: Bucket;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { accessLogs, ...queue }: ReaderLogsProps) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Work', { name: 'accesses', ...queue });
    this.bucket = new PrivateBucket(this, 'Logs', {
      accessLogs,
      expiresAfter: Duration.days(14),
      takesAccessLists: true,
    });
    notify(this.bucket, this.work.queue, ['s3:ObjectCreated:*']);
  }
}
