import { describe, expect, it } from 'vitest';
import {
  deliverTimeout,
  deliverVisibility,
  lease,
  maxReceives,
  requestDeadline,
} from '../../lambdas/runtime/limits.ts';
import { named, type Resource, synthesizeStack } from '../support/stack.ts';

const { all, referred } = synthesizeStack();
const queues = all('AWS::SQS::Queue');
const mappings = all('AWS::Lambda::EventSourceMapping');
const work = mappings.map((mapping) => ({
  mapping: mapping.Properties,
  queue: referred(mapping.Properties.EventSourceArn),
  worker: referred(mapping.Properties.FunctionName),
}));

describe.each(work.map((one) => [one.queue.id, one] as const))('%s', (_, one) => {
  const { mapping, queue, worker } = one;
  const deadLetterQueue = referred(queue.Properties.RedrivePolicy?.deadLetterTargetArn);

  it('gives up on a message only after the agreed number of tries', () => {
    expect(queue.Properties.RedrivePolicy.maxReceiveCount).toBe(maxReceives);
  });

  it('keeps work for ten days, and leaves a dead letter at least four of its fourteen', () => {
    const day = 24 * 60 * 60;
    const { MessageRetentionPeriod: kept } = queue.Properties;
    expect(kept).toBe(10 * day);
    // In a standard queue the age of a message counts on when it becomes a dead letter.
    expect(deadLetterQueue.Properties.MessageRetentionPeriod).toBe(kept + 4 * day);
  });

  it('has dead letters of its own kind', () => {
    expect(deadLetterQueue.Properties.FifoQueue).toBe(queue.Properties.FifoQueue);
  });

  it('hides a message for at least six times as long as a function may work on it', () => {
    expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(
      worker.Properties.Timeout * 6,
    );
  });

  it('is worked off at once, in batches of which a part may fail', () => {
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    // An upload may break its function, and is to take no other along.
    const alone = /^Normalise/.test(worker.id);
    expect(mapping.BatchSize).toBe(alone ? 1 : 10);
    expect(mapping.MaximumBatchingWindowInSeconds).toBeUndefined();
    expect(mapping.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
  });
});

describe('all queues', () => {
  it('are worked off or hold dead letters', () => {
    const used = work.flatMap(({ queue }) => [
      queue.id,
      referred(queue.Properties.RedrivePolicy.deadLetterTargetArn).id,
    ]);
    expect(queues.map(({ id }) => id).sort()).toEqual(used.sort());
  });

  it.each(named(queues))('%s is encrypted and refuses plain http', (_, queue) => {
    expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    expect(statementsOn(queue)).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it.each(named(queues))('%s lets nobody in but S3, for this account', (_, queue) => {
    const allowed = statementsOn(queue).filter(({ Effect }) => Effect === 'Allow');
    const isTold = /^(Intake|Readers)WorkQueue/.test(queue.id);
    expect(allowed).toHaveLength(isTold ? 1 : 0);
    if (isTold) {
      expect(allowed[0]).toMatchObject({
        Action: 'sqs:SendMessage',
        Principal: { Service: 's3.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      });
    }
  });

  it('keep the feeds in order, and never take one message for another', () => {
    const fifo = queues.filter(({ Properties }) => Properties.FifoQueue);
    expect(fifo.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'FeedsDeadLetterQueue',
      'FeedsQueue',
    ]);
    for (const { Properties } of fifo) expect(Properties.ContentBasedDeduplication).toBeFalsy();
  });
});

describe('a delivery', () => {
  it('ends before its function, the function before the lease, the lease before the message returns', () => {
    const delivery = work.find(({ queue }) => queue.id.startsWith('DeliveriesQueue'));
    const timeout = delivery?.worker.Properties.Timeout;
    const visibility = delivery?.queue.Properties.VisibilityTimeout;
    expect([timeout, visibility]).toEqual([deliverTimeout, deliverVisibility]);
    const chain = [requestDeadline, timeout, lease, visibility];
    expect(chain).toEqual([...new Set(chain)].sort((a, b) => a - b));
  });
});

function statementsOn(queue: Resource) {
  return all('AWS::SQS::QueuePolicy')
    .filter(({ Properties }) => referred(Properties.Queues[0]).id === queue.id)
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
