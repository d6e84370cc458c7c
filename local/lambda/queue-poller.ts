import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Work } from '../work.ts';
import type { LambdaFunction } from './function.ts';
import { failedMessages, sqsRecord } from './sqs-event.ts';

export interface QueuePollerProps {
  queue: { url: string; arn: string };
  function: LambdaFunction;
  batchSize: number;
  /** Seconds to wait for a batch to fill, from its first message on. */
  window: number;
  /** How many batches may be in hand at once. */
  concurrency: number;
  reportsBatchItemFailures: boolean;
  sqs: SQSClient;
  work: Work;
}

/** Seconds, the longest that SQS allows: an idle queue then costs next to nothing. */
const longPoll = 20;

/**
 * An event source mapping: hands what comes into a queue to a function, as Lambda does. What the
 * function handled is deleted; what it did not handle comes back when its visibility timeout ends,
 * until the queue gives it up to its dead-letter queue.
 */
export class QueuePoller {
  readonly #props: QueuePollerProps;
  readonly #loop: Promise<void>;
  #inHand = 0;
  #onBatchDone = () => {};
  #stopping = false;

  constructor(props: QueuePollerProps) {
    this.#props = props;
    this.#loop = this.#poll();
  }

  /** Takes no more messages from now on. The poll that is under way is for the queue to end. */
  stop(): Promise<void> {
    this.#stopping = true;
    this.#onBatchDone();
    return this.#loop;
  }

  async #poll(): Promise<void> {
    while (!this.#stopping) {
      if (this.#inHand >= this.#props.concurrency) {
        await new Promise<void>((resolve) => {
          this.#onBatchDone = resolve;
        });
        continue;
      }
      const messages = await this.#gather();
      if (messages.length > 0 && !this.#stopping) void this.#props.work.track(this.#hand(messages));
    }
  }

  /** Empty when nothing has come for a while. */
  async #gather(): Promise<Message[]> {
    const { batchSize, window } = this.#props;
    const messages = await this.#receive(batchSize, longPoll);
    const end = Date.now() + window * 1000;
    while (messages.length > 0 && messages.length < batchSize && Date.now() < end) {
      const wait = Math.min(longPoll, Math.ceil((end - Date.now()) / 1000));
      messages.push(...(await this.#receive(batchSize - messages.length, wait)));
      if (this.#stopping) break;
    }
    return messages;
  }

  async #receive(most: number, wait: number): Promise<Message[]> {
    const { sqs, queue } = this.#props;
    try {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queue.url,
          MaxNumberOfMessages: Math.min(most, 10),
          WaitTimeSeconds: wait,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
        }),
      );
      return Messages;
    } catch (error) {
      if (this.#stopping) return [];
      this.#props.function.note(`Polling ${queue.url} failed: ${error}`);
      await sleep(1000);
      return [];
    }
  }

  async #hand(messages: Message[]): Promise<void> {
    this.#inHand += 1;
    try {
      const handled = await this.#handle(messages);
      if (!this.#stopping) await this.#delete(handled);
    } catch (error) {
      this.#props.function.note(`Messages that were handled could not be deleted: ${error}`);
    } finally {
      this.#inHand -= 1;
      this.#onBatchDone();
    }
  }

  /** Resolves to those that the function handled: none of them when it failed. */
  async #handle(messages: Message[]): Promise<Message[]> {
    const { queue, reportsBatchItemFailures } = this.#props;
    const Records = messages.map((message) => sqsRecord(message, queue.arn));
    let answer: unknown;
    try {
      answer = await this.#props.function.invoke({ Records });
    } catch {
      return []; // The function has logged why.
    }
    if (!reportsBatchItemFailures) return messages;
    const batch = Records.map(({ messageId }) => messageId);
    const failed = failedMessages(answer, batch);
    return messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
  }

  async #delete(messages: Message[]): Promise<void> {
    const { sqs, queue } = this.#props;
    for (let start = 0; start < messages.length; start += 10) {
      const Entries = messages
        .slice(start, start + 10)
        .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries }));
    }
  }
}
