import { join } from 'node:path';
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { variables } from '../lambdas/runtime/environment.ts';
import type { Access, Rights } from './access.ts';
import { bundleHandler, type Stage } from './bundles.ts';

export interface StageFunctionProps {
  readonly stage: Stage;
  /** The folder in which {@link bundleStages} left the bundles. */
  readonly bundles: string;
  /** Megabytes; processor time grows with it. */
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly access: Access[];
  /**
   * What it may do beside `access`, with things that it is told of in its work.
   * @default nothing
   */
  readonly rights?: Rights[];
  /**
   * Whether the stage rings its own queue, as deliver does to try again later. Lambda stops a
   * function that seems to call itself after some sixteen rounds, unless told that it is meant.
   * @default false
   */
  readonly ringsItself?: boolean;
}

/** The function of one stage, with a role of its own that allows what is said here and no more. */
export class StageFunction extends Construct {
  readonly handler: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    super(scope, id);
    const { stage, bundles, memorySize, timeout, access, rights = [], ringsItself } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The managed policy that CDK would attach lets a function write to every log group.
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What the ${stage} stage of Wirecopy may do`,
    });
    logGroup.grantWrite(this.role);
    for (const { statements, acknowledgments } of [...access, ...rights]) {
      for (const statement of statements) this.role.addToPolicy(statement);
      Validations.of(this.role).acknowledge(...acknowledgments);
    }
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Traces belong to no resource: X-Ray takes them for "*" only.',
    });

    this.handler = new LambdaFunction(this, 'Function', {
      description: `Wirecopy: ${stage}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(bundles, stage)),
      handler: bundleHandler,
      memorySize,
      timeout,
      environment: Object.fromEntries(
        access.map(({ variable, value }) => [variables[variable], value]),
      ),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(ringsItself && { recursiveLoop: RecursiveLoop.ALLOW }),
    });
  }
}
