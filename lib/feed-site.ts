import { join } from 'node:path';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  KeyValueStore,
  type ResponseCustomHeader,
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
  /** Where CloudFront logs each access. @default - nowhere */
  readonly readerLogs?: Bucket | undefined;
}

const override = true;

/** The feeds, and media that came with articles, as partners fetch them: a private bucket behind CloudFront. */
export class FeedSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** `https://<domain>`, without a slash at the end. */
  readonly address: string;
  /** Which passwords are asked for, by the first segment of paths (lib/edge/viewer-request.js). */
  readonly passwords: KeyValueStore;

  constructor(scope: Construct, id: string, props: FeedSiteProps) {
    super(scope, id);
    const { accessLogs, domain, readerLogs } = props;
    // Not recoverable: the feed stage can render every feed again, and what is killed must be gone.
    this.bucket = new PrivateBucket(this, 'Feeds', { accessLogs });
    // Names that are also unique when the stack stands in a second region, unlike CDK's own.
    const { stackName, region } = Stack.of(this);
    const named = (what: string) => `${stackName}-${what}-${region}`;
    this.passwords = new KeyValueStore(this, 'Passwords', {
      keyValueStoreName: named('passwords'),
    });
    const common = this.#behaviour(named('feeds'));
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Wirecopy feeds',
      defaultBehavior: {
        ...common,
        responseHeadersPolicy: this.#headers('Headers', named('feeds'), [
          // They are for partners: what they publish of them is to be found, and not this.
          { header: 'X-Robots-Tag', value: 'noindex', override },
        ]),
      },
      additionalBehaviors: {
        'public/*': {
          ...common,
          responseHeadersPolicy: this.#headers('PublicHeaders', named('public-feeds'), []),
        },
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(readerLogs && { enableLogging: true, logBucket: readerLogs as IBucket }),
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.address = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    this.#acknowledge(props);
  }

  /** What holds for all paths. */
  #behaviour(originAccessControlName: string): BehaviorOptions {
    const originAccessControl = new S3OriginAccessControl(this, 'Access', {
      originAccessControlName,
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(
        this.bucket as IBucket, // Their types differ in "undefined" only.
        { originAccessControl },
      ),
      // No redirect: the address of a private feed is a secret that http would have told already.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: new CachePolicy(this, 'Caching', {
        comment: 'As the feed says; never so long that a killed article lingers',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.minutes(1),
        maxTtl: Duration.minutes(5),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: this.#edgeFunction('ViewerRequest', 'viewer-request.js', this.passwords),
        },
        {
          eventType: FunctionEventType.VIEWER_RESPONSE,
          function: this.#edgeFunction('ViewerResponse', 'viewer-response.js'),
        },
      ],
    };
  }

  #edgeFunction(id: string, file: string, keyValueStore?: KeyValueStore): EdgeFunction {
    return new EdgeFunction(this, id, {
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'edge', file) }),
      runtime: FunctionRuntime.JS_2_0,
      ...(keyValueStore && { keyValueStore }),
    });
  }

  /** Over what the objects themselves say. */
  #headers(
    id: string,
    responseHeadersPolicyName: string,
    customHeaders: ResponseCustomHeader[],
  ): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, id, {
      responseHeadersPolicyName,
      // Programs in browsers read feeds, too; who knows a feed's address may have it anywhere.
      // Preflights are answered before, by the function for requests.
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        accessControlExposeHeaders: ['ETag', 'Link'],
        originOverride: override,
      },
      ...(customHeaders.length > 0 && { customHeadersBehavior: { customHeaders } }),
      securityHeadersBehavior: {
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override },
      },
    });
  }

  #acknowledge({ domain, readerLogs }: FeedSiteProps): void {
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Partners fetch their feeds from any country.' },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'It serves files and runs but a look at the password: there is nothing a request could attack.',
      },
    );
    if (!readerLogs) {
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR3',
        reason: 'The operator has switched them off: CloudFront writes none into an opt-in region.',
      });
    }
    if (!domain) {
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason:
          "CloudFront's own certificate sets no lower bound for TLS; with feedsDomain and feedsCertificate (see bin/app.ts) it is TLS 1.2.",
      });
    }
  }
}
