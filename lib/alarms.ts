import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** An alarm on one metric, over one period of that metric. */
export interface AlarmProps {
  readonly metric: IMetric;
  /** Rings above this; with `below`, under it. */
  readonly threshold: number;
  /** @default false */
  readonly below?: boolean;
  /**
   * Whether silence is a fault too.
   * @default false
   */
  readonly missingIsBad?: boolean;
  /** One sentence: what has happened. */
  readonly meaning: string;
  /** The section of docs/runbook.md that tells what to do, by its anchor. */
  readonly section: string;
}

/** Where all alarms go: one encrypted topic, to which the operators subscribe. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // CloudWatch cannot publish to a topic under the key that AWS manages for SNS.
    const key = new Key(this, 'Key', {
      description: 'Encrypts the notices of Wirecopy alarms',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });

    const cloudWatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    key.addToResourcePolicy(
      new PolicyStatement({
        ...cloudWatch,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'], // In a key's own policy: this key.
      }),
    );
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        ...cloudWatch,
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
  }

  /** Adds an alarm to `scope`, the construct that it watches. */
  add(scope: Construct, id: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(scope, id, {
      alarmName: `${scope.node.path}/${id}`,
      alarmDescription: `${props.meaning} See docs/runbook.md#${props.section}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: 1,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: props.missingIsBad
        ? TreatMissingData.BREACHING
        : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}
