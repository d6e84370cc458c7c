import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

const closed: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

export interface PrivateBucketProps {
  /** Where S3 logs each access, under the bucket's own prefix. */
  readonly accessLogs: AccessLogs;
  /**
   * Whether an overwritten or deleted object can be had back, for thirty days.
   * @default false
   */
  readonly recoverable?: boolean;
  /** @default - objects stay */
  readonly expiresAfter?: Duration;
  /**
   * Whether its objects may have access lists, without which CloudFront writes no logs.
   * @default false
   */
  readonly takesAccessLists?: boolean;
}

/** A bucket for data: encrypted, over TLS only, never public, kept when the stack goes. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const { accessLogs, recoverable, expiresAfter, takesAccessLists } = props;
    super(scope, id, {
      ...closed,
      ...(takesAccessLists && { objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED }),
      versioned: recoverable ?? false,
      serverAccessLogsBucket: accessLogs as IBucket, // Their types differ in "undefined" only.
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          ...(expiresAfter && { expiration: expiresAfter }),
          ...(recoverable && {
            noncurrentVersionExpiration: Duration.days(30),
            expiredObjectDeleteMarker: true,
          }),
        },
      ],
    });
  }
}

/** Who read and wrote what in the other buckets, for ninety days. */
export class AccessLogs extends Bucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, { ...closed, lifecycleRules: [{ expiration: Duration.days(90) }] });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'A log of the log bucket would log its own writing without end.',
    });
  }
}
