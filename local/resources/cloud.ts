import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { AddedHeaders } from '../emulators/edge.ts';
import type { EdgeFunction } from '../emulators/edge-function.ts';
import type { Endpoint } from '../emulators/endpoint.ts';
import type { KeyValueStores } from '../emulators/key-value-stores.ts';
import type { FunctionLog, LambdaFunction } from '../lambda/function.ts';
import type { Notifications } from '../notifications.ts';
import type { Work } from '../work.ts';

export interface Queue {
  url: string;
  arn: string;
  fifo: boolean;
  /** Seconds for which a received message is hidden. */
  visibility: number;
}

/** What the resources of one running stack share, and where they find one another. */
export interface Cloud {
  readonly stackName: string;
  /** Folders of the assembly's assets by their object key. */
  readonly assets: ReadonlyMap<string, string>;
  readonly endpoint: Endpoint;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  readonly notifications: Notifications;
  readonly keyValueStores: KeyValueStores;
  readonly work: Work;
  onLog(line: FunctionLog): void;

  /** By name. */
  readonly buckets: Set<string>;
  /** Of response headers policies, by id. */
  readonly addedHeaders: Map<string, AddedHeaders>;
  /** Of CloudFront, by ARN. */
  readonly edgeFunctions: Map<string, EdgeFunction>;
  /** Have the logs that are held back delivered to their buckets. */
  readonly logDeliveries: Set<() => Promise<void>>;
  /** By ARN. */
  readonly queues: Map<string, Queue>;
  /** By name. */
  readonly functions: Map<string, LambdaFunction>;
  /** Those that feed a function. */
  readonly sources: Set<Queue>;

  /** A port for a server of its own. */
  nextPort(): number;
  /** Has `stop` called when the stack stops. */
  onStop(stop: () => unknown): void;
}
