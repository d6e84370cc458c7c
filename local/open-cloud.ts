import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientEnvironment, region } from './account.ts';
import type { Assembly } from './assembly.ts';
import { openEndpoint } from './emulators/endpoint.ts';
import type { OnWrite } from './emulators/fauxqs.ts';
import { KeyValueStores } from './emulators/key-value-stores.ts';
import type { FunctionLog } from './lambda/function.ts';
import { Notifications } from './notifications.ts';
import type { Cloud } from './resources/cloud.ts';
import { Work } from './work.ts';

/**
 * An empty cloud for the resources of a stack. Its `stop` ends them and itself.
 *
 * @throws Error when the port is in use.
 */
export async function openCloud(
  { stackName, assets }: Assembly,
  port: number,
  onLog: (line: FunctionLog) => void,
): Promise<{ cloud: Cloud; stop(): Promise<void> }> {
  const work = new Work();
  const keyValueStores = new KeyValueStores();
  const tell: OnWrite = (bucket, look) => {
    if (notifications.concern(bucket)) void work.track(notifications.tell(look));
  };
  const endpoint = await openEndpoint(port, tell, keyValueStores);
  const clients = openClients(endpoint.url);
  const notifications = new Notifications(clients.sqs);

  let lastPort = port;
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    // All at once: pollers end when the queues end their polls, calls when the functions do.
    const stopping = stops.map((one) => one());
    await endpoint.wakePollers();
    await Promise.all(stopping);
    await endpoint.close();
    for (const client of Object.values(clients)) client.destroy();
  };
  let stopped: Promise<void> | undefined;
  return {
    cloud: {
      stackName,
      assets,
      endpoint,
      ...clients,
      notifications,
      keyValueStores,
      work,
      onLog,
      buckets: new Set(),
      addedHeaders: new Map(),
      edgeFunctions: new Map(),
      logDeliveries: new Set(),
      queues: new Map(),
      functions: new Map(),
      sources: new Set(),
      nextPort: () => (port === 0 ? 0 : ++lastPort),
      onStop: (one) => stops.push(one),
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function openClients(endpoint: string) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = clientEnvironment(endpoint);
  const configuration = {
    endpoint,
    region,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  };
  return {
    s3: new S3Client(configuration),
    sqs: new SQSClient(configuration),
    dynamodb: new DynamoDBClient(configuration),
  };
}
