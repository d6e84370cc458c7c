import type { S3Channel } from '../../partner/drop-channels.ts';
import type { AwsError } from '../aws-failure.ts';

/** What S3 refused and who can mend it: a phrase for the operator and the partner. */
export function explain(
  { name, message, status, headers }: AwsError,
  { bucket }: S3Channel,
  deletes: boolean,
): string {
  if (name === 'NoSuchBucket') return `there is no bucket ${bucket}`;
  const region = headers['x-amz-bucket-region'];
  // A request that is signed for another region is malformed.
  if (status === 301 || (status === 400 && region)) {
    return `the bucket is in ${region ?? 'another region'}: say so in the channel's region`;
  }
  if (name.startsWith('KMS.') || (status === 403 && /\bkms:/i.test(message))) {
    return "the bucket's KMS key denies us: its policy must allow our role kms:GenerateDataKey";
  }
  if (status === 403) {
    const right = deletes ? 's3:DeleteObject' : 's3:PutObject';
    return `access denied (${name}): the bucket's policy must allow our role ${right}, and partnerResources of the stack name the bucket`;
  }
  if (status === 503) return `S3 asks for patience (${name})`;
  return `S3 answered ${status} ${name}`;
}
