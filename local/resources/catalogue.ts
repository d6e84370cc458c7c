import { bucket } from './bucket.ts';
import { distribution } from './distribution.ts';
import { edgeFunction } from './edge-function.ts';
import { eventSourceMapping } from './event-source-mapping.ts';
import { lambdaFunction } from './function.ts';
import { keyValueStore } from './key-value-store.ts';
import { queue } from './queue.ts';
import type { ResourceType } from './resource-type.ts';
import { responseHeadersPolicy } from './response-headers-policy.ts';
import { rule } from './rule.ts';
import { table } from './table.ts';

/** The resource types that the embedded stack makes. */
export const catalogue: Readonly<Record<string, ResourceType>> = {
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::Function': edgeFunction,
  'AWS::CloudFront::KeyValueStore': keyValueStore,
  'AWS::CloudFront::ResponseHeadersPolicy': responseHeadersPolicy,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': rule,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::S3::Bucket': bucket,
  'AWS::SQS::Queue': queue,
};
