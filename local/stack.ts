import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { clientEnvironment } from './account.ts';
import { readAssembly } from './assembly.ts';
import { createResources } from './create-resources.ts';
import type { FunctionLog, LambdaFunction } from './lambda/function.ts';
import { openCloud } from './open-cloud.ts';
import type { Cloud, Queue } from './resources/cloud.ts';
import { review } from './resources/review.ts';

export type { FunctionLog };

export interface StackOptions {
  /** The folder that `cdk synth` wrote. */
  assembly: string;
  /** Of the endpoint; @default any that is free. What else needs one takes those that follow. */
  port?: number;
  /** Hears every line that a function prints, and what the runtime has to say of it. */
  onLog?: (line: FunctionLog) => void;
}

/** A synthesized stack that runs on this machine. */
export interface Stack {
  /** Where S3, SQS and DynamoDB are. */
  endpoint: string;
  /** What an AWS client needs in its environment to reach them. */
  environment: Record<string, string>;
  /** The template's outputs by logical id. */
  outputs: Record<string, string>;
  /** What of the template is knowingly without effect on this machine, a sentence each. */
  ineffective: string[];
  /**
   * Runs a function: by logical id, or by whole words of its name such as `sweep`.
   *
   * @throws FunctionError when the function fails.
   */
  invoke(name: string, event: unknown): Promise<unknown>;
  /**
   * Resolves once no function runs and no message is visible or in flight in any queue that feeds
   * one. Messages delayed for later do not count, nor do dead letters.
   */
  idle(): Promise<void>;
  /** Has CloudFront deliver the logs that it holds back, which else takes up to ten seconds. */
  deliverLogs(): Promise<void>;
  /** Ends everything at once. Nothing is kept. */
  stop(): Promise<void>;
}

/**
 * Runs a synthesized stack on this machine: exactly that template, and the very bundles.
 *
 * @throws TemplateError for whatever is in the template that the embedded stack does not know or
 *   AWS would refuse; Error when the port is in use.
 */
export async function startStack({
  assembly: folder,
  port = 0,
  onLog = () => {},
}: StackOptions): Promise<Stack> {
  const assembly = await readAssembly(folder);
  const ineffective = review(assembly.template);
  const { cloud, stop } = await openCloud(assembly, port, onLog);
  try {
    const { outputs, identities } = await createResources(assembly, cloud);
    return {
      endpoint: cloud.endpoint.url,
      environment: clientEnvironment(cloud.endpoint.url),
      outputs,
      ineffective,
      invoke: async (name, event) => {
        const handler = cloud.functions.get(identities.get(name)?.ref ?? '');
        return await cloud.work.track((handler ?? findFunction(name, cloud)).invoke(event));
      },
      idle: () => idle(cloud),
      deliverLogs: async () => {
        await Promise.all([...cloud.logDeliveries].map((deliver) => deliver()));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function findFunction(name: string, { functions }: Cloud): LambdaFunction {
  const found = [...functions.values()].filter((one) => words(one.name).includes(words(name)));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const names = [...functions.keys()].join(', ');
  throw new Error(`"${name}" means ${found.length} of the functions ${names}.`);
}

function words(name: string): string {
  return `-${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}

async function idle({ work, sources, sqs }: Cloud): Promise<void> {
  const count = async ({ url }: Queue) => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
    return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
  };
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    await work.rest();
    const { begun } = work;
    const counts = await Promise.all([...sources].map(count));
    if (counts.every((one) => one === 0) && work.begun === begun) return;
    await sleep(pause);
  }
}
