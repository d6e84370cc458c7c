import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { maxReceives } from '../lambdas/runtime/limits.ts';
import type { Alarms } from './alarms.ts';

export interface WorkQueueProps {
  /** What `wirecopy redrive` and docs/runbook.md call the queue. */
  readonly name: string;
  readonly alarms: Alarms;
  /** How long a message is hidden while it is worked on: six times the function's timeout. */
  readonly visibilityTimeout: Duration;
  /**
   * First in, first out within each message group.
   * @default false
   */
  readonly fifo?: boolean;
  /** A message older than this has waited too long, and somebody is told. */
  readonly staleAfter: Duration;
}

/** A queue of doorbells with its dead letters, and an alarm for each. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { name, alarms, visibilityTimeout, staleAfter } = props;
    const common: QueueProps = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      ...(props.fifo && {
        fifo: true,
        deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
        fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      }),
    };
    this.deadLetterQueue = new Queue(this, 'DeadLetterQueue', {
      ...common,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      // Nobody rings again for an upload, so a message must outlast an outage. A dead letter of a
      // standard queue keeps the age it had: with fourteen days in all, it is there for at least four.
      retentionPeriod: Duration.days(10),
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: maxReceives },
    });

    alarms.add(this, 'DeadLetters', {
      metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      threshold: 0,
      meaning: `Work from the ${name} queue was given up on after ${maxReceives} tries.`,
      section: `${name}-dead-letters`,
    });
    alarms.add(this, 'Stale', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: staleAfter.toSeconds(),
      meaning: `Work in the ${name} queue has waited for over ${staleAfter.toMinutes()} minutes.`,
      section: `${name}-stale`,
    });
  }
}
