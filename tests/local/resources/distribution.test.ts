import { type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket, clients, startFixture } from '../fixture.ts';

async function startSite(
  behaviour: object = {},
  resources: Record<string, object> = {},
  more: object = {},
) {
  const stack = await startFixture({
    resources: {
      ...resources,
      Feeds: bucket(),
      Secrets: bucket(),
      Site: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            ...more,
            DefaultCacheBehavior: {
              TargetOriginId: 'feeds',
              ViewerProtocolPolicy: 'https-only',
              ...behaviour,
            },
            Origins: [
              {
                Id: 'feeds',
                DomainName: { 'Fn::GetAtt': ['Feeds', 'RegionalDomainName'] },
                S3OriginConfig: { OriginAccessIdentity: '' },
              },
            ],
          },
        },
      },
    },
    outputs: {
      Feeds: { Ref: 'Feeds' },
      Secrets: { Ref: 'Secrets' },
      Address: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Site', 'DomainName'] }]] },
    },
  });
  const { s3 } = clients(stack);
  const { Feeds, Secrets, Address = '' } = stack.outputs;
  await s3.send(
    new PutObjectCommand({
      Bucket: Feeds,
      Key: 'news/ü b.xml',
      Body: '<rss/>',
      ContentType: 'application/rss+xml',
      CacheControl: 'max-age=60',
    }),
  );
  await s3.send(new PutObjectCommand({ Bucket: Secrets, Key: 'x', Body: 'secret' }));
  const put = (Key: string, Body: string, ContentType: string) =>
    s3.send(new PutObjectCommand({ Bucket: Feeds, Key, Body, ContentType }));
  return { Address, Secrets, put, s3, stack };
}

describe('a distribution', () => {
  it('gives anybody the objects of its bucket, with their headers', async () => {
    const { Address } = await startSite();
    const feed = await fetch(`${Address}/news/${encodeURIComponent('ü b.xml')}?utm=1`);
    expect(await feed.text()).toBe('<rss/>');
    expect(Object.fromEntries(feed.headers)).toMatchObject({
      'content-type': 'application/rss+xml',
      'cache-control': 'max-age=60',
    });
  });

  it('sends a feed only to those who have not got it', async () => {
    const { Address } = await startSite();
    const url = `${Address}/news/${encodeURIComponent('ü b.xml')}`;
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"\w{32}"$/);
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['a list of its objects', 'GET', '/'],
    ['a list of its objects in parts', 'GET', '/?list-type=2'],
    ['an object of another bucket', 'GET', '/../SECRETS/x'],
    ['an object that is not there', 'GET', '/nothing'],
    ['a way to write', 'PUT', '/news/b.xml'],
    ['a way to delete', 'DELETE', '/news/b.xml'],
  ])('does not give %s', async (_, method, path) => {
    const { Address, Secrets = '' } = await startSite();
    const answer = await fetch(Address + path.replace('SECRETS', Secrets), { method });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/secret\b|news/);
  });

  it('compresses the types that CloudFront compresses, and of these what is worth it', async () => {
    const { Address, put } = await startSite({ Compress: true });
    const long = '<rss/>'.repeat(1_000);
    await put('rss', long, 'application/rss+xml; charset=utf-8');
    await put('atom', long, 'application/atom+xml; charset=utf-8');
    await put('short', '<rss/>', 'application/rss+xml; charset=utf-8');
    const coding = async (path: string, accepted: string) => {
      const answer = await fetch(`${Address}/${path}`, {
        headers: { 'accept-encoding': accepted },
      });
      expect((await answer.text()).startsWith('<rss/>')).toBe(true);
      return answer.headers.get('content-encoding');
    };
    expect(await coding('rss', 'gzip')).toBe('gzip');
    expect(await coding('rss', 'gzip, br')).toBe('br');
    expect(await coding('rss', 'identity')).toBeNull();
    expect(await coding('atom', 'gzip')).toBeNull();
    expect(await coding('short', 'gzip')).toBeNull();
  });

  it('gives a part of an object to who asks for one', async () => {
    const { Address } = await startSite({ Compress: true });
    const url = `${Address}/news/${encodeURIComponent('ü b.xml')}`;
    const part = await fetch(url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'rss']);
  });

  it('adds the headers of its policy, those for other origins only where one asks', async () => {
    const { Address } = await startSite(
      { ResponseHeadersPolicyId: { Ref: 'Headers' } },
      {
        Headers: {
          Type: 'AWS::CloudFront::ResponseHeadersPolicy',
          Properties: {
            ResponseHeadersPolicyConfig: {
              Name: 'headers',
              CorsConfig: {
                AccessControlAllowOrigins: { Items: ['*'] },
                AccessControlExposeHeaders: { Items: ['ETag'] },
                OriginOverride: true,
              },
              CustomHeadersConfig: {
                Items: [{ Header: 'X-Robots-Tag', Value: 'noindex', Override: true }],
              },
            },
          },
        },
      },
    );
    const url = `${Address}/news/${encodeURIComponent('ü b.xml')}`;
    const [own, other] = [await fetch(url), await fetch(url, { headers: { origin: 'http://a' } })];
    expect(own.headers.get('x-robots-tag')).toBe('noindex');
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
    expect(other.headers.get('access-control-allow-origin')).toBe('*');
    expect(other.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  it('is not made with a policy that is not of the stack', async () => {
    await expect(startSite({ ResponseHeadersPolicyId: 'of-aws' })).rejects.toThrow(
      'The response headers policy must be one of the stack.',
    );
  });

  it('does not tell what is not there from what may not be had', async () => {
    const { Address } = await startSite();
    const answer = await fetch(`${Address}/nothing`);
    expect([answer.status, await answer.text()]).toEqual([403, '']);
  });

  it('serves each path by the first behaviour that matches it', async () => {
    const named = (name: string) => ({
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: name,
          CustomHeadersConfig: { Items: [{ Header: 'X-Is', Value: name, Override: true }] },
        },
      },
    });
    const behaviour = { TargetOriginId: 'feeds', ViewerProtocolPolicy: 'https-only' };
    const { Address, put } = await startSite(
      { ResponseHeadersPolicyId: { Ref: 'Other' } },
      { Public: named('public'), Odd: named('odd'), Other: named('other') },
      {
        CacheBehaviors: [
          { ...behaviour, PathPattern: 'public/*', ResponseHeadersPolicyId: { Ref: 'Public' } },
          { ...behaviour, PathPattern: '/p?.*/*', ResponseHeadersPolicyId: { Ref: 'Odd' } },
        ],
      },
    );
    const paths = ['public/a', 'public/a/b', 'pa.x/a', 'xpublic/a', 'x/public/a', 'Public/a'];
    for (const path of paths) await put(path, 'a', 'text/plain');
    const told = await Promise.all(
      paths.map(async (path) => (await fetch(`${Address}/${path}`)).headers.get('x-is')),
    );
    expect(told).toEqual(['public', 'public', 'odd', 'other', 'other', 'other']);
    // CloudFront tidies a path up before it looks for its behaviour, and asks for it as it came.
    expect((await rawly(`${Address}/public/../pa.x/a`)).status).toBe(403);
  });

  it('runs its functions, before it asks for an object and before it gives one', async () => {
    const { Address } = await startSite(
      {
        FunctionAssociations: [
          { EventType: 'viewer-request', FunctionARN: arnOfFunction('Ask') },
          { EventType: 'viewer-response', FunctionARN: arnOfFunction('Give') },
        ],
      },
      {
        Ask: edgeFunction(`async function handler({ request }) {
          if (request.headers['x-stop']) return { statusCode: 401, headers: { a: { value: 'b' } } };
          if (request.headers['x-fault']) throw new Error('fault');
          return { ...request, uri: request.uri.replace('/old/', '/news/') };
        }`),
        Give: edgeFunction(`function handler({ response }) {
          return { ...response, headers: { ...response.headers, 'x-seen': { value: 'yes' } } };
        }`),
      },
    );
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(Address + path, { headers });
      return [answer.status, answer.headers.get('x-seen'), await answer.text()];
    };
    const file = encodeURIComponent('ü b.xml');
    expect(await ask(`/old/${file}`)).toEqual([200, 'yes', '<rss/>']);
    expect(await ask(`/news/${file}`, { 'x-stop': '1' })).toEqual([401, null, '']);
    // Who cannot be asked for a password is not let in.
    expect(await ask(`/news/${file}`, { 'x-fault': '1' })).toEqual([503, null, '']);
    expect(await ask('/nothing')).toEqual([403, null, '']);
  });

  it('bears readers that go away while their answer is made', async () => {
    const { Address, put } = await startSite(
      {
        FunctionAssociations: [
          { EventType: 'viewer-response', FunctionARN: arnOfFunction('Give') },
        ],
      },
      { Give: edgeFunction('function handler({ response }) { return response; }') },
    );
    await put('long', 'a'.repeat(1_000_000), 'text/plain');
    for (const patience of [0, 1, 2, 5, 10]) {
      const signal = AbortSignal.timeout(patience);
      await fetch(`${Address}/long`, { signal }).catch(() => {});
    }
    expect((await (await fetch(`${Address}/long`)).text()).length).toBe(1_000_000);
  });

  it('leaves logs of who asked for what, in the form of CloudFront’s own', async () => {
    const { Address, s3, stack } = await startSite(
      {},
      { Logs: bucket() },
      {
        Logging: {
          Bucket: { 'Fn::GetAtt': ['Logs', 'RegionalDomainName'] },
          Prefix: 'feeds/',
          IncludeCookies: false,
        },
      },
    );
    await (
      await fetch(`${Address}/news/nothing?token=1`, { headers: { 'user-agent': 'a b' } })
    ).text();
    await stack.deliverLogs();
    await stack.deliverLogs();
    const Bucket = 'test-logs';
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map(({ Key }) => Key)).toEqual([
      expect.stringMatching(/^feeds\/Site\.\d{4}-\d\d-\d\d-\d\d\.[0-9a-f]{8}\.gz$/),
    ]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    const log = gunzipSync((await Body?.transformToByteArray()) ?? '').toString();
    const [version, fields = '', line = '', ...rest] = log.split('\n');
    expect([version, rest]).toEqual(['#Version: 1.0', ['']]);
    const names = fields.replace('#Fields: ', '').split(' ');
    const values = line.split('\t');
    expect(values).toHaveLength(names.length);
    expect(Object.fromEntries(names.map((name, index) => [name, values[index]]))).toMatchObject({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      'cs-method': 'GET',
      'cs-uri-stem': '/news/nothing',
      'cs-uri-query': 'token=1',
      'sc-status': '403',
      'cs(User-Agent)': 'a%20b',
      'cs(Cookie)': '-',
    });
  });

  it.each([
    [
      'an origin',
      { CacheBehaviors: [{ PathPattern: 'a', TargetOriginId: 'other' }] },
      'Origins and logs',
    ],
    [
      'a bucket for logs',
      { Logging: { Bucket: 'elsewhere.s3.amazonaws.com' } },
      'Origins and logs',
    ],
    [
      'a function',
      {
        CacheBehaviors: [
          {
            PathPattern: 'a',
            TargetOriginId: 'feeds',
            FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: 'arn:other' }],
          },
        ],
      },
      'arn:other is no function of this stack.',
    ],
  ])('is not made with %s that is not of the stack', async (_, more, message) => {
    await expect(startSite({}, {}, more)).rejects.toThrow(message);
  });
});

describe('a function at the edge', () => {
  const made = (properties: object) =>
    startFixture({ resources: { F: edgeFunction('', properties) } });

  it('has nothing of Node', async () => {
    const { Address } = await startSite(
      {
        FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: arnOfFunction('Ask') }],
      },
      {
        Ask: edgeFunction(`import crypto from 'crypto';
          const found = [typeof process, typeof fetch, typeof setTimeout, typeof crypto.createHmac];
          let fs = 'none';
          try { fs = typeof require('fs'); } catch (_) {}
          function handler() {
            return { statusCode: 200, headers: { found: { value: [...found, fs].join() } } };
          }`),
      },
    );
    const answer = await fetch(Address);
    expect(answer.headers.get('found')).toBe('undefined,undefined,undefined,function,none');
  });

  it.each([
    [
      'is longer than CloudFront takes',
      { FunctionCode: 'x'.repeat(10_241) },
      '10240 bytes at most',
    ],
    ['is not published', { AutoPublish: false }, 'run by nobody'],
    ['has no handler', { FunctionCode: 'const a = 1;' }, 'handler'],
    [
      'has a store that is not of the stack',
      {
        FunctionConfig: {
          Runtime: 'cloudfront-js-2.0',
          KeyValueStoreAssociations: [{ KeyValueStoreARN: 'arn:other' }],
        },
      },
      'arn:other is no store of this stack.',
    ],
  ])('is not made when it %s', async (_, properties, message) => {
    await expect(made(properties)).rejects.toThrow(message);
  });
});

let functions = 0;

function edgeFunction(FunctionCode: string, properties: object = {}) {
  return {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      Name: `function-${functions++}`,
      AutoPublish: true,
      FunctionCode,
      FunctionConfig: { Comment: 'A function', Runtime: 'cloudfront-js-2.0' },
      ...properties,
    },
  };
}

function arnOfFunction(logicalId: string) {
  return { 'Fn::GetAtt': [logicalId, 'FunctionARN'] };
}

/** Asks for an address as it stands: `fetch` would tidy it up. */
async function rawly(address: string): Promise<{ status: number | undefined }> {
  const { hostname, port, origin } = new URL(address);
  const path = address.slice(origin.length);
  const answer = await new Promise<IncomingMessage>((resolve) => {
    request({ hostname, port, path }, resolve).end();
  });
  answer.resume();
  return { status: answer.statusCode };
}
