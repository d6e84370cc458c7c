import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { replaceCredential } from '../../lambdas/aws/secrets.ts';
import { type SftpServer, startSftpServer } from '../channels/sftp-server.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

let pipeline: Pipeline;
let sftp: SftpServer;

beforeAll(async () => {
  pipeline = await startPipeline();
  sftp = await startSftpServer();
  await new S3Client({}).send(new CreateBucketCommand({ Bucket: 'evening-ledger-drop' }));
  await pipeline.subscribe({
    id: 'bucket',
    channel: { type: 's3', bucket: 'evening-ledger-drop', key: 'news/{article}.json' },
  });
  await pipeline.subscribe({
    id: 'server',
    format: 'newsml-g2',
    channel: {
      type: 'sftp',
      host: '127.0.0.1',
      port: sftp.port,
      user: 'desk',
      hostKeys: [sftp.fingerprint],
      path: '/in/{article}.xml',
    },
  });
  await replaceCredential('server', 'open sesame');
});
afterAll(async () => {
  await pipeline.stop();
  await sftp.stop();
});

it('an article comes to a bucket and to a file server, and a tombstone when it is deleted', async () => {
  const { record } = await pipeline.upload(
    'press/storm.txt',
    'Storm closes harbour\n\nThe harbour was closed on Monday after the storm, the coast guard said.\n',
  );
  const object = async () => {
    const { Body } = await new S3Client({}).send(
      new GetObjectCommand({ Bucket: 'evening-ledger-drop', Key: `news/${record?.id}.json` }),
    );
    return JSON.parse((await Body?.transformToString()) ?? '');
  };
  const file = () => sftp.files.get(`/in/${record?.id}.xml`);
  expect((await object()).headlines[0].value).toBe('Storm closes harbour');
  expect(file()).toContain('<headline>Storm closes harbour</headline>');

  await pipeline.remove('press/storm.txt');
  expect((await object()).pubStatus).toBe('canceled');
  expect(file()).toContain('stat:canceled');
  expect([...sftp.files.keys()]).toHaveLength(1);
});

it('partners test tries both, and leaves nothing but tombstones', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wirecopy-drops-'));
  const word = { Wirecopy: pipeline.stack.outputs, environment: pipeline.stack.environment };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(word));
  const test = async (id: string) => {
    const outputs = ['--outputs', join(folder, 'outputs.json')];
    return (await run('cli/main.ts', ['partners', 'test', id, ...outputs])).stdout;
  };
  expect(await test('bucket')).toBe(
    'sample  accepted: the object is written. The partner took it.\n' +
      'withdrawal  accepted: the object is written. The partner took it.\n',
  );
  expect(await test('server')).toMatch(
    /^sample {2}accepted: the file is written\..*\nwithdrawal {2}acc/,
  );
  await sftp.stop();
  expect(await test('server')).toBe(
    'sample  refused: the connection was refused. Nothing was left there that a reader would take.\n',
  );
  await rm(folder, { recursive: true });
});
