import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

// One of each per process, so that warm invocations reuse their connections. Region, endpoint and
// credentials come from the environment, as Lambda, the AWS CLI and the embedded stack set them.
// The marks let a bundle leave out a client that its stage does not use.
export const s3 = /* @__PURE__ */ new S3Client({});
export const sqs = /* @__PURE__ */ new SQSClient({});
export const dynamodb = /* @__PURE__ */ DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
