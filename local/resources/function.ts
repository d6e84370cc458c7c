import * as z from 'zod';
import { arn, clientEnvironment, physicalName } from '../account.ts';
import { LambdaFunction } from '../lambda/function.ts';
import { TemplateError } from '../template/template.ts';
import { resourceType } from './resource-type.ts';
import { access, encryption, labels, logs } from './sentences.ts';

const properties = z.strictObject({
  FunctionName: z.optional(z.string()),
  Code: z.strictObject({ S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Timeout: z.optional(z.int().min(1).max(900)),
  MemorySize: z.optional(z.int().min(128).max(10_240)),
  ReservedConcurrentExecutions: z.optional(z.int().min(0)),
  Environment: z.optional(
    z.strictObject({ Variables: z.optional(z.record(z.string(), z.string())) }),
  ),
});

export const lambdaFunction = resourceType({
  properties,
  withoutEffect: {
    Architectures: 'Functions run on the processor and the Node of this machine.',
    'Code.S3Bucket': 'Code is taken from the assembly, not from the bucket of assets.',
    Description: labels,
    KmsKeyArn: encryption,
    LoggingConfig: logs,
    RecursiveLoop: 'Nobody stops a function that calls itself in a loop.',
    Role: access,
    Tags: labels,
    TracingConfig: 'X-Ray traces nothing.',
  },
  async create(logicalId, given, cloud) {
    const name = given.FunctionName ?? physicalName(cloud.stackName, logicalId, 64);
    const folder = cloud.assets.get(given.Code.S3Key);
    if (!folder) throw new TemplateError(`The assembly has no asset ${given.Code.S3Key}.`);
    const created = new LambdaFunction({
      name,
      arn: arn('lambda', `function:${name}`),
      folder,
      timeout: given.Timeout ?? 3,
      memory: given.MemorySize ?? 128,
      reservedConcurrency: given.ReservedConcurrentExecutions,
      environment: environment(name, folder, cloud.endpoint.url, given),
      onLog: cloud.onLog,
    });
    cloud.functions.set(name, created);
    cloud.onStop(() => created.stop());
    return { ref: name, attributes: { Arn: created.arn } };
  },
});

/** What of this machine's own environment a Node process cannot do without, or starts faster with. */
const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'NODE_COMPILE_CACHE'];

/** The whole environment of a function: what the template gives it, and what Lambda does. */
function environment(
  name: string,
  folder: string,
  endpoint: string,
  { Handler, Runtime, MemorySize = 128, Environment }: z.output<typeof properties>,
): Record<string, string> {
  const own = inherited.flatMap((key) => {
    const value = process.env[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    ...Object.fromEntries(own),
    ...clientEnvironment(endpoint),
    AWS_EXECUTION_ENV: `AWS_Lambda_${Runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: folder,
    TZ: 'UTC',
    _HANDLER: Handler,
    ...Environment?.Variables,
  };
}
