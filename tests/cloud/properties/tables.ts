import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { dynamodb } from '../../../lambdas/aws/clients.ts';
import { same } from '../expect.ts';
import type { Property } from './property.ts';

const tables = ['ArticlesTable', 'DirectoryTable', 'LedgerTable'];

export const tableProperties: Property[] = [
  {
    what: 'no table can be deleted by mistake, and each is paid by use',
    async look({ outputs }) {
      for (const name of tables) {
        const table = await describe(outputs[name]);
        same(`deletion protection of ${name}`, table.DeletionProtectionEnabled, true);
        same(`billing of ${name}`, table.BillingModeSummary?.BillingMode, 'PAY_PER_REQUEST');
      }
    },
  },
  {
    what: 'the tables have the indexes that the sweep reads',
    async look({ outputs }) {
      const indexes = async (table: string | undefined) =>
        (await describe(table)).GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName);
      same('the indexes of the articles', await indexes(outputs.ArticlesTable), ['wake']);
      same('the indexes of the ledger', await indexes(outputs.LedgerTable), ['due']);
    },
  },
  {
    what: 'every table can be put back to any second of the last weeks',
    shortfall: 'ignores point-in-time recovery of tables',
    async look({ outputs }) {
      for (const name of tables) {
        const { ContinuousBackupsDescription } = await dynamodb.send(
          new DescribeContinuousBackupsCommand({ TableName: outputs[name] }),
        );
        same(
          `recovery of ${name}`,
          ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
          'ENABLED',
        );
      }
    },
  },
  {
    what: 'every table is encrypted with a key of its account',
    shortfall: 'ignores the encryption of tables',
    async look({ outputs }) {
      for (const name of tables) {
        same(
          `encryption of ${name}`,
          (await describe(outputs[name])).SSEDescription?.Status,
          'ENABLED',
        );
      }
    },
  },
  {
    what: 'items of the articles table that are out of date go by themselves',
    shortfall: 'ignores the time to live of tables',
    async look({ outputs }) {
      const { TimeToLiveDescription } = await dynamodb.send(
        new DescribeTimeToLiveCommand({ TableName: outputs.ArticlesTable }),
      );
      same('time to live', TimeToLiveDescription?.TimeToLiveStatus, 'ENABLED');
    },
  },
];

async function describe(table: string | undefined) {
  const { Table = {} } = await dynamodb.send(new DescribeTableCommand({ TableName: table }));
  return Table;
}
