import { describe, expect, it } from 'vitest';
import { named, type Resource, synthesizeStack } from '../support/stack.ts';

const { all, referred } = synthesizeStack();
const buckets = all('AWS::S3::Bucket');
const tables = all('AWS::DynamoDB::Table');

describe.each(named(buckets))('%s', (_, bucket) => {
  const { Properties } = bucket;

  it('can never be made public', () => {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties.AccessControl).toBeUndefined();
  });

  it('is encrypted and refuses plain http', () => {
    const [rule] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('AES256');
    expect(statementsOn(bucket)).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('opens only to services, and only on behalf of this account', () => {
    for (const statement of statementsOn(bucket).filter(({ Effect }) => Effect === 'Allow')) {
      expect(Object.keys(statement.Principal)).toEqual(['Service']);
      expect(JSON.stringify(statement.Condition)).toMatch(/SourceA(ccount|rn)/);
      expect(JSON.stringify(statement.Condition)).toContain('AWS::AccountId');
    }
  });

  it('outlives the stack', () => {
    expect([bucket.DeletionPolicy, bucket.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('has its accesses logged, unless it is the log', () => {
    if (bucket.id.startsWith('AccessLogs')) return;
    const log = referred(Properties.LoggingConfiguration.DestinationBucketName);
    expect(log.id).toMatch(/^AccessLogs/);
  });

  it('does not grow without end', () => {
    const [rule] = Properties.LifecycleConfiguration.Rules;
    if (Properties.VersioningConfiguration) {
      expect(rule.NoncurrentVersionExpiration).toEqual({ NoncurrentDays: 30 });
    } else {
      expect(rule.ExpirationInDays ?? rule.AbortIncompleteMultipartUpload).toBeDefined();
    }
  });
});

describe('the buckets', () => {
  it('keep what was overwritten or deleted by mistake, where it cannot be made again', () => {
    const versioned = buckets.filter(
      ({ Properties }) => Properties.VersioningConfiguration?.Status === 'Enabled',
    );
    expect(versioned.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'Articles',
      'IntakeUploads',
    ]);
  });

  it('tell of each upload and each deletion, and of each log of readers, and of nothing else', () => {
    const told = buckets.flatMap(({ id, Properties }) =>
      (Properties.NotificationConfiguration?.QueueConfigurations ?? []).map(
        ({ Event, Queue, Filter }: { Event: string; Queue: { Ref: string }; Filter?: object }) => [
          nameOf({ id }),
          Event,
          nameOf(referred(Queue)),
          Filter,
        ],
      ),
    );
    expect(told).toEqual([
      ['IntakeUploads', 's3:ObjectCreated:*', 'IntakeWorkQueue', undefined],
      ['IntakeUploads', 's3:ObjectRemoved:*', 'IntakeWorkQueue', undefined],
      ['ReadersLogs', 's3:ObjectCreated:*', 'ReadersWorkQueue', undefined],
    ]);
  });

  it('are made once the queue that they tell lets them', () => {
    for (const { Properties, DependsOn } of buckets) {
      if (!Properties.NotificationConfiguration) continue;
      const leave = DependsOn?.map((id) => referred({ Ref: id }).Type);
      expect(leave).toEqual(['AWS::SQS::QueuePolicy']);
    }
  });

  it('take no access lists, but for the logs of CloudFront, which comes with one', () => {
    const owned = buckets.filter(({ Properties }) => Properties.OwnershipControls);
    expect(owned.map(nameOf)).toEqual(['ReadersLogs']);
    // Where no rule says otherwise, the owner of the bucket owns all that is in it.
    expect(owned[0]?.Properties.OwnershipControls.Rules).toEqual([
      { ObjectOwnership: 'BucketOwnerPreferred' },
    ]);
  });

  it('forget who read what within two weeks', () => {
    const logs = buckets.find((one) => nameOf(one) === 'ReadersLogs');
    expect(logs?.Properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(14);
  });
});

describe.each(named(tables))('%s', (_, table) => {
  it('can be restored to any second, and is not deleted by accident', () => {
    expect(table.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('is encrypted and paid by request', () => {
    expect(table.Properties).toMatchObject({
      SSESpecification: { SSEEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });
});

describe('the directory, in which secrets stand', () => {
  it('is under a key of ours, which is renewed and outlives the stack', () => {
    const directory = tables.find(({ id }) => id.startsWith('TablesDirectory'));
    const key = referred(directory?.Properties.SSESpecification.KMSMasterKeyId);
    expect(key).toMatchObject({
      Type: 'AWS::KMS::Key',
      Properties: { EnableKeyRotation: true },
      DeletionPolicy: 'Retain',
    });
  });
});

describe('the tables', () => {
  it('have the keys that lambdas/aws/ reads and writes', () => {
    const keys = (one: { KeySchema: { AttributeName: string }[] }) =>
      one.KeySchema.map(({ AttributeName }) => AttributeName);
    const shape = tables.map(({ id, Properties }) => [
      id.replace(/[0-9A-F]{8}$/, ''),
      keys(Properties),
      ...(Properties.GlobalSecondaryIndexes ?? []).map(
        (index: { IndexName: string } & Parameters<typeof keys>[0]) => [
          index.IndexName,
          keys(index),
        ],
      ),
    ]);
    expect(shape).toEqual([
      ['TablesArticles', ['pk', 'sk'], ['wake', ['wakeShard', 'wakeAt']]],
      ['TablesDirectory', ['kind', 'id']],
      ['TablesLedger', ['subscription', 'article'], ['due', ['dueShard', 'dueAt']]],
    ]);
  });
});

function nameOf({ id }: { id: string }): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

function statementsOn(bucket: Resource) {
  return all('AWS::S3::BucketPolicy')
    .filter(({ Properties }) => referred(Properties.Bucket).id === bucket.id)
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
