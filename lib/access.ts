import { type Acknowledgment, CfnElement, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { variables } from '../lambdas/runtime/environment.ts';

type Variable = keyof typeof variables;

/** What a function may do with something. */
export interface Rights {
  readonly statements: PolicyStatement[];
  /** What cdk-nag finds in the statements, and why it is as it must be. */
  readonly acknowledgments: Acknowledgment[];
}

/**
 * One thing outside a function that it uses: the variable that tells it where the thing is, and
 * what it may do with it. A function has no other variable.
 */
export interface Access extends Rights {
  readonly variable: Variable;
  readonly value: string;
}

/** A plain value, to which no right belongs. */
export function setting(variable: Variable, value: string): Access {
  return { variable, value, statements: [], acknowledgments: [] };
}

/** To ring: to send messages to a queue. */
export function bell(variable: Variable, queue: IQueue): Access {
  return {
    ...setting(variable, queue.queueUrl),
    statements: [allow(['sqs:SendMessage'], [queue.queueArn])],
  };
}

export interface ObjectRights {
  /** Prefixes below which objects may be read ('' for all). */
  readonly read?: string[];
  /** Prefixes below which objects may be written. */
  readonly write?: string[];
  /** Prefixes below which objects may be deleted. */
  readonly remove?: string[];
  /**
   * Whether it may learn that an object is absent. Without this, S3 answers "access denied" for an
   * object that is not there.
   */
  readonly missAbsent?: boolean;
}

/** Objects in a bucket. */
export function objects(variable: Variable, bucket: Bucket, rights: ObjectRights): Access {
  const { read = [], write = [], remove = [], missAbsent = false } = rights;
  const below = (prefixes: string[]) => prefixes.map((one) => bucket.arnForObjects(`${one}*`));
  return {
    ...setting(variable, bucket.bucketName),
    statements: [
      ...(read.length > 0 ? [allow(['s3:GetObject'], below(read))] : []),
      ...(write.length > 0 ? [allow(['s3:PutObject'], below(write))] : []),
      ...(remove.length > 0 ? [allow(['s3:DeleteObject'], below(remove))] : []),
      ...(missAbsent ? [allow(['s3:ListBucket'], [bucket.bucketArn])] : []),
    ],
    acknowledgments: [...new Set([...read, ...write, ...remove])].map((prefix) => ({
      id: `AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/${prefix}*]`,
      reason: `The stage handles any object ${prefix ? `below ${prefix}` : 'of this bucket'}: its key is known only when the work comes in.`,
    })),
  };
}

export type ItemAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'BatchGetItem'
  | 'BatchWriteItem';

/** Items in a table. */
export function items(variable: Variable, table: Table, actions: ItemAction[]): Access {
  return {
    ...setting(variable, table.tableName),
    statements: [allow(named(actions), [table.tableArn]), ...keyOf(table, actions)],
  };
}

/** To query one index of a table. */
export function index(variable: Variable, table: Table, name: string): Access {
  return {
    ...setting(variable, table.tableName),
    statements: [allow(named(['Query']), [`${table.tableArn}/index/${name}`])],
  };
}

/** Only those items of a table whose partition key is one of `keys`; an asterisk stands for any text. */
export function itemsOf(
  variable: Variable,
  table: Table,
  keys: string[],
  actions: ItemAction[],
): Access {
  const statement = allow(named(actions), [table.tableArn]);
  statement.addConditions({
    [keys.some((key) => key.includes('*'))
      ? 'ForAllValues:StringLike'
      : 'ForAllValues:StringEquals']: { 'dynamodb:LeadingKeys': keys },
    // "For all values" also holds for a request that names no key.
    Null: { 'dynamodb:LeadingKeys': 'false' },
  });
  return {
    ...setting(variable, table.tableName),
    statements: [statement, ...keyOf(table, actions)],
  };
}

/** Whoever reads or writes a table under a key of ours has DynamoDB use the key. */
function keyOf({ encryptionKey }: Table, actions: ItemAction[]): PolicyStatement[] {
  if (!encryptionKey) return [];
  const writes = actions.some((action) => /Put|Update|Delete|Write/.test(action));
  const statement = allow(
    writes ? ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
    [encryptionKey.keyArn],
  );
  statement.addConditions({ StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } });
  return [statement];
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}

function named(actions: ItemAction[]): string[] {
  return actions.map((action) => `dynamodb:${action}`);
}

function logicalId(bucket: Bucket): string {
  const resource = bucket.node.defaultChild;
  if (!CfnElement.isCfnElement(resource)) throw new Error(`${bucket.node.path} is not ours.`);
  return Stack.of(bucket).resolve(resource.logicalId);
}
