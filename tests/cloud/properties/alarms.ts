import { same } from '../expect.ts';
import { NotSo } from '../report.ts';
import type { Property } from './property.ts';

export const alarmProperties: Property[] = [
  {
    what: 'every alarm is told to the alarms topic',
    async look({ call, outputs }) {
      const { MetricAlarms } = await call<{
        MetricAlarms: { AlarmName: string; AlarmActions: string[] }[];
      }>('cloudwatch', 'describe_alarms');
      if (MetricAlarms.length === 0) throw new NotSo('there are no alarms');
      for (const { AlarmName, AlarmActions } of MetricAlarms) {
        same(`the actions of ${AlarmName}`, AlarmActions, [outputs.AlarmsTopic]);
      }
    },
  },
  {
    what: 'the alarms topic is encrypted',
    shortfall: 'ignores the encryption of topics',
    async look({ call, outputs }) {
      const { Attributes } = await call<{ Attributes: Record<string, string> }>(
        'sns',
        'get_topic_attributes',
        { TopicArn: outputs.AlarmsTopic },
      );
      if (!Attributes.KmsMasterKeyId) throw new NotSo('the topic has no key');
    },
  },
];
