import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket, clients, startFixture } from '../fixture.ts';

async function startSite() {
  const stack = await startFixture({
    resources: {
      Feeds: bucket(),
      Secrets: bucket(),
      Site: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            DefaultCacheBehavior: { TargetOriginId: 'feeds', ViewerProtocolPolicy: 'https-only' },
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
  return { Address, Secrets };
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
});
