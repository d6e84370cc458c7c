import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket, clients, startFixture } from '../fixture.ts';

async function startSite(behaviour: object = {}, resources: Record<string, object> = {}) {
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
  return { Address, Secrets, put };
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
});
