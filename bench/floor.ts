import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientEnvironment, region } from '../local/account.ts';
import { openEndpoint } from '../local/emulators/endpoint.ts';
import { type GeneratedFile, generateFiles } from './articles.ts';
import { clock } from './clock.ts';
import type { Hop } from './floor-hops.ts';
import { type Flow, type FlowSizes, flowOf, type Pace, uploadAll } from './flow.ts';
import { type Partner, startPartner } from './partner.ts';

export interface FloorResults {
  load: Flow;
  gentle: Flow;
}

/**
 * What the emulators and the AWS SDK alone allow: the same uploads into the same emulators, the
 * same queues one after another, a push to the same partner, and no work in between.
 */
export async function measureFloor({
  warmUp,
  load,
  gentle,
  patience,
}: FlowSizes): Promise<FloorResults> {
  let announce = async (_key: string) => {};
  const endpoint = await openEndpoint(0, async (_bucket, look) => {
    for (const { key } of await look()) await announce(key);
  });
  const partner = await startPartner();
  const { put, notify, stop } = await startFloor(endpoint.url, partner.address);
  announce = notify;
  const run = (folder: string, articles: number, pace: Pace) =>
    flow(generateFiles(articles, folder), pace, put, partner, patience);
  try {
    await run('warm-up', warmUp, load);
    return {
      load: await run('load', load.articles, load),
      gentle: await run('gentle', gentle.articles, gentle),
    };
  } finally {
    await stop();
    await partner.stop();
    await endpoint.wakePollers();
    await endpoint.close();
  }
}

async function flow(
  files: GeneratedFile[],
  pace: Pace,
  put: (file: GeneratedFile) => Promise<void>,
  partner: Partner,
  patience: number,
): Promise<Flow> {
  const seen = partner.arrivals.length;
  const began = clock();
  const uploaded = await uploadAll(files, pace, put);
  await partner.receive(seen + files.length, patience);
  const arrived = new Map(partner.arrivals.slice(seen).map(({ id, at }) => [id, at]));
  return flowOf(uploaded, arrived, began, Math.max(...arrived.values()));
}

/** As long as an article in ninjs. */
const body = 'x'.repeat(8000);

async function startFloor(endpoint: string, partner: string) {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const s3 = new S3Client(config);
  const sqs = new SQSClient(config);
  const queue = async (QueueName: string) =>
    String((await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl);
  const [intake = '', tagging = '', routing = '', deliveries = '', feeds = ''] = await Promise.all(
    ['intake', 'tagging', 'routing', 'deliveries', 'feeds'].map(queue),
  );
  const Bucket = 'uploads';
  await s3.send(new CreateBucketCommand({ Bucket }));

  const hops: Hop[] = [
    { from: intake, to: [tagging] },
    { from: tagging, to: [routing] },
    { from: routing, to: [deliveries, feeds] },
    { from: deliveries, to: [], post: { url: partner, body } },
    { from: feeds, to: [] },
  ];
  const child = fork(join(import.meta.dirname, 'floor-hops.ts'), [JSON.stringify(hops)], {
    env: { ...process.env, ...clientEnvironment(endpoint) },
  });
  return {
    async put({ key, bytes, contentType }: GeneratedFile) {
      await s3.send(
        new PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: contentType }),
      );
    },
    async notify(key: string) {
      await sqs.send(new SendMessageCommand({ QueueUrl: intake, MessageBody: key }));
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
