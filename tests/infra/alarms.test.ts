import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { named, synthesizeStack } from '../support/stack.ts';

const { all, referred } = synthesizeStack();
const alarms = all('AWS::CloudWatch::Alarm');
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
/** As GitHub makes them of headings. */
const anchors = runbook
  .matchAll(/^#+ (.+)$/gm)
  .map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  )
  .toArray();

describe.each(named(alarms))('%s', (_, { Properties }) => {
  it('points to the section of the runbook that tells what to do', () => {
    const [, section] = Properties.AlarmDescription.match(/docs\/runbook\.md#([\w-]+)$/) ?? [];
    expect(anchors).toContain(section);
  });

  it('tells the operators', () => {
    expect(Properties.AlarmActions.map((one: { Ref: string }) => referred(one).Type)).toEqual([
      'AWS::SNS::Topic',
    ]);
  });

  it('is named after what it watches', () => {
    expect(Properties.AlarmName).toMatch(/^Wirecopy\/\w+\/(\w+\/)?\w+$/);
  });
});

describe('the alarms', () => {
  const watched = (metric: string) =>
    alarms
      .filter(({ Properties }) => Properties.MetricName === metric)
      .map(({ Properties }) => ({
        queue: Properties.Dimensions[0].Value['Fn::GetAtt'][0] as string,
        threshold: Properties.Threshold as number,
      }));
  const queues = all('AWS::SQS::Queue');
  const deadLetterQueues = queues.filter(({ Properties }) => !Properties.RedrivePolicy);

  it('ring for the first dead letter in any queue', () => {
    const watch = watched('ApproximateNumberOfMessagesVisible');
    expect(watch.map(({ queue }) => queue).sort()).toEqual(
      deadLetterQueues.map(({ id }) => id).sort(),
    );
    expect(watch.every(({ threshold }) => threshold === 0)).toBe(true);
  });

  it('ring when work waits too long in any queue, longer than it is ever meant to wait', () => {
    const watch = watched('ApproximateAgeOfOldestMessage');
    const work = queues.filter(({ Properties }) => Properties.RedrivePolicy);
    expect(watch.map(({ queue }) => queue).sort()).toEqual(work.map(({ id }) => id).sort());
    const longestDelay = 900;
    for (const { queue, threshold } of watch) {
      if (queue.startsWith('Deliveries')) expect(threshold).toBeGreaterThan(longestDelay);
    }
  });

  it('ring when the sweep stands still, which leaves no trace but silence', () => {
    expect(alarms.map(({ Properties }) => Properties)).toContainEqual(
      expect.objectContaining({
        MetricName: 'Invocations',
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      }),
    );
  });

  it('go to a topic that is encrypted under a key which CloudWatch may use', () => {
    const [topic, ...others] = all('AWS::SNS::Topic');
    expect(others).toEqual([]);
    const key = referred(topic?.Properties.KmsMasterKeyId);
    expect(key.Properties.EnableKeyRotation).toBe(true);
    const cloudWatch = { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } };
    expect(key.Properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({ ...cloudWatch, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    );
    const [policy] = all('AWS::SNS::TopicPolicy');
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ ...cloudWatch, Action: 'sns:Publish' }),
    );
  });
});

describe('the runbook', () => {
  it('has no section for an alarm that is gone', () => {
    const sections = alarms.map(({ Properties }) => Properties.AlarmDescription.split('#')[1]);
    const headings = anchors.filter((one) =>
      /-(dead-letters|stale|stopped|failing)$|^slow-/.test(one),
    );
    expect(headings.sort()).toEqual(sections.sort());
  });
});
