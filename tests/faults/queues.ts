import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { maxReceives } from '../../lambdas/runtime/limits.ts';
import type { Lockstep } from './lockstep.ts';
import type { Random } from './random.ts';

export interface Message {
  id: string;
  queue: string;
  body: string;
  group: string | undefined;
  receives: number;
}

/** What a queue's messages are worked off by, as lib/ sets it up. */
export interface Consumer {
  batchSize: number;
  maxConcurrency: number;
  /** Milliseconds from its receipt until a message that was not done with comes again. */
  visibility: number;
  fifo?: boolean;
  /** Resolves to the messages that were not done. */
  work(batch: Message[]): Promise<Message[]>;
}

export interface Mischief {
  /** How likely a message comes twice. */
  duplicate: number;
  /** How likely a message is late, and by how many milliseconds at most. */
  late: { chance: number; longest: number };
}

/**
 * SQS with all that it may do: standard queues hand messages over in any order, late and more than
 * once; FIFO queues in order within a group, one batch of a group at a time.
 */
export class Queues {
  readonly deadLetters: Message[] = [];
  readonly counts = { messages: 0, duplicates: 0, redeliveries: 0, deadLetters: 0 };
  mischief: Mischief;
  readonly #time: Lockstep;
  readonly #random: Random;
  readonly #consumers: Record<string, Consumer>;
  readonly #waiting = new Map<string, Message[]>();
  readonly #running = new Map<string, number>();
  readonly #busyGroups = new Set<string>();
  /** How many messages are somewhere: delayed, waiting or being worked on. */
  open = 0;

  constructor(
    time: Lockstep,
    random: Random,
    consumers: Record<string, Consumer>,
    mischief: Mischief,
  ) {
    this.#time = time;
    this.#random = random;
    this.#consumers = consumers;
    this.mischief = mischief;
  }

  send(queue: string, body: string, group?: string, delay = 0): string {
    const id = randomUUID();
    this.counts.messages += 1;
    const message = { id, queue, body, group, receives: 0 };
    const isFifo = this.#consumers[queue]?.fifo;
    this.#arrive(message, delay + (isFifo ? 0 : this.#lateness()));
    if (!isFifo && this.#random.chance(this.mischief.duplicate)) {
      this.counts.duplicates += 1;
      this.#arrive({ ...message }, delay + this.#random.whole(0, this.mischief.late.longest));
    }
    return id;
  }

  /** As an operator does once the fault behind them is mended. */
  redrive(): void {
    for (const message of this.deadLetters.splice(0)) {
      this.#arrive({ ...message, receives: 0 }, 0);
    }
  }

  #lateness(): number {
    const { late } = this.mischief;
    return this.#random.chance(late.chance)
      ? this.#random.whole(0, late.longest)
      : this.#random.whole(10, 200);
  }

  #arrive(message: Message, delay: number): void {
    this.open += 1;
    this.#time.at(this.#time.now + delay, () => {
      this.#waitingIn(message.queue).push(message);
      this.#handOut(message.queue);
    });
  }

  #waitingIn(queue: string): Message[] {
    const waiting = this.#waiting.get(queue) ?? [];
    this.#waiting.set(queue, waiting);
    return waiting;
  }

  #handOut(queue: string): void {
    const consumer = this.#consumers[queue];
    if (!consumer) throw new Error(`Nobody works off the queue ${queue}.`);
    while ((this.#running.get(queue) ?? 0) < consumer.maxConcurrency) {
      const batch = this.#take(queue, consumer);
      if (batch.length === 0) return;
      this.#running.set(queue, (this.#running.get(queue) ?? 0) + 1);
      void this.#workOff(queue, consumer, batch);
    }
  }

  #take(queue: string, { batchSize, fifo }: Consumer): Message[] {
    const waiting = this.#waitingIn(queue);
    const batch: Message[] = [];
    const group = fifo && waiting.find((one) => !this.#busyGroups.has(String(one.group)))?.group;
    if (fifo && group === undefined) return batch;
    while (batch.length < batchSize) {
      const at = fifo
        ? waiting.findIndex((one) => one.group === group)
        : this.#random.whole(0, waiting.length - 1);
      const [message] = waiting.splice(at, at < 0 ? 0 : 1);
      if (!message) break;
      message.receives += 1;
      if (message.receives <= maxReceives) {
        batch.push(message);
      } else {
        this.open -= 1;
        this.counts.deadLetters += 1;
        this.deadLetters.push(message);
      }
    }
    if (fifo && batch.length > 0) this.#busyGroups.add(String(group));
    return batch;
  }

  async #workOff(queue: string, consumer: Consumer, batch: Message[]): Promise<void> {
    const again = this.#time.now + consumer.visibility;
    const failed = await consumer.work(batch);
    this.#running.set(queue, (this.#running.get(queue) ?? 0) - 1);
    this.open -= batch.length - failed.length;
    this.counts.redeliveries += failed.length;
    const free = () => {
      if (consumer.fifo) this.#busyGroups.delete(String(batch[0]?.group));
      // Those that were not done come first again.
      this.#waitingIn(queue).unshift(...failed);
      this.#handOut(queue);
    };
    if (failed.length > 0) this.#time.at(again, free);
    if (failed.length === 0) free();
    else this.#handOut(queue);
  }
}

/** The part of SQS that sends, over its wire protocol (JSON 1.0). */
export function queueServer(queues: () => Queues): Server {
  return createServer(async (request, response) => {
    const asked = (await json(request)) as Asked;
    const send = ({ MessageBody, MessageGroupId, DelaySeconds = 0 }: Asked) => ({
      MessageId: queues().send(
        String(asked.QueueUrl.split('/').at(-1)),
        MessageBody,
        MessageGroupId,
        DelaySeconds * 1000,
      ),
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    });
    const answer = asked.Entries
      ? { Successful: asked.Entries.map((one) => ({ Id: one.Id, ...send(one) })), Failed: [] }
      : send(asked);
    response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(answer));
  });
}

interface Asked {
  Id?: string;
  QueueUrl: string;
  MessageBody: string;
  MessageGroupId?: string;
  DelaySeconds?: number;
  Entries?: Asked[];
}
