import {
  type MessageSystemAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs';
import { describe, expect, it, vi } from 'vitest';
import { arnOf, clients, lambda, mapping, queue, startFixture } from '../fixture.ts';

// Prints what it is given, and does with each message what the message says.
const obedient = `
export async function handler({ Records }) {
  console.log(JSON.stringify({
    began: Date.now(),
    bodies: Records.map(({ body }) => body),
    attributes: Records.map(({ attributes }) => attributes),
  }));
  const batchItemFailures = [];
  for (const { body, messageId, attributes } of Records) {
    if (body === 'throw') throw new Error('as told');
    if (body === 'exit') process.exit(3);
    if (body === 'spin') for (;;);
    if (body === 'hang') await new Promise(() => {});
    if (body === 'doze') await new Promise((resolve) => setTimeout(resolve, 200));
    if (body === 'fail' || (body === 'once' && attributes.ApproximateReceiveCount === '1')) {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  console.log(JSON.stringify({ ended: Date.now() }));
  return { batchItemFailures };
}`;

interface Batch {
  began: number;
  bodies: string[];
  attributes: Partial<Record<MessageSystemAttributeName, string>>[];
}

/** Seconds; where a test waits for messages to come back. Else it is longer than any test. */
const brief = 2;

/** A queue that feeds the obedient function and gives messages up after two tries. */
async function startWorker(
  properties: { fifo?: boolean; visibility?: number; mapping?: object } = {},
) {
  const kind = properties.fifo ? { FifoQueue: true } : {};
  const stack = await startFixture({
    resources: {
      Dead: queue(kind),
      Queue: queue({
        ...kind,
        VisibilityTimeout: properties.visibility ?? 60,
        RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 2 },
      }),
      Worker: lambda('obedient'),
      Mapping: mapping('Queue', 'Worker', {
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ...properties.mapping,
      }),
    },
    outputs: { Queue: { Ref: 'Queue' }, Dead: { Ref: 'Dead' } },
    handlers: { obedient },
  });
  const { sqs } = clients(stack);
  const { Queue: QueueUrl, Dead } = stack.outputs;
  const printed = () =>
    stack.lines().flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  return {
    ...stack,
    batches: (): Batch[] => printed().filter((one) => one.began),
    ends: (): number[] => printed().flatMap((one) => one.ended ?? []),
    bodies: (): string[] => printed().flatMap((one) => one.bodies ?? []),
    send: async (...entries: (string | Omit<SendMessageBatchRequestEntry, 'Id'>)[]) => {
      const Entries = entries.map((entry, index) => ({
        Id: String(index),
        ...(typeof entry === 'string' ? { MessageBody: entry } : entry),
      }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    },
    deadLetters: async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: Dead, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body }) => Body);
    },
  };
}

describe('an event source mapping', () => {
  it('hands messages over once when the function handles them', async () => {
    const { send, idle, bodies } = await startWorker();
    await send('a', 'b', 'c');
    await idle();
    expect(bodies().toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('hands over again only those of a batch that failed', async () => {
    const { send, idle, bodies, batches } = await startWorker({ visibility: brief });
    await send('fine', 'once', 'good');
    await idle();
    expect(bodies().toSorted()).toEqual(['fine', 'good', 'once', 'once']);
    expect(batches().at(-1)?.attributes).toEqual([
      {
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        ApproximateReceiveCount: '2',
        SenderId: expect.any(String),
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
      },
    ]);
  });

  it('gives messages that the function cannot handle up to the dead-letter queue', async () => {
    const verbs = ['throw', 'exit', 'spin', 'hang', 'fail'];
    // One each: the first three take their whole batch along.
    const { send, idle, bodies, deadLetters } = await startWorker({
      visibility: brief,
      mapping: { BatchSize: 1 },
    });
    await send(...verbs);
    await send('fine');
    await idle();
    expect((await deadLetters()).toSorted()).toEqual(verbs.toSorted());
    expect(bodies().toSorted()).toEqual([...verbs, ...verbs, 'fine'].toSorted());
  });

  it('deletes the whole batch when the function need not report failures', async () => {
    const { send, idle, bodies } = await startWorker({
      mapping: { FunctionResponseTypes: undefined },
    });
    await send('fail', 'fine');
    await idle();
    expect(bodies().toSorted()).toEqual(['fail', 'fine']);
  });

  it('hands over no more messages at once than its batch size', async () => {
    const { send, idle, batches } = await startWorker({ mapping: { BatchSize: 2 } });
    await send('a', 'b', 'c', 'd', 'e');
    await idle();
    expect(Math.max(...batches().map(({ bodies }) => bodies.length))).toBe(2);
  });

  it('waits for its window to gather more than one receive can give', async () => {
    const { send, idle, batches } = await startWorker({
      mapping: { BatchSize: 100, MaximumBatchingWindowInSeconds: 1 },
    });
    await send(...'abcdefghij');
    await send(...'klmno');
    await idle();
    expect(batches().map(({ bodies }) => bodies.length)).toEqual([15]);
  });

  it('runs the function as often at once as its maximum concurrency says, and no more', async () => {
    const { send, idle, batches, ends } = await startWorker({
      mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
    });
    await send(...Array.from({ length: 6 }, () => 'doze'));
    await idle();
    const begins = batches().map(({ began }) => began);
    const running = (time: number) =>
      begins.filter((began) => began <= time).length - ends().filter((end) => end <= time).length;
    expect(Math.max(...begins.map(running))).toBe(2);
  });

  it('hands over the messages of a FIFO group in order, and waits with a group where one has failed', async () => {
    const { send, idle, bodies } = await startWorker({ fifo: true, visibility: brief });
    const group = (MessageGroupId: string, ...texts: string[]) =>
      texts.map((MessageBody) => ({
        MessageBody,
        MessageGroupId,
        MessageDeduplicationId: MessageGroupId + MessageBody,
      }));
    await send(...group('a', 'once', 'a2', 'a3'), ...group('b', 'b1', 'b2'));
    await idle();
    const order = bodies();
    expect(order.filter((body) => !body.startsWith('b'))).toEqual(['once', 'once', 'a2', 'a3']);
    expect(order.filter((body) => body.startsWith('b'))).toEqual(['b1', 'b2']);
    expect(order.indexOf('b2')).toBeLessThan(order.indexOf('a2'));
  });

  it('does not see messages while they are delayed, nor counts them as work', async () => {
    const { send, idle, bodies } = await startWorker();
    await send('now', { MessageBody: 'later', DelaySeconds: 1 });
    await idle();
    expect(bodies()).toEqual(['now']);
    await vi.waitFor(() => expect(bodies()).toEqual(['now', 'later']), { timeout: 15_000 });
  });

  it('does nothing while it is disabled', async () => {
    const { send, idle, bodies } = await startWorker({ mapping: { Enabled: false } });
    await send('a');
    await idle();
    expect(bodies()).toEqual([]);
  });
});
