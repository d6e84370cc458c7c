import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { variables } from '../../lambdas/runtime/environment.ts';
import { type Stage, stages } from '../../lib/bundles.ts';
import { type Resource, synthesizeStack } from '../support/stack.ts';

const drop = 'arn:aws:s3:::evening-ledger-drop';
const bus = 'arn:aws:events:eu-west-1:123456789012:event-bus/news';
const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const { all, referred } = synthesizeStack({ partnerResources: [drop, bus, key] });
const root = join(import.meta.dirname, '../..');

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

describe.each(stages)('%s', (stage) => {
  let code: string;
  beforeAll(async () => {
    code = await ownCode(stage);
  });

  it('may make the calls that its code makes, and no others', () => {
    expect(allowed(stage, /^(s3|dynamodb|sqs|events):/)).toEqual(called(code));
  });

  it('is told of everything that its code asks for, and of nothing else', () => {
    const { Environment } = functionOf(stage).Properties;
    expect(Object.keys(Environment.Variables).sort()).toEqual(askedFor(stage, code));
  });

  it('may not do whatever it likes with anything', () => {
    for (const { Action, Resource } of statementsOf(stage)) {
      for (const action of [Action].flat()) {
        expect(action).not.toContain('*');
        if (!action.startsWith('xray:')) expect(Resource).not.toBe('*');
      }
    }
  });

  it(stage === 'deliver' ? 'may read signing secrets' : 'may not read signing secrets', () => {
    const directory = all('AWS::DynamoDB::Table').find(({ id }) =>
      id.startsWith('TablesDirectory'),
    );
    const keys = statementsOf(stage)
      .filter(({ Resource }) => JSON.stringify(Resource).includes(`"${directory?.id}"`))
      .flatMap(({ Condition }) => {
        expect(Condition?.Null).toEqual({ 'dynamodb:LeadingKeys': 'false' });
        return Condition?.['ForAllValues:StringEquals']?.['dynamodb:LeadingKeys'];
      });
    expect(keys).not.toContain(undefined);
    expect(keys.includes('secret')).toBe(stage === 'deliver');
  });
});

describe('normalise', () => {
  it('may list uploads, or S3 would call a deleted one forbidden instead of absent', () => {
    const listing = statementsOf('normalise').filter(({ Action }) => Action === 's3:ListBucket');
    expect(
      listing.map((one) => referred(one.Resource as Parameters<typeof referred>[0]).id),
    ).toEqual([expect.stringMatching(/^IntakeUploads/)]);
  });
});

describe('tag', () => {
  it('may delete nothing but keys by which stories are found', () => {
    const writing = statementsOf('tag').filter(({ Action }) =>
      [Action].flat().includes('dynamodb:BatchWriteItem'),
    );
    expect(writing).toEqual([
      expect.objectContaining({
        Action: 'dynamodb:BatchWriteItem',
        Condition: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['like*'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    ]);
  });
});

describe('feed', () => {
  it('may delete nothing of the tables but addresses of feeds, and notes of what has changed', () => {
    const deleting = statementsOf('feed').filter(({ Action }) =>
      [Action].flat().includes('dynamodb:DeleteItem'),
    );
    expect(deleting).toEqual([
      expect.objectContaining({
        Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['address'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
      expect.objectContaining({
        Action: 'dynamodb:DeleteItem',
        Condition: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#changed'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    ]);
  });
});

describe('access', () => {
  it('may write nothing but counts of accesses', () => {
    const writing = statementsOf('access').filter(({ Action }) => Action === 'dynamodb:PutItem');
    expect(writing).toEqual([
      expect.objectContaining({
        Condition: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['accesses#*'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    ]);
  });
});

describe('what partners let Wirecopy write to', () => {
  const named = [drop, bus, key];
  const rightsOf = (stage: Stage) =>
    statementsOf(stage).filter(({ Resource }) =>
      named.some((arn) => JSON.stringify(Resource).includes(arn)),
    );

  it('may be written to by deliver, each as it needs and nothing beside it', () => {
    expect(rightsOf('deliver')).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        Resource: `${drop}/*`,
      },
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: drop },
      { Effect: 'Allow', Action: 'events:PutEvents', Resource: bus },
      {
        Effect: 'Allow',
        Action: 'kms:GenerateDataKey',
        Resource: key,
        Condition: { StringLike: { 'kms:ViaService': 's3.*' } },
      },
    ]);
    for (const stage of stages) if (stage !== 'deliver') expect(rightsOf(stage)).toEqual([]);
  });

  it('is nothing, unless the operator names it', () => {
    const { all } = synthesizeStack();
    const policies = JSON.stringify(all('AWS::IAM::Policy'));
    expect(policies).not.toMatch(/arn:aws:s3:::|events:PutEvents|s3\.\*\.amazonaws/);
  });
});

describe('media that came with an article', () => {
  it('may be written and deleted by normalise beside the feeds, and nothing else there', () => {
    const feeds = all('AWS::S3::Bucket').find(({ id }) => id.startsWith('FeedSite'));
    const rights = statementsOf('normalise').filter(({ Resource }) =>
      JSON.stringify(Resource).includes(`"${feeds?.id}"`),
    );
    expect(rights.map(({ Action }) => Action)).toEqual(['s3:PutObject', 's3:DeleteObject']);
    for (const { Resource } of rights) expect(JSON.stringify(Resource)).toMatch(/"\/media\/\*"/);
  });
});

/** What the stage's code comes to, without its dependencies, as far as its handler uses it. */
async function ownCode(stage: Stage): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'lambdas', stage, 'handler.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outputFiles.map(({ text }) => text).join('');
}

const actions: Record<string, string> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  DeleteObjects: 's3:DeleteObject',
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  Query: 'dynamodb:Query',
  BatchGet: 'dynamodb:BatchGetItem',
  BatchWrite: 'dynamodb:BatchWriteItem',
  SendMessage: 'sqs:SendMessage',
  PutEvents: 'events:PutEvents',
};

function called(code: string): string[] {
  const commands = [...code.matchAll(/\bnew ([A-Za-z]+)Command\d*\(/g)].map(
    ([, name = '']) => name,
  );
  return [...new Set(commands.map((name) => actions[name] ?? `the unknown ${name}Command`))].sort();
}

/** What SQS asks of a function that takes messages, and what only S3 itself makes use of. */
const notCalled =
  /^(sqs:(ChangeMessageVisibility|DeleteMessage|GetQueue\w+|ReceiveMessage)|s3:ListBucket)$/;

function allowed(stage: Stage, services: RegExp): string[] {
  const all = statementsOf(stage).flatMap(({ Action }) => Action);
  return [...new Set(all.filter((one) => services.test(one) && !notCalled.test(one)))].sort();
}

function askedFor(stage: Stage, code: string): string[] {
  const names = Object.entries(variables)
    .filter(([name]) => new RegExp(`["']${name}["']`).test(code))
    // One function of lambdas/aws/queues.ts rings for tagging or for routing; tag only for routing.
    .filter(([name]) => !(stage === 'tag' && name === 'taggingQueue'))
    .map(([, variable]) => variable);
  return names.sort();
}

function functionOf(stage: Stage): Resource {
  const found = all('AWS::Lambda::Function').find(
    ({ Properties }) => Properties.Description === `Wirecopy: ${stage}`,
  );
  if (!found) throw new Error(`There is no function for ${stage}.`);
  return found;
}

function statementsOf(stage: Stage): Statement[] {
  const role = referred(functionOf(stage).Properties.Role);
  expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  expect(role.Properties.Policies).toBeUndefined();
  return all('AWS::IAM::Policy')
    .filter(({ Properties }) =>
      Properties.Roles.some((one: { Ref: string }) => one.Ref === role.id),
    )
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
