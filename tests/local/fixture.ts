// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and S3.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished, vi } from 'vitest';
import { type FunctionLog, type Stack, startStack } from '../../local/stack.ts';

// Functions run in processes of their own, which take their time to start on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

interface Fixture {
  /** CloudFormation resources by logical id. */
  resources: Record<string, object>;
  outputs?: Record<string, unknown>;
  /** What else stands at the top of the template. */
  sections?: Record<string, unknown>;
  /** The JavaScript of each asset's index.mjs. */
  handlers?: Record<string, string>;
  port?: number;
}

/** Writes what `cdk synth` would for a template of a test's own; resolves to the folder. */
export async function writeAssembly(fixture: Fixture): Promise<string> {
  const { resources, outputs = {}, sections = {}, handlers = {} } = fixture;
  const folder = await mkdtemp(join(tmpdir(), 'wirecopy-fixture-'));
  const write = (file: string, value: unknown) =>
    writeFile(join(folder, file), JSON.stringify(value));
  const files: Record<string, object> = {};
  for (const [name, source] of Object.entries(handlers)) {
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { current: { bucketName: 'assets', objectKey: `${name}.zip` } },
    };
    await mkdir(join(folder, `asset.${name}`));
    await writeFile(join(folder, `asset.${name}`, 'index.mjs'), source);
  }
  await write('manifest.json', {
    artifacts: {
      'Test.assets': { type: 'cdk:asset-manifest', properties: { file: 'Test.assets.json' } },
      Test: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'Test.template.json' },
      },
    },
  });
  await write('Test.assets.json', { files });
  await write('Test.template.json', {
    ...sections,
    Resources: resources,
    Outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, { Value: value }]),
    ),
  });
  return folder;
}

/** Starts a stack of a test's own, with all that its functions print; it stops with the test. */
export async function startFixture(
  fixture: Fixture,
): Promise<Stack & { log: FunctionLog[]; lines(): string[] }> {
  const folder = await writeAssembly(fixture);
  onTestFinished(() => rm(folder, { recursive: true }));
  const log: FunctionLog[] = [];
  const port = fixture.port ?? 0;
  const stack = await startStack({ assembly: folder, port, onLog: (line) => log.push(line) });
  onTestFinished(() => stack.stop());
  return { ...stack, log, lines: () => log.map(({ line }) => line) };
}

/** Clients that know nothing but what the stack puts into the environment. */
export function clients({ environment }: Stack) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return { s3: new S3Client(), sqs: new SQSClient(), dynamodb: new DynamoDBClient() };
}

export function bucket(properties: object = {}) {
  return { Type: 'AWS::S3::Bucket', Properties: properties };
}

export function queue(properties: object = {}) {
  return { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 1, ...properties } };
}

export function lambda(handler: string, properties: object = {}) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: {
        S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' },
        S3Key: `${handler}.zip`,
      },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Timeout: 1,
      ...properties,
    },
  };
}

export function mapping(queueId: string, functionId: string, properties: object = {}) {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arnOf(queueId),
      FunctionName: { Ref: functionId },
      ...properties,
    },
  };
}

export function arnOf(logicalId: string) {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}
