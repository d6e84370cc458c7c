import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

const kept: Omit<TableProps, 'partitionKey'> = {
  billingMode: BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  encryption: TableEncryption.AWS_MANAGED,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** The three tables in which the truth stands; their items are described in lambdas/aws/. */
export class Tables extends Construct {
  /** Articles with their timelines and recipients, and uploads. */
  readonly articles: Table;
  /** Publishers, partners, subscriptions and, under a partition key of their own, secrets. */
  readonly directory: Table;
  /** What each subscription should have and has. */
  readonly ledger: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.articles = new Table(this, 'Articles', {
      ...kept,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      timeToLiveAttribute: 'expiresAt',
    });
    this.articles.addGlobalSecondaryIndex({
      indexName: 'wake',
      partitionKey: text('wakeShard'),
      sortKey: number('wakeAt'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.directory = new Table(this, 'Directory', {
      ...kept,
      // It holds secrets: who may read the table may not yet read what is in it.
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: new Key(this, 'DirectoryKey', {
        description: 'Encrypts the Wirecopy directory, in which the secrets of partners stand',
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      partitionKey: text('kind'),
      sortKey: text('id'),
    });
    this.ledger = new Table(this, 'Ledger', {
      ...kept,
      partitionKey: text('subscription'),
      sortKey: text('article'),
    });
    this.ledger.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: text('dueShard'),
      sortKey: number('dueAt'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}

function number(name: string) {
  return { name, type: AttributeType.NUMBER };
}
