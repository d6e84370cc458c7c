import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { FeedsDomain } from '../../lib/configuration.ts';
import { FeedSite } from '../../lib/feed-site.ts';
import { AccessLogs } from '../../lib/private-bucket.ts';
import { testApp } from '../support/stack.ts';

const ours = site();
const distribution = 'AWS::CloudFront::Distribution';

describe('the feed site', () => {
  it('answers https only, and to nothing but reading', () => {
    ours.template.hasResourceProperties(distribution, {
      DistributionConfig: {
        DefaultCacheBehavior: {
          ViewerProtocolPolicy: 'https-only',
          AllowedMethods: Match.absent(),
        },
        CacheBehaviors: Match.absent(),
      },
    });
  });

  it('takes new bytes within five minutes, so that a killed article does not linger', () => {
    ours.template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: { MinTTL: 0, DefaultTTL: 60, MaxTTL: 300 },
    });
  });

  it('compresses feeds, and forwards nothing of the reader to the bucket', () => {
    ours.template.hasResourceProperties(distribution, {
      DistributionConfig: {
        DefaultCacheBehavior: { Compress: true, OriginRequestPolicyId: Match.absent() },
      },
    });
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

  it('lets programs in browsers read feeds, and keeps search engines out', () => {
    ours.template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CorsConfig: {
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
          AccessControlAllowCredentials: false,
        },
        CustomHeadersConfig: { Items: [{ Header: 'X-Robots-Tag', Value: 'noindex' }] },
        SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 } },
      },
    });
    ours.template.hasResourceProperties(distribution, {
      DistributionConfig: {
        DefaultCacheBehavior: { ResponseHeadersPolicyId: { Ref: Match.anyValue() } },
      },
    });
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
});

describe('the feed site with a domain of its own', () => {
  const own = site({
    name: 'feeds.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
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

function site(domain?: FeedsDomain) {
  const stack = new Stack(testApp(), 'Test');
  const { address } = new FeedSite(stack, 'FeedSite', {
    accessLogs: new AccessLogs(stack, 'AccessLogs'),
    domain,
  });
  return { address: stack.resolve(address), template: Template.fromStack(stack) };
}
