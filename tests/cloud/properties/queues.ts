import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { sqs } from '../../../lambdas/aws/clients.ts';
import { maxReceives } from '../../../lambdas/runtime/limits.ts';
import { same } from '../expect.ts';
import type { Property } from './property.ts';

const queues = ['Intake', 'Tagging', 'Routing', 'Deliveries', 'Feeds'];

export const queueProperties: Property[] = [
  {
    what: 'every work queue gives up in good time, to a dead-letter queue of its own',
    async look({ outputs }) {
      for (const name of queues) {
        const { RedrivePolicy = '{}' } = await queueAttributes(outputs[`${name}QueueUrl`]);
        const dead = await queueAttributes(outputs[`${name}DeadLetterQueueUrl`]);
        same(`the redrive policy of ${name}`, JSON.parse(RedrivePolicy), {
          deadLetterTargetArn: dead.QueueArn,
          maxReceiveCount: maxReceives,
        });
      }
    },
  },
  {
    what: 'every queue is encrypted',
    async look({ outputs }) {
      for (const [name, url] of Object.entries(outputs)) {
        if (!name.endsWith('QueueUrl')) continue;
        same(`encryption of ${name}`, (await queueAttributes(url)).SqsManagedSseEnabled, 'true');
      }
    },
  },
  {
    what: 'the feeds queue keeps the order within each feed',
    async look({ outputs }) {
      const { FifoQueue, FifoThroughputLimit } = await queueAttributes(outputs.FeedsQueueUrl);
      same('FifoQueue', FifoQueue, 'true');
      same('FifoThroughputLimit', FifoThroughputLimit, 'perMessageGroupId');
    },
  },
];

export async function queueAttributes(url: string | undefined): Promise<Record<string, string>> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  return Attributes;
}
