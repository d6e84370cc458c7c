import { randomUUID } from 'node:crypto';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { environment } from '../runtime/environment.ts';
import { stageTimeout } from '../runtime/limits.ts';
import type { DeliveryDue, FeedStale, RoutingDue } from '../runtime/messages.ts';
import { sqs } from './clients.ts';

/** "This article has news": tagging and routing read its current version. */
export function ringArticle(queue: 'tagging' | 'routing', article: string): Promise<void> {
  return send(queue === 'tagging' ? 'taggingQueue' : 'routingQueue', { article });
}

/**
 * "This article is to be judged anew for one subscription". Only when whoever may have read the
 * subscription as it was before is done. Such messages form a group for each subscription, by which SQS
 * keeps them from holding up news.
 */
export function ringAnew(article: string, anew: NonNullable<RoutingDue['anew']>): Promise<void> {
  return send(
    'routingQueue',
    { article, anew },
    { MessageGroupId: anew.subscription, DelaySeconds: stageTimeout },
  );
}

/** "This article's time is over", which normalise decides. */
export function ringExpiry(article: string): Promise<void> {
  return send('intakeQueue', { article });
}

/**
 * "This subscription may lack this article", at once or in up to 900 seconds. Messages of one
 * partner form a group, by which SQS keeps a busy partner from starving the others (fair queues).
 */
export function ringDelivery(due: DeliveryDue, partner: string, delaySeconds = 0): Promise<void> {
  return send('deliveriesQueue', due, {
    MessageGroupId: partner,
    ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
  });
}

/**
 * "This feed may be stale". One FIFO group per feed, so that a feed is never rendered twice at once;
 * each ring has its own deduplication id, since a later ring must never be taken for an earlier one.
 */
export function ringFeed(stale: FeedStale): Promise<void> {
  return send('feedsQueue', stale, {
    MessageGroupId: stale.subscription,
    MessageDeduplicationId: randomUUID(),
  });
}

/** How many messages wait in a queue, are being handled, or are delayed; approximate, as SQS is. */
export async function countMessages(
  queueUrl: string,
): Promise<{ waiting: number; inFlight: number; later: number }> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  return {
    waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    later: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
  };
}

/** Seconds. A long poll asks all of the servers that a queue is spread over, a short one only some. */
const longPoll = 2;

/**
 * Moves every message of a dead-letter queue back, each sent before it is deleted: a crash between
 * the two sends one twice, which doorbells bear. Resolves to how many were moved.
 *
 * By hand, because the embedded stack has no StartMessageMoveTask.
 */
export async function moveMessages(from: string, to: string): Promise<number> {
  let moved = 0;
  // Even a long poll may come back empty while messages remain; twice in a row it hardly will.
  let emptyAnswers = 0;
  while (emptyAnswers < 2) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: from,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: longPoll,
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    );
    emptyAnswers = Messages.length === 0 ? emptyAnswers + 1 : 0;
    for (const message of Messages) {
      await sqs.send(
        new SendMessageCommand({ QueueUrl: to, MessageBody: message.Body, ...group(message, to) }),
      );
      await sqs.send(
        new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }),
      );
      moved += 1;
    }
  }
  return moved;
}

function group({ Attributes: { MessageGroupId } = {} }: Message, queueUrl: string) {
  return {
    ...(MessageGroupId && { MessageGroupId }),
    ...(queueUrl.endsWith('.fifo') && { MessageDeduplicationId: randomUUID() }),
  };
}

async function send(
  queue: 'intakeQueue' | 'taggingQueue' | 'routingQueue' | 'deliveriesQueue' | 'feedsQueue',
  message: RoutingDue | DeliveryDue | FeedStale,
  options: { MessageGroupId?: string; MessageDeduplicationId?: string; DelaySeconds?: number } = {},
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: environment(queue),
      MessageBody: JSON.stringify(message),
      ...options,
    }),
  );
}
