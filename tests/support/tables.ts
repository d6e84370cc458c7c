import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnTable, type Table } from 'aws-cdk-lib/aws-dynamodb';
import dynalite from 'dynalite';
import { variables } from '../../lambdas/runtime/environment.ts';
import { Tables } from '../../lib/tables.ts';
import { rememberParses } from '../../local/emulators/remember-parses.ts';

export interface TestTables {
  /** Goes on with new, empty tables. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The tables of the stack, as its template describes them, in a dynalite of this test's own. The
 * environment names them as it does for the functions, so the code under test finds them.
 */
export async function startTables(): Promise<TestTables> {
  rememberParses();
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  await createTables();
  return { renew: createTables, stop: () => stop(server) };
}

/** Makes new, empty tables where the environment says that DynamoDB is, and has it name them. */
export async function createTables(): Promise<void> {
  // Validated it is in tests/infra; here it would take longer than everything else.
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Test');
  const { articles, directory, ledger } = new Tables(stack, 'Tables');
  const resources = Template.fromStack(stack).findResources('AWS::DynamoDB::Table');
  const client = new DynamoDBClient({});
  const create = async (variable: string, table: Table) => {
    const { Properties } = resources[logicalId(table)] ?? {};
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } =
      Properties as CreateTableCommandInput;
    process.env[variable] = `${table.node.id}-${randomUUID()}`;
    await client.send(
      new CreateTableCommand({
        TableName: process.env[variable],
        KeySchema,
        AttributeDefinitions,
        GlobalSecondaryIndexes,
        BillingMode,
      }),
    );
  };
  await create(variables.articlesTable, articles);
  await create(variables.directoryTable, directory);
  await create(variables.ledgerTable, ledger);
  client.destroy();
}

function logicalId(table: Table): string {
  const resource = table.node.defaultChild;
  if (!(resource instanceof CfnTable)) throw new Error(`${table.node.path} is no table.`);
  return table.stack.resolve(resource.logicalId);
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
}
