import { CreateQueueCommand, type QueueAttributeName } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { account, arn, physicalName } from '../account.ts';
import { TemplateError } from '../template/template.ts';
import { resourceType } from './resource-type.ts';
import { access, encryption, labels } from './sentences.ts';

const retention = 'Queues keep messages for as long as the stack runs.';
const fifoScope = 'FIFO queues deduplicate over the whole queue, and are not throttled.';

export const queue = resourceType({
  properties: z.strictObject({
    QueueName: z.optional(z.string()),
    FifoQueue: z.optional(z.boolean()),
    ContentBasedDeduplication: z.optional(z.boolean()),
    DelaySeconds: z.optional(z.number()),
    MaximumMessageSize: z.optional(z.number()),
    ReceiveMessageWaitTimeSeconds: z.optional(z.number()),
    VisibilityTimeout: z.optional(z.number()),
    RedrivePolicy: z.optional(
      z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }),
    ),
  }),
  withoutEffect: {
    DeduplicationScope: fifoScope,
    FifoThroughputLimit: fifoScope,
    KmsDataKeyReusePeriodSeconds: encryption,
    KmsMasterKeyId: encryption,
    MessageRetentionPeriod: retention,
    RedriveAllowPolicy: access,
    SqsManagedSseEnabled: encryption,
    Tags: labels,
  },
  async create(logicalId, { QueueName, RedrivePolicy, ...properties }, cloud) {
    const fifo = properties.FifoQueue ?? false;
    if (RedrivePolicy) {
      const deadLetters = cloud.queues.get(RedrivePolicy.deadLetterTargetArn);
      if (deadLetters?.fifo !== fifo) {
        throw new TemplateError('The dead-letter queue of a FIFO queue is FIFO, else it is not.');
      }
    }
    const suffix = fifo ? '.fifo' : '';
    const name = QueueName ?? physicalName(cloud.stackName, logicalId, 80 - suffix.length) + suffix;
    const Attributes: Partial<Record<QueueAttributeName, string>> = Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, String(value)]),
    );
    if (RedrivePolicy) Attributes.RedrivePolicy = JSON.stringify(RedrivePolicy);
    await cloud.sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));

    const created = {
      url: `${cloud.endpoint.url}/${account}/${name}`,
      arn: arn('sqs', name),
      fifo,
      visibility: properties.VisibilityTimeout ?? 30,
    };
    cloud.queues.set(created.arn, created);
    return {
      ref: created.url,
      attributes: { Arn: created.arn, QueueName: name, QueueUrl: created.url },
    };
  },
});
