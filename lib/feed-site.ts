import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FeedsDomain } from './configuration.ts';
import { type AccessLogs, PrivateBucket } from './private-bucket.ts';

export interface FeedSiteProps {
  readonly accessLogs: AccessLogs;
  /** @default - the domain that CloudFront gives */
  readonly domain?: FeedsDomain | undefined;
}

/** The feeds, and media that came with articles, as partners fetch them: a private bucket behind CloudFront. */
export class FeedSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** `https://<domain>`, without a slash at the end. */
  readonly address: string;

  constructor(scope: Construct, id: string, { accessLogs, domain }: FeedSiteProps) {
    super(scope, id);
    // Not recoverable: the feed stage can render every feed again, and what is killed must be gone.
    this.bucket = new PrivateBucket(this, 'Feeds', { accessLogs });
    const { stackName, region } = Stack.of(this);
    const originAccessControl = new S3OriginAccessControl(this, 'Access', {
      // Unlike CDK's own, also unique when the stack stands in a second region.
      originAccessControlName: `${stackName}-feeds-${region}`,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Wirecopy feeds',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(
          this.bucket as IBucket, // Their types differ in "undefined" only.
          { originAccessControl },
        ),
        // No redirect: the address of a private feed is a secret that http would have told already.
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: new CachePolicy(this, 'Caching', {
          comment: 'As the feed says; never so long that a killed article lingers',
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.minutes(1),
          maxTtl: Duration.minutes(5),
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        }),
        responseHeadersPolicy: this.#headers(`${stackName}-feeds-${region}`),
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.address = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    this.#acknowledge(domain);
  }

  /** Over what the objects themselves say. */
  #headers(name: string): ResponseHeadersPolicy {
    const override = true;
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: name,
      // Programs in browsers read feeds, too; who knows a feed's address may have it anywhere.
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        accessControlExposeHeaders: ['ETag'],
        originOverride: true,
      },
      // They are for partners: what they publish of them is to be found, and not this.
      customHeadersBehavior: {
        customHeaders: [{ header: 'X-Robots-Tag', value: 'noindex', override }],
      },
      securityHeadersBehavior: {
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override },
      },
    });
  }

  #acknowledge(domain: FeedsDomain | undefined): void {
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Partners fetch their feeds from any country.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'It serves files and runs nothing: there is nothing a request could attack.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          'Standard logs need a bucket with access lists and are refused in opt-in regions. The access logs of the feeds bucket tell what CloudFront fetched.',
      },
    );
    if (!domain) {
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason:
          "CloudFront's own certificate sets no lower bound for TLS; with feedsDomain and feedsCertificate (see bin/app.ts) it is TLS 1.2.",
      });
    }
  }
}
