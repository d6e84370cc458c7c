import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { notify } from './notify.ts';
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
    notify(this.uploads, this.work.queue, ['s3:ObjectCreated:*', 's3:ObjectRemoved:*']);
  }
}
