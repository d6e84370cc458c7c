// The entry of a child process: hands messages on from queue to queue, and at the end to a partner,
// with default clients and no work of its own.

import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** One queue, and what becomes of what comes into it. */
export interface Hop {
  from: string;
  to: string[];
  /** Where each message is posted, and with what. */
  post?: { url: string; body: string };
}

/** As many batches of a queue are in hand at once as on the embedded stack. */
const inHand = 3;

const sqs = new SQSClient({});
const hops: Hop[] = JSON.parse(process.argv[2] ?? '[]');
process.on('disconnect', () => process.exit());
await Promise.all(hops.flatMap((hop) => Array.from({ length: inHand }, () => work(hop))));

async function work(hop: Hop): Promise<never> {
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: hop.from,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 20,
      }),
    );
    if (Messages.length === 0) continue;
    await Promise.all(Messages.map((message) => handOn(message, hop)));
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
    }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: hop.from, Entries }));
  }
}

async function handOn({ Body = '' }: Message, { to, post }: Hop): Promise<void> {
  const sends = to.map((queue) =>
    sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: Body })),
  );
  await Promise.all(sends);
  if (!post) return;
  const { url, body } = post;
  await fetch(url, { method: 'POST', headers: { 'webhook-id': Body }, body });
}
