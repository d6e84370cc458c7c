import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { FeedSite, type FeedSiteProps } from '../../lib/feed-site.ts';
import { AccessLogs, PrivateBucket } from '../../lib/private-bucket.ts';
import { testApp } from '../support/stack.ts';

const ours = site();
const distribution = 'AWS::CloudFront::Distribution';
const [{ Properties }] = Object.values(ours.template.findResources(distribution)) as [
  { Properties: { DistributionConfig: Distributed } },
];
const { DefaultCacheBehavior, CacheBehaviors } = Properties.DistributionConfig;

interface Distributed {
  DefaultCacheBehavior: Behaviour;
  CacheBehaviors: (Behaviour & { PathPattern: string })[];
}
interface Behaviour {
  FunctionAssociations: { EventType: string; FunctionARN: { 'Fn::GetAtt': [string, string] } }[];
  ResponseHeadersPolicyId: { Ref: string };
}

describe('the feed site', () => {
  it('treats public feeds and all others alike, but for the headers that it adds', () => {
    const [{ PathPattern, ...publicly }, ...others] = CacheBehaviors as [
      Distributed['CacheBehaviors'][0],
    ];
    expect([PathPattern, others]).toEqual(['public/*', []]);
    const { ResponseHeadersPolicyId } = publicly;
    expect({ ...DefaultCacheBehavior, ResponseHeadersPolicyId }).toEqual(publicly);
  });

  it('answers https only, and to nothing but reading and the question whether one may', () => {
    expect(DefaultCacheBehavior).toMatchObject({
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
    });
  });

  it('takes new bytes within five minutes, so that a killed article does not linger', () => {
    ours.template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: { MinTTL: 0, DefaultTTL: 60, MaxTTL: 300 },
    });
  });

  it('compresses feeds, and forwards nothing of the reader to the bucket', () => {
    expect(DefaultCacheBehavior).toMatchObject({ Compress: true });
    expect(DefaultCacheBehavior).not.toHaveProperty('OriginRequestPolicyId');
    ours.template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'none' },
        },
      },
    });
  });

  it('lets programs in browsers read feeds', () => {
    ours.template.allResourcesProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CorsConfig: {
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
          AccessControlAllowCredentials: false,
        },
        SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 } },
      },
    });
  });

  it('keeps search engines out of everything that is not public', () => {
    const policies = ours.template.findResources('AWS::CloudFront::ResponseHeadersPolicy');
    const added = ({ ResponseHeadersPolicyId: { Ref } }: Behaviour) =>
      policies[Ref]?.Properties.ResponseHeadersPolicyConfig.CustomHeadersConfig;
    expect(added(DefaultCacheBehavior)).toEqual({
      Items: [{ Header: 'X-Robots-Tag', Value: 'noindex', Override: true }],
    });
    expect(CacheBehaviors.map(added)).toEqual([undefined]);
  });

  it('runs a function of its own for requests, with the store of passwords, and one for answers', () => {
    const functions = ours.template.findResources('AWS::CloudFront::Function');
    const run = DefaultCacheBehavior.FunctionAssociations.map(({ EventType, FunctionARN }) => {
      const { FunctionConfig, FunctionCode } =
        functions[FunctionARN['Fn::GetAtt'][0]]?.Properties ?? {};
      // CloudFront takes no more.
      expect(FunctionCode.length).toBeLessThan(10_240);
      expect(FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
      return [EventType, FunctionConfig.KeyValueStoreAssociations?.length ?? 0];
    });
    expect(run).toEqual([
      ['viewer-request', 1],
      ['viewer-response', 0],
    ]);
  });

  it('is the only reader of its bucket, and cannot list it: feed addresses are secrets', () => {
    const policies = Object.values(ours.template.findResources('AWS::S3::BucketPolicy'));
    const allowed = policies
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(
        ({ Effect, Principal }) =>
          Effect === 'Allow' && Principal.Service === 'cloudfront.amazonaws.com',
      );
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 's3:GetObject',
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ]);
    ours.template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
  });

  it('has the address that CloudFront gives, unless it is given another', () => {
    expect(ours.address).toMatchObject({ 'Fn::Join': ['', ['https://', expect.anything()]] });
  });

  it('has nobody logged unless there is a bucket for it, and says why', () => {
    ours.template.hasResourceProperties(distribution, {
      DistributionConfig: { Logging: Match.absent() },
    });
    expect(violations(ours.stack)).toEqual([]);
  });
});

describe('the feed site whose accesses are counted', () => {
  it('has each access logged into the bucket, without cookies', () => {
    const counted = site({ withLogs: true });
    counted.template.hasResourceProperties(distribution, {
      DistributionConfig: {
        Logging: {
          Bucket: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Readers'), Match.anyValue()] },
        },
      },
    });
    expect(JSON.stringify(counted.template)).not.toContain('"IncludeCookies":true');
  });
});

describe('the feed site with a domain of its own', () => {
  const own = site({
    domain: {
      name: 'feeds.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
    },
  });

  it('stands there, by TLS 1.2 or newer', () => {
    expect(own.address).toBe('https://feeds.example.org');
    own.template.hasResourceProperties(distribution, {
      DistributionConfig: {
        Aliases: ['feeds.example.org'],
        ViewerCertificate: {
          AcmCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        },
      },
    });
  });
});

function site(options: Pick<FeedSiteProps, 'domain'> & { withLogs?: true } = {}) {
  const stack = new Stack(testApp(), 'Test');
  const accessLogs = new AccessLogs(stack, 'AccessLogs');
  const { address } = new FeedSite(stack, 'FeedSite', {
    accessLogs,
    domain: options.domain,
    ...(options.withLogs && {
      readerLogs: new PrivateBucket(stack, 'Readers', { accessLogs, takesAccessLists: true }),
    }),
  });
  return { stack, address: stack.resolve(address), template: Template.fromStack(stack) };
}

function violations(stack: Stack): string[] {
  return new AwsSolutionsChecks().validateScope(stack).violations.map(({ ruleName }) => ruleName);
}
