import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stages } from '../../lib/bundles.ts';
import { named, synthesizeStack } from '../support/stack.ts';

const { all, resources, referred, outdir, template } = synthesizeStack();
const functions = all('AWS::Lambda::Function');

describe.each(named(functions))('%s', (_, { Properties }) => {
  it('runs on Node 24 and arm64', () => {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  it('logs as JSON to a group of its own, not for ever', () => {
    expect(Properties.LoggingConfig.LogFormat).toBe('JSON');
    expect(referred(Properties.LoggingConfig.LogGroup).Properties.RetentionInDays).toBe(30);
  });

  it('is traced and holds back no concurrency', () => {
    expect(Properties.TracingConfig).toEqual({ Mode: 'Active' });
    expect(Properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  it('has its code where its handler says', () => {
    const folder = join(outdir, `asset.${Properties.Code.S3Key.replace('.zip', '')}`);
    expect(Properties.Handler).toBe('index.handler');
    expect(existsSync(join(folder, 'index.mjs'))).toBe(true);
  });
});

describe('the functions', () => {
  it('are one per stage, and none that CDK brings along', () => {
    expect(functions.map(({ Properties }) => Properties.Description)).toEqual(
      stages.map((stage) => `Wirecopy: ${stage}`),
    );
    const types = new Set(resources.map(({ Type }) => Type));
    expect([...types].filter((type) => /^Custom::|CustomResource/.test(type))).toEqual([]);
  });

  it('write to log groups that are theirs', () => {
    expect(all('AWS::Logs::LogGroup')).toHaveLength(functions.length);
  });

  it('may not ring themselves, but for deliver, to try again, and feed, to go on with pages', () => {
    const ringing = functions.filter(({ Properties }) => Properties.RecursiveLoop === 'Allow');
    expect(ringing.map(({ Properties }) => Properties.Description)).toEqual([
      'Wirecopy: deliver',
      'Wirecopy: feed',
    ]);
  });
});

describe('the sweep', () => {
  const [rule] = all('AWS::Events::Rule');

  it('runs every minute and is over before the next run', () => {
    expect(rule?.Properties.ScheduleExpression).toBe('rate(1 minute)');
    expect(rule?.Properties.State).toBe('ENABLED');
    const target = referred(rule?.Properties.Targets[0].Arn);
    expect(target.Properties.Description).toBe('Wirecopy: sweep');
    expect(target.Properties.Timeout).toBeLessThan(60);
  });

  it('lets a run that could not start lapse, since the next one does its work', () => {
    expect(rule?.Properties.Targets[0].RetryPolicy).toEqual({
      MaximumEventAgeInSeconds: 60,
      MaximumRetryAttempts: 0,
    });
  });
});

describe('the stack that counts no accesses', () => {
  it('has nothing that would count them, where logs of readers are not to be had', () => {
    const uncounted = JSON.stringify(synthesizeStack({ countsAccesses: false }).template);
    expect(JSON.stringify(template)).toMatch(/accesses/i);
    expect(uncounted).not.toMatch(/accesses|readers/i);
    expect(uncounted).not.toContain('"Logging"');
  });
});

describe('the template', () => {
  it('can be read by the embedded stack: no conditions, few intrinsic functions', () => {
    expect(Object.keys(template).sort()).toEqual(['Description', 'Outputs', 'Resources']);
    const used = new Set(JSON.stringify(template).match(/"(Fn::\w+|Ref|Condition)":(?=["[])/g));
    expect([...used].sort()).toEqual(['"Fn::GetAtt":', '"Fn::Join":', '"Fn::Sub":', '"Ref":']);
  });

  it('tells the command line where everything is', () => {
    const queues = ['Intake', 'Tagging', 'Routing', 'Deliveries', 'Feeds', 'Accesses'];
    expect(Object.keys(template.Outputs).sort()).toEqual(
      [
        ...['UploadsBucket', 'ArticlesBucket', 'FeedsBucket'],
        ...['ArticlesTable', 'DirectoryTable', 'LedgerTable'],
        ...queues.flatMap((name) => [`${name}QueueUrl`, `${name}DeadLetterQueueUrl`]),
        ...['FeedsAddress', 'FeedPasswords', 'DeliverRole', 'AlarmsTopic'],
      ].sort(),
    );
  });
});
