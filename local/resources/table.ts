import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { arn, physicalName } from '../account.ts';
import { resourceType } from './resource-type.ts';
import { access, encryption, labels } from './sentences.ts';

const keySchema = z.array(
  z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);
const indexes = z.array(
  z.strictObject({
    IndexName: z.string(),
    KeySchema: keySchema,
    Projection: z.strictObject({
      ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
      NonKeyAttributes: z.optional(z.array(z.string())),
    }),
  }),
);

export const table = resourceType({
  properties: z.strictObject({
    TableName: z.optional(z.string()),
    AttributeDefinitions: z.array(
      z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z.optional(indexes),
    LocalSecondaryIndexes: z.optional(indexes),
    BillingMode: z.literal('PAY_PER_REQUEST'),
  }),
  withoutEffect: {
    DeletionProtectionEnabled: 'Tables are gone when the stack stops, protected or not.',
    PointInTimeRecoverySpecification: 'Tables have no point-in-time recovery.',
    ResourcePolicy: access,
    SSESpecification: encryption,
    Tags: labels,
    TimeToLiveSpecification: 'Items do not expire: DynamoDB TTL does nothing.',
  },
  async create(logicalId, properties, cloud) {
    const TableName = properties.TableName ?? physicalName(cloud.stackName, logicalId, 255);
    await cloud.dynamodb.send(new CreateTableCommand({ ...properties, TableName }));
    await waitUntilTableExists(
      { client: cloud.dynamodb, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.1 },
      { TableName },
    );
    return { ref: TableName, attributes: { Arn: arn('dynamodb', `table/${TableName}`) } };
  },
});
