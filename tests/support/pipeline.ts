import { setTimeout as sleep } from 'node:timers/promises';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inject } from 'vitest';
import { deleteUpload, putUpload } from '../../lambdas/aws/buckets.ts';
import { putPartner, putSubscription } from '../../lambdas/aws/directory.ts';
import { isThrough, type Journey, journeyOfUpload } from '../../lambdas/aws/journey.ts';
import { countMessages } from '../../lambdas/aws/queues.ts';
import { putSecrets } from '../../lambdas/aws/secrets.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { environmentOf } from '../../lambdas/runtime/environment.ts';
import { type FunctionLog, type Stack, startStack } from '../../local/stack.ts';
import { type Partner, secret, startPartner } from './partner.ts';

/** The embedded stack with one partner, and what a publisher, a partner and the desk can do. */
export interface Pipeline {
  stack: Stack;
  partner: Partner;
  /** Uploads as a publisher would; resolves to the journey once all is through. */
  upload(key: string, body: string | Uint8Array): Promise<Journey>;
  put(key: string, body: string | Uint8Array): Promise<void>;
  remove(key: string): Promise<Journey>;
  through(key: string, since?: number): Promise<Journey>;
  subscribe(subscription: Partial<Subscription> & { id: string }): Promise<void>;
  /** How many messages were given up on, in all queues. */
  deadLetters(): Promise<number>;
  /** Has failed messages of a queue received again after `seconds` instead of minutes. */
  hurry(queue: string, seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** How long anything may take on a machine that is busy with other tests, in milliseconds. */
const patience = 45_000;

export async function startPipeline(
  onLog: (line: FunctionLog) => void = () => {},
): Promise<Pipeline> {
  const stack = await startStack({ assembly: inject('assembly'), onLog });
  Object.assign(process.env, stack.environment, environmentOf(stack.outputs));
  const partner = await startPartner();

  const through = async (key: string, since = 0) => {
    let journey: Journey | undefined;
    await until(async () => {
      journey = await journeyOfUpload(key);
      const decided = journey?.receipt && Date.parse(journey.receipt.at) >= since;
      return Boolean(decided && journey && isThrough(journey));
    }, `${key} to be through`);
    return journey as Journey;
  };

  const put = async (key: string, body: string | Uint8Array) => {
    const bytes = Buffer.from(body);
    await putUpload(key, bytes, bytes.length);
  };

  return {
    stack,
    partner,
    through,
    put,
    async upload(key, body) {
      const since = Date.now();
      await put(key, body);
      return through(key, since);
    },
    async remove(key) {
      const since = Date.now();
      await deleteUpload(key);
      return through(key, since);
    },
    async subscribe(subscription) {
      await putPartner({ id: 'partner', name: 'The partner' });
      await putSecrets(subscription.id, [secret]);
      await putSubscription({
        partner: 'partner',
        name: subscription.id,
        active: true,
        filter: {},
        format: 'ninjs',
        channel: { type: 'webhook', url: `${partner.address}/${subscription.id}` },
        ...subscription,
      });
    },
    async deadLetters() {
      const queues = Object.entries(stack.outputs).filter(([name]) => /DeadLetter/.test(name));
      const counts = await Promise.all(queues.map(([, url]) => countMessages(url)));
      return counts.reduce((sum, { waiting, inFlight }) => sum + waiting + inFlight, 0);
    },
    async hurry(queue, seconds) {
      await new SQSClient({}).send(
        new SetQueueAttributesCommand({
          QueueUrl: stack.outputs[`${queue}QueueUrl`],
          Attributes: { VisibilityTimeout: String(seconds) },
        }),
      );
    },
    async stop() {
      await stack.stop();
      await partner.stop();
    },
  };
}

/** Waits until something holds, and says what did not when it does not come to. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  what: string,
  milliseconds = patience,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
    await sleep(50);
  }
}
