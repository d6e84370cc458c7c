import { same } from './expect.ts';
import type { MiniStack } from './ministack.ts';

/** @throws NotSo when the functions' logs tell of a right that one of them lacked. */
export async function lookForRefusals({ call }: MiniStack): Promise<void> {
  const { logGroups } = await call<{ logGroups: { logGroupName: string }[] }>(
    'logs',
    'describe_log_groups',
  );
  const refusals = new Set<string>();
  for (const { logGroupName } of logGroups) {
    const { events } = await call<{ events: { message: string }[] }>('logs', 'filter_log_events', {
      logGroupName,
      filterPattern: '"is not authorized to perform"',
    });
    for (const { message } of events) {
      const [refusal] = /[\w-]+ is not authorized to perform: [\w:]+/.exec(message) ?? [message];
      refusals.add(refusal);
    }
  }
  same('what was refused', [...refusals], []);
}
