import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { account, arn, physicalName, region } from '../account.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { TemplateError } from '../template/template.ts';
import type { Cloud } from './cloud.ts';
import { resourceType } from './resource-type.ts';
import { access, labels } from './sentences.ts';

export const rule = resourceType({
  properties: z.strictObject({
    Name: z.optional(z.string()),
    ScheduleExpression: z.string(),
    State: z.optional(z.enum(['ENABLED', 'DISABLED'])),
    Targets: z.optional(
      z.array(z.strictObject({ Id: z.string(), Arn: z.string(), Input: z.optional(z.string()) })),
    ),
  }),
  withoutEffect: {
    Description: labels,
    RoleArn: access,
    Tags: labels,
    'Targets.RetryPolicy':
      'A scheduled function that failed is not run again before its next time.',
  },
  async create(logicalId, { Name, ScheduleExpression, State, Targets = [] }, cloud) {
    const name = Name ?? physicalName(cloud.stackName, logicalId, 64);
    const ruleArn = arn('events', `rule/${name}`);
    const interval = millisecondsOf(ScheduleExpression);
    for (const { Arn, Input } of Targets) {
      const handler = [...cloud.functions.values()].find((one) => one.arn === Arn);
      if (!handler) throw new TemplateError(`${Arn} is no function of this stack.`);
      if (State === 'DISABLED') continue;
      const event = () => (Input === undefined ? scheduledEvent(ruleArn) : JSON.parse(Input));
      schedule(handler, interval, event, cloud);
    }
    return { ref: name, attributes: { Arn: ruleArn } };
  },
});

/** Runs the function at each interval, unless the run before is still going on. */
function schedule(
  handler: LambdaFunction,
  interval: number,
  event: () => unknown,
  { work, onStop }: Cloud,
): void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    const done = () => {
      running = false;
    };
    // What fails is in the function's log.
    work.track(handler.invoke(event())).then(done, done);
  }, interval);
  onStop(() => clearInterval(timer));
}

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function millisecondsOf(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (!unit) {
    throw new TemplateError(
      `The embedded stack knows rate(n minutes), hours or days, not ${expression}: add it to local/resources/rule.ts.`,
    );
  }
  return Number(count) * units[unit as keyof typeof units];
}

function scheduledEvent(ruleArn: string) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: new Date().toISOString().replace(/\.\d+/, ''),
    region,
    resources: [ruleArn],
    detail: {},
  };
}
