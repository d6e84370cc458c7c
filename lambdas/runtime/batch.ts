import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logger } from './logger.ts';

/**
 * A Lambda handler over a batch of SQS messages: each is handled on its own and at the same time as
 * the others, and only those that throw are reported, to be received again and in the end to become
 * dead letters. A throw therefore means "our fault"; every other end of a message is handled.
 */
export function batchHandler(
  handle: (body: string, record: SQSRecord) => Promise<void>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) =>
    processPartialResponse(
      event,
      async (record: SQSRecord) => {
        try {
          await handle(record.body, record);
        } catch (error) {
          logger.error('a message failed', { body: record.body, error: error as Error });
          throw error;
        }
      },
      new BatchProcessor(EventType.SQS),
      // One throw for a wholly failed batch would make Lambda slow down its polling.
      { throwOnFullBatchFailure: false },
    );
}
