import type { SQSEvent } from 'aws-lambda';

/** A message of a queue, as far as it matters to whoever handles it. */
interface QueueMessage {
  id: string;
  body: string;
  /** What queues hand over in order within. */
  group?: string | undefined;
  /** How often it was handed over, this time included. */
  receives?: number;
}

/** A batch as Lambda hands it to a function. */
export function sqsEvent(messages: readonly QueueMessage[]): SQSEvent {
  const Records = messages.map(({ id, body, group = '', receives = 1 }) => ({
    messageId: id,
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
      MessageGroupId: group,
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'us-east-1',
  }));
  return { Records };
}
