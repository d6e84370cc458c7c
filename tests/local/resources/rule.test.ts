import { afterEach, describe, expect, it, vi } from 'vitest';
import { arnOf, lambda, startFixture } from '../fixture.ts';

const slow = `export async function handler(event) {
  console.log(JSON.stringify(event));
  await new Promise((resolve) => setTimeout(resolve, 300));
  console.log('done');
}`;

function startRule(properties: object) {
  return startFixture({
    resources: {
      Sweep: lambda('slow', { Timeout: 5 }),
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'rate(1 minute)',
          State: 'ENABLED',
          Targets: [{ Id: 'Target0', Arn: arnOf('Sweep') }],
          ...properties,
        },
      },
    },
    handlers: { slow },
  });
}

/** Lets only the clock of intervals run, as much at once as one likes. */
function holdIntervals() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
}

describe('a scheduled rule', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs its function at each interval with the event of EventBridge', async () => {
    holdIntervals();
    const { idle, lines } = await startRule({});
    vi.advanceTimersByTime(59_999);
    await idle();
    expect(lines()).toEqual([]);
    vi.advanceTimersByTime(1);
    await idle();
    expect(JSON.parse(lines()[0] ?? '')).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: 'us-east-1',
      resources: ['arn:aws:events:us-east-1:000000000000:rule/Test-Rule'],
      detail: {},
    });
    vi.advanceTimersByTime(60_000);
    await idle();
    expect(lines()).toHaveLength(4);
  });

  it('does not start a run while the one before goes on', async () => {
    holdIntervals();
    const { idle, lines } = await startRule({});
    vi.advanceTimersByTime(300_000);
    await idle();

    expect(lines().filter((line) => line === 'done')).toHaveLength(1);
  });

  it('gives the input that the template says', async () => {
    holdIntervals();
    const { idle, lines } = await startRule({
      ScheduleExpression: 'rate(2 hours)',
      Targets: [{ Id: 'Target0', Arn: arnOf('Sweep'), Input: '{"deep":true}' }],
    });
    vi.advanceTimersByTime(7_200_000);
    await idle();
    expect(lines()).toEqual(['{"deep":true}', 'done']);
  });

  it('does nothing while it is disabled', async () => {
    holdIntervals();
    const { idle, lines } = await startRule({ State: 'DISABLED' });
    vi.advanceTimersByTime(60_000);
    await idle();
    expect(lines()).toEqual([]);
  });

  it('says so when it does not know the schedule', async () => {
    const starting = startRule({ ScheduleExpression: 'cron(0 12 * * ? *)' });
    await expect(starting).rejects.toThrow(/Rule .*knows rate\(n minutes\).*not cron/);
  });
});
