import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedMessages, sqsRecord } from '../../../local/lambda/sqs-event.ts';

const batch = ['a', 'b', 'c'];

describe('the answer of a function with ReportBatchItemFailures', () => {
  it.each([
    ['null', null],
    ['an empty object', {}],
    ['an absent list', { batchItemFailures: null }],
    ['an empty list', { batchItemFailures: [] }],
  ])('means success when it is %s', (_, answer) => {
    expect([...failedMessages(answer, batch)]).toEqual([]);
  });

  it.each([
    ['text', 'fine'],
    ['a number', 1],
    ['a list that is none', { batchItemFailures: 'a' }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a null identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
    ['a misspelt identifier', { batchItemFailures: [{ itemIdentifer: 'a' }] }],
    ['a failure that is null', { batchItemFailures: [null] }],
    [
      'an identifier of no message',
      { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'x' }] },
    ],
  ])('fails the whole batch when it has %s', (_, answer) => {
    expect([...failedMessages(answer, batch)]).toEqual(batch);
  });

  it('fails exactly those that it names', () => {
    fc.assert(
      fc.property(fc.subarray(batch), (named) => {
        const batchItemFailures = named.map((itemIdentifier) => ({ itemIdentifier }));
        expect([...failedMessages({ batchItemFailures }, batch)]).toEqual(named);
      }),
    );
  });
});

describe('the record of a message', () => {
  it('has the shape in which Lambda hands it over', () => {
    const message = {
      MessageId: 'm',
      ReceiptHandle: 'r',
      Body: 'text',
      MD5OfBody: 'sum',
      MD5OfMessageAttributes: 'other sum',
      Attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1' },
      MessageAttributes: {
        trace: { DataType: 'String', StringValue: 'x' },
        raw: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2) },
      },
    };
    expect(sqsRecord(message, 'arn:aws:sqs:us-east-1:000000000000:q')).toEqual({
      messageId: 'm',
      receiptHandle: 'r',
      body: 'text',
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1' },
      messageAttributes: {
        trace: { dataType: 'String', stringValue: 'x', stringListValues: [], binaryListValues: [] },
        raw: {
          dataType: 'Binary',
          binaryValue: 'AQI=',
          stringListValues: [],
          binaryListValues: [],
        },
      },
      md5OfBody: 'sum',
      md5OfMessageAttributes: 'other sum',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:q',
      awsRegion: 'us-east-1',
    });
  });
});
