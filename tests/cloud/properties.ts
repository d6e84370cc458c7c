import type { MiniStack } from './ministack.ts';
import { alarmProperties } from './properties/alarms.ts';
import { bucketProperties } from './properties/buckets.ts';
import { functionProperties } from './properties/functions.ts';
import type { Property } from './properties/property.ts';
import { queueProperties } from './properties/queues.ts';
import { tableProperties } from './properties/tables.ts';
import { NotSo, type Report } from './report.ts';
import { ministackVersion } from './venv.ts';

const properties: Property[] = [
  ...queueProperties,
  ...bucketProperties,
  ...tableProperties,
  ...functionProperties,
  ...alarmProperties,
];

const emulator = `MiniStack ${ministackVersion}`;

/**
 * Looks at what was made of the template. tests/infra holds the template itself to more than this;
 * here it is told how far a trial on MiniStack can be trusted.
 */
export async function tryProperties(
  report: Report,
  ministack: MiniStack,
  outputs: Record<string, string>,
): Promise<void> {
  const deployed = { outputs, call: ministack.call };
  report.say(
    ministack.taughtLeadingKeys
      ? `known shortfall: ${emulator} knows no condition on dynamodb:LeadingKeys; it was taught it`
      : `mended upstream: ${emulator} knows dynamodb:LeadingKeys; leading_keys.py is not needed`,
  );
  report.say(
    ministack.taughtStores
      ? `known shortfall: ${emulator} has no way from CloudFront Functions to key value stores; it was taught one`
      : `mended upstream: ${emulator} lets functions read key value stores; key_value_stores.py is not needed`,
  );
  for (const { what, shortfall, look } of properties) {
    if (!shortfall) {
      await report.check(what, () => look(deployed));
      continue;
    }
    try {
      await look(deployed);
      report.say(`mended upstream: ${emulator} no longer ${shortfall}: it is a promise now`);
    } catch (error) {
      if (!(error instanceof NotSo)) throw error;
      report.say(`known shortfall: ${emulator} ${shortfall}`);
    }
  }
}
