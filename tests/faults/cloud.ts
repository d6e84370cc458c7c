import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { variables } from '../../lambdas/runtime/environment.ts';
import { createTables } from '../support/tables.ts';
import { listen, openEmulators, type Ports } from './emulators.ts';
import { type Queues, queueServer } from './queues.ts';

/** The AWS of a play, all of it on this machine. */
export interface Cloud {
  /** Goes on with new, empty tables and buckets, and other queues. */
  renew(queues: Queues): Promise<void>;
  close(): Promise<void>;
}

const queueNames = {
  intakeQueue: 'intake',
  taggingQueue: 'tagging',
  routingQueue: 'routing',
  deliveriesQueue: 'deliveries',
  feedsQueue: 'feeds',
} as const;

/**
 * Opens it, and tells the AWS clients of this process by the environment where it is.
 *
 * @param isApart whether in a process of its own, which is quicker while a processor has nothing to do
 */
export async function openCloud(isApart: boolean): Promise<Cloud> {
  const emulators = isApart ? await openApart() : await openEmulators();
  let queues: Queues | undefined;
  const server = queueServer(() => {
    if (!queues) throw new Error('There are no queues yet.');
    return queues;
  });
  const sqs = `http://127.0.0.1:${await listen(server)}`;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${emulators.dynamodb}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${emulators.s3}`,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    [variables.feedsAddress]: 'https://feeds.example',
    [variables.partnerNetworks]: '',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
  for (const [variable, name] of Object.entries(queueNames)) {
    process.env[variables[variable as keyof typeof queueNames]] = `${sqs}/000000000000/${name}`;
  }
  return {
    async renew(others) {
      queues = others;
      const run = randomUUID();
      for (const bucket of ['uploads', 'articles', 'feeds'] as const) {
        process.env[variables[`${bucket}Bucket`]] = `${bucket}-${run}`;
      }
      await createTables();
    },
    async close() {
      await emulators.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function openApart(): Promise<Ports & { close(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'cloud-process.ts'), { execArgv: [] });
  const [ports] = (await once(child, 'message')) as [Ports];
  return {
    ...ports,
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
