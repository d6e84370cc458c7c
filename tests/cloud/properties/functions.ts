import { stages } from '../../../lib/bundles.ts';
import { same } from '../expect.ts';
import type { MiniStack } from '../ministack.ts';
import { NotSo } from '../report.ts';
import type { Property } from './property.ts';

export const functionProperties: Property[] = [
  {
    what: 'every worker has a limit, and reports which messages of a batch failed',
    async look({ call }) {
      const { EventSourceMappings } = await call<{ EventSourceMappings: EventSourceMapping[] }>(
        'lambda',
        'list_event_source_mappings',
      );
      same('the number of mappings', EventSourceMappings.length, stages.length - 1); // The sweep has none.
      for (const mapping of EventSourceMappings) {
        const { EventSourceArn, FunctionResponseTypes, ScalingConfig } = mapping;
        same(`reports to ${EventSourceArn}`, FunctionResponseTypes, ['ReportBatchItemFailures']);
        if (!ScalingConfig?.MaximumConcurrency) throw new NotSo(`${EventSourceArn} has no limit`);
      }
    },
  },
  {
    what: 'every function runs Node.js 24 on arm64, is traced, and logs JSON to a group of its own',
    async look({ call }) {
      const functions = await listFunctions(call);
      same('the number of functions', functions.length, stages.length);
      for (const {
        FunctionName,
        Runtime,
        Architectures,
        TracingConfig,
        LoggingConfig,
      } of functions) {
        same(
          `the runtime of ${FunctionName}`,
          [Runtime, ...Architectures],
          ['nodejs24.x', 'arm64'],
        );
        same(`tracing of ${FunctionName}`, TracingConfig.Mode, 'Active');
        same(`the logs of ${FunctionName}`, LoggingConfig.LogFormat, 'JSON');
      }
      same(
        'log groups',
        new Set(functions.map((one) => one.LoggingConfig.LogGroup)).size,
        stages.length,
      );
    },
  },
  {
    what: 'the functions’ logs are kept for thirty days',
    async look({ call }) {
      const { logGroups } = await call<{ logGroups: { retentionInDays?: number }[] }>(
        'logs',
        'describe_log_groups',
      );
      same('retention', [...new Set(logGroups.map((one) => one.retentionInDays))], [30]);
    },
  },
  {
    what: 'deliver may ring its own queue for as long as a partner is down',
    shortfall: 'ignores that a function may call itself',
    async look({ call }) {
      const functions = await listFunctions(call);
      const deliver = functions.find(({ Description }) => Description === 'Wirecopy: deliver');
      const { RecursiveLoop } = await call<{ RecursiveLoop: string }>(
        'lambda',
        'get_function_recursion_config',
        { FunctionName: deliver?.FunctionName },
      );
      same('the recursion of deliver', RecursiveLoop, 'Allow');
    },
  },
];

interface EventSourceMapping {
  EventSourceArn: string;
  FunctionResponseTypes: string[];
  ScalingConfig?: { MaximumConcurrency?: number };
}

interface DeployedFunction {
  FunctionName: string;
  Description: string;
  Runtime: string;
  Architectures: string[];
  TracingConfig: { Mode: string };
  LoggingConfig: { LogFormat: string; LogGroup: string };
}

async function listFunctions(call: MiniStack['call']): Promise<DeployedFunction[]> {
  return (await call<{ Functions: DeployedFunction[] }>('lambda', 'list_functions')).Functions;
}
