import * as z from 'zod';
import { type LambdaFunction, mostSandboxes } from '../lambda/function.ts';
import { QueuePoller } from '../lambda/queue-poller.ts';
import { TemplateError } from '../template/template.ts';
import type { Cloud, Queue } from './cloud.ts';
import { resourceType } from './resource-type.ts';
import { labels } from './sentences.ts';

const properties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.optional(z.boolean()),
  BatchSize: z.optional(z.int().min(1).max(10_000)),
  MaximumBatchingWindowInSeconds: z.optional(z.int().min(0).max(300)),
  ScalingConfig: z.optional(
    z.strictObject({ MaximumConcurrency: z.optional(z.int().min(2).max(1000)) }),
  ),
  FunctionResponseTypes: z.optional(z.array(z.literal('ReportBatchItemFailures'))),
});
type Properties = z.output<typeof properties>;

export const eventSourceMapping = resourceType({
  properties,
  withoutEffect: { Tags: labels },
  inPart: {
    ScalingConfig: `No function runs more than ${mostSandboxes} times at once on this machine.`,
  },
  async create(logicalId, mapping, cloud) {
    const { queue, handler } = ends(mapping, cloud);
    for (const refusal of refusals(mapping, queue, handler)) throw new TemplateError(refusal);
    if (mapping.Enabled !== false) {
      cloud.sources.add(queue);
      const poller = new QueuePoller({
        queue,
        function: handler,
        batchSize: mapping.BatchSize ?? 10,
        window: mapping.MaximumBatchingWindowInSeconds ?? 0,
        concurrency: Math.min(
          mapping.ScalingConfig?.MaximumConcurrency ?? handler.concurrency,
          handler.concurrency,
        ),
        reportsBatchItemFailures: mapping.FunctionResponseTypes !== undefined,
        sqs: cloud.sqs,
        work: cloud.work,
      });
      cloud.onStop(() => poller.stop());
    }
    return { ref: logicalId, attributes: {} };
  },
});

function ends({ EventSourceArn, FunctionName }: Properties, cloud: Cloud) {
  const queue = cloud.queues.get(EventSourceArn);
  if (!queue) throw new TemplateError(`${EventSourceArn} is no queue of this stack.`);
  const handler = cloud.functions.get(FunctionName.split(':').at(-1) ?? '');
  if (!handler) throw new TemplateError(`${FunctionName} is no function of this stack.`);
  return { queue, handler };
}

/** What Lambda would refuse a mapping for. */
function* refusals(mapping: Properties, queue: Queue, handler: LambdaFunction) {
  const { BatchSize = 10, MaximumBatchingWindowInSeconds: window = 0 } = mapping;
  if (queue.visibility < handler.timeout) {
    yield `The visibility timeout of the queue (${queue.visibility} s) is shorter than the timeout of the function (${handler.timeout} s).`;
  }
  if (BatchSize > 10 && window === 0) {
    yield 'A BatchSize above 10 needs a MaximumBatchingWindowInSeconds of at least 1.';
  }
  if (queue.fifo && (BatchSize > 10 || window > 0)) {
    yield 'A FIFO queue takes a BatchSize of at most 10 and no MaximumBatchingWindowInSeconds.';
  }
}
