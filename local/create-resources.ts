import { account, arn, physicalName, region } from './account.ts';
import type { Assembly } from './assembly.ts';
import { catalogue } from './resources/catalogue.ts';
import type { Cloud } from './resources/cloud.ts';
import type { Identity } from './resources/resource-type.ts';
import { withoutEffect } from './resources/without-effect.ts';
import { resolve, type Scope } from './template/intrinsics.ts';
import { creationOrder } from './template/order.ts';
import { TemplateError } from './template/template.ts';

/**
 * Makes the resources of a template, each after those that it needs, and works out the outputs.
 *
 * @throws TemplateError that names the resource at fault.
 */
export async function createResources(
  { stackName, template }: Assembly,
  cloud: Cloud,
): Promise<{ identities: Map<string, Identity>; outputs: Record<string, string> }> {
  const identities = new Map<string, Identity>();
  const parameters = Object.entries(template.Parameters ?? {}).map(
    ([name, { Default }]) => [name, Default] as const,
  );
  const names = new Map<string, unknown>([...pseudoParameters(stackName), ...parameters]);
  const scope: Scope = {
    ref: (name) => identities.get(name)?.ref ?? names.get(name),
    attribute: (logicalId, name) => identities.get(logicalId)?.attributes[name],
  };

  for (const logicalId of creationOrder(template)) {
    const { Type = '', Properties = {} } = template.Resources[logicalId] ?? {};
    const type = catalogue[Type];
    try {
      if (type) identities.set(logicalId, await type.create(logicalId, Properties, scope, cloud));
      else
        names.set(logicalId, withoutEffect[Type]?.ref?.(physicalName(stackName, logicalId, 256)));
    } catch (error) {
      const { message } = error as Error;
      throw new TemplateError(`${logicalId} (${Type}): ${message}`, { cause: error });
    }
  }
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [
    name,
    String(resolve(Value, scope)),
  ]);
  return { identities, outputs: Object.fromEntries(outputs) };
}

function pseudoParameters(stackName: string): Iterable<[string, unknown]> {
  return Object.entries({
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': arn('cloudformation', `stack/${stackName}/local`),
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  });
}
