import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { s3 } from '../../lambdas/aws/clients.ts';
import { readLog } from '../../lambdas/aws/reader-logs.ts';
import { variables } from '../../lambdas/runtime/environment.ts';
import { clientEnvironment } from '../../local/account.ts';
import { type Endpoint, openEndpoint } from '../../local/emulators/endpoint.ts';

const Bucket = 'reader-logs';
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await openEndpoint(0, () => {});
  const environment = { ...clientEnvironment(endpoint.url), [variables.readerLogsBucket]: Bucket };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await endpoint.wakePollers();
  await endpoint.close();
  vi.unstubAllEnvs();
});

const put = (Key: string, Body: Uint8Array) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));

async function whole(text: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of text) all += piece;
  return all;
}

describe('a log file', () => {
  it('is unpacked as it comes, whatever letters its pieces end in', async () => {
    const text = 'Brücken über die Öre\n'.repeat(20_000);
    await put('log.gz', gzipSync(text));
    expect(await readLog('log.gz', whole)).toBe(text);
  });

  it('that has expired is none', async () => {
    expect(await readLog('expired.gz', whole)).toBeUndefined();
  });

  it.each([
    ['is cut off', gzipSync('a line\n'.repeat(1_000)).subarray(0, -20)],
    ['is no gzip', Buffer.from('a line\n')],
  ])('that %s is told to be faulty', async (_, bytes) => {
    await put('faulty.gz', bytes);
    await expect(readLog('faulty.gz', whole)).rejects.toThrow();
  });

  it('is read no further than its reader likes', async () => {
    await put('long.gz', gzipSync('a line\n'.repeat(1_000_000)));
    const reading = readLog('long.gz', async (text) => {
      for await (const _ of text) throw new RangeError('This is too long.');
    });
    await expect(reading).rejects.toThrow('This is too long.');
  });
});
