import type { SQSEvent } from 'aws-lambda';
import { logger } from '../../lambdas/runtime/logger.ts';
import { synthesize } from '../../local/synthesize.ts';
import { figure, type Table, times } from '../table.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { type Child, startChild } from './child.ts';
import { bareLoop } from './floor.ts';
import type { Requests } from './requests.ts';

export interface DeliverResult {
  partners: number;
  /** Milliseconds that the partner takes to answer. */
  answer: number;
  /** Deliveries per second, and of the bare loop to the same partner. */
  perSecond: number;
  floor: number;
  share: number;
  /** For one delivery. */
  requests: Requests;
}

export interface DeliverSizes {
  /** How many partners share the deliveries. */
  partners: number[];
  deliveries: number;
  /** Milliseconds that partners take to answer. */
  answers: number[];
}

const secret = `whsec_${Buffer.alloc(32, 'bench').toString('base64')}`;
/** What an event source hands to the function at once. */
const batch = 10;

/**
 * The deliver stage alone: its handler in this process, batch after batch; the stack's emulators and
 * the partner in processes of their own.
 */
export function measureDeliver(sizes: DeliverSizes): Promise<DeliverResult[]> {
  return inTemporaryFolder(async (assembly) => {
    await synthesize(assembly);
    const stack = await startChild<Record<string, string>>('stack-process.ts', assembly);
    Object.assign(process.env, stack.said, { PARTNER_NETWORKS: '127.0.0.0/8' });
    logger.setLogLevel('SILENT');
    const results: DeliverResult[] = [];
    try {
      for (const answer of sizes.answers) {
        const partner = await startChild<string>('partner-process.ts', String(answer));
        try {
          for (const partners of sizes.partners) {
            results.push(await measure(partner, partners, answer, sizes.deliveries));
          }
        } finally {
          await partner.stop();
        }
      }
    } finally {
      await stack.stop();
    }
    return results;
  });
}

async function measure(
  { said: address }: Child<string>,
  partners: number,
  answer: number,
  deliveries: number,
): Promise<DeliverResult> {
  // Only now does the environment tell where the stack is.
  const { handler } = await import('../../lambdas/deliver/handler.ts');
  const { owe } = await import('./owe.ts');
  const { countRequests } = await import('./requests.ts');
  const run = { name: `${answer}-${partners}`, partners, address, secret };
  await deliverAll(await owe({ ...run, name: `${run.name}-warm-up`, deliveries: 10 * batch }));
  const owed = await owe({ ...run, deliveries });
  const counted = countRequests();
  const start = performance.now();
  await deliverAll(owed);
  const perSecond = (1000 * deliveries) / (performance.now() - start);
  const requests = counted(deliveries);
  await bareLoop(address, secret, 20 * batch);
  const floor = await bareLoop(address, secret, deliveries);
  return { partners, answer, perSecond, floor, share: perSecond / floor, requests };

  async function deliverAll(bodies: string[]): Promise<void> {
    for (let from = 0; from < bodies.length; from += batch) {
      const Records = bodies
        .slice(from, from + batch)
        .map((body, index) => ({ messageId: String(index), body }));
      const { batchItemFailures } = await handler({ Records } as SQSEvent);
      if (batchItemFailures.length > 0) throw new Error('A delivery failed.');
    }
  }
}

export function deliverTable(results: DeliverResult[]): Table {
  return {
    title: 'The deliver stage to a partner on this machine',
    columns: [
      'partner answers after, partners',
      'per s',
      'bare loop',
      '÷ loop',
      'DynamoDB',
      'S3',
      'SQS',
    ],
    rows: results.map(({ partners, answer, perSecond, floor, share, requests }) => [
      `${answer} ms, ${partners.toLocaleString('en')}`,
      figure(perSecond),
      figure(floor),
      times(share),
      figure(requests.dynamodb),
      figure(requests.s3),
      figure(requests.sqs),
    ]),
    note: 'One function, ten at a time, as the loop. Requests for one delivery: of SQS those of its whole way, one send, and a receive and a delete for ten.',
  };
}
