import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { SQSMessageAttribute, SQSRecord } from 'aws-lambda';
import { region } from '../account.ts';

/** The record by which Lambda hands a message to a function. */
export function sqsRecord(message: Message, queueArn: string): SQSRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '' } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    // SQS sends those that the record must have with every message.
    attributes: { ...message.Attributes } as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
        name,
        messageAttribute(value),
      ]),
    ),
    md5OfBody: MD5OfBody,
    ...(message.MD5OfMessageAttributes && {
      md5OfMessageAttributes: message.MD5OfMessageAttributes,
    }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

function messageAttribute(value: MessageAttributeValue): SQSMessageAttribute {
  const { DataType = 'String', StringValue, BinaryValue } = value;
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType as SQSMessageAttribute['dataType'],
  };
}

/**
 * Those of a batch that a function with ReportBatchItemFailures says it could not handle. As Lambda
 * documents it: an empty or absent answer is success, and whatever it cannot make sense of (not an
 * object, a failure without an identifier, or with one that is not of this batch) fails the batch.
 */
export function failedMessages(answer: unknown, batch: readonly string[]): ReadonlySet<string> {
  const all = new Set(batch);
  if (answer === null) return new Set();
  if (typeof answer !== 'object') return all;
  const failures = 'batchItemFailures' in answer ? answer.batchItemFailures : null;
  if (failures === null) return new Set();
  if (!Array.isArray(failures)) return all;
  const failed = new Set<unknown>(failures.map((one) => one?.itemIdentifier));
  return failed.isSubsetOf(all) ? (failed as Set<string>) : all;
}
