import type { Role } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { StageFunction, type StageFunctionProps } from './stage-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface StageWorkerProps extends StageFunctionProps {
  readonly work: WorkQueue;
  /** How many batches may be worked on at once. */
  readonly maxConcurrency: number;
  /**
   * How many messages the function gets at once.
   * @default 10
   */
  readonly batchSize?: number;
}

/** A stage that works off a queue, message by message: one that fails does not fail its batch. */
export class StageWorker extends Construct {
  readonly handler: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StageWorkerProps) {
    super(scope, id);
    const { work, maxConcurrency, batchSize = 10 } = props;
    const { handler, role } = new StageFunction(this, 'Stage', props);
    this.handler = handler;
    this.role = role;
    work.queue.grantConsumeMessages(this.handler);
    new EventSourceMapping(this, 'Mapping', {
      target: this.handler,
      eventSourceArn: work.queue.queueArn,
      batchSize,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}
