import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Access } from './access.ts';
import type { Alarms } from './alarms.ts';
import { StageFunction } from './stage-function.ts';

export interface SweepProps {
  readonly bundles: string;
  readonly access: Access[];
  readonly alarms: Alarms;
}

/** Every minute, rings again for whatever is due or was lost. */
export class Sweep extends Construct {
  readonly handler: LambdaFunction;

  constructor(scope: Construct, id: string, { bundles, access, alarms }: SweepProps) {
    super(scope, id);
    this.handler = new StageFunction(this, 'Stage', {
      stage: 'sweep',
      bundles,
      access,
      memorySize: 512,
      // Shorter than the interval, so that one run is over before the next.
      timeout: Duration.seconds(50),
    }).handler;
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        // A run that could not be started is worth nothing a minute later: the next one does it.
        new LambdaTarget(this.handler, { maxEventAge: Duration.minutes(1), retryAttempts: 0 }),
      ],
    });

    const perFiveMinutes = { statistic: Stats.SUM, period: Duration.minutes(5) };
    alarms.add(this, 'Stopped', {
      metric: this.handler.metricInvocations(perFiveMinutes),
      threshold: 1,
      below: true,
      missingIsBad: true,
      meaning: 'The sweep has not run for five minutes.',
      section: 'sweep-stopped',
    });
    alarms.add(this, 'Failing', {
      metric: this.handler.metricErrors(perFiveMinutes),
      threshold: 2,
      meaning: 'The sweep has failed more than twice in five minutes.',
      section: 'sweep-failing',
    });
  }
}
