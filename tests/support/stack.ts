import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import type { Configuration } from '../../lib/configuration.ts';
import { WirecopyStack } from '../../lib/wirecopy-stack.ts';

/** A resource of the template, with its logical id. */
export interface Resource {
  id: string;
  Type: string;
  // As CDK's own assertions hand it over: whatever the template says.
  Properties: ReturnType<Template['toJSON']>[string];
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** An app as bin/app.ts makes it, in this process; its files are removed after the tests. */
export function testApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), 'wirecopy-infra-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  return new App({
    analyticsReporting: false,
    treeMetadata: false,
    context: cdk.context,
    outdir,
    // Takes three seconds; tests/infra/app.test.ts has it done once, by the cdk command.
    builtinCloudFormationValidation: false,
  });
}

/** The whole stack, synthesized. */
export function synthesizeStack(configuration: Partial<Configuration> = {}) {
  const app = testApp();
  const stack = new WirecopyStack(app, 'Wirecopy', {
    partnerNetworks: [],
    partnerResources: [],
    countsAccesses: true,
    ...configuration,
  });
  const template = Template.fromStack(stack).toJSON();
  const resources: Resource[] = Object.entries(template.Resources).map(([id, resource]) => ({
    id,
    ...(resource as Omit<Resource, 'id'>),
  }));
  return {
    stack,
    outdir: app.outdir,
    template,
    resources,
    /** All resources of a type; a test over none would prove nothing, so none is an error. */
    all: (type: string): Resource[] => {
      const found = resources.filter((one) => one.Type === type);
      if (found.length === 0) throw new Error(`The stack has no ${type}.`);
      return found;
    },
    /** The resource that `{"Ref": …}` or `{"Fn::GetAtt": […]}` speaks of. */
    referred: (value: { Ref?: string; 'Fn::GetAtt'?: [string, string] } | undefined): Resource => {
      const id = value?.Ref ?? value?.['Fn::GetAtt']?.[0];
      const found = resources.find((one) => one.id === id);
      if (!found) throw new Error(`${JSON.stringify(value)} refers to no resource.`);
      return found;
    },
  };
}

/** Named as a test's title names it. */
export function named(resources: Resource[]): [string, Resource][] {
  return resources.map((resource) => [resource.id, resource]);
}
