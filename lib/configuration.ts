import ipaddr from 'ipaddr.js';
import { isPartnerResource } from './partner-resources.ts';

/** What the operator decides at deployment. */
export interface Configuration {
  /**
   * Networks in CIDR notation that partners may stand in although they are private, and over http.
   * Empty: https to public addresses only.
   */
  readonly partnerNetworks: string[];
  /** ARNs of the buckets, their KMS keys, and the event buses of partners that may be written to. */
  readonly partnerResources: string[];
  /** The domain of the feeds, where it is not the one that CloudFront gives. */
  readonly feedsDomain?: FeedsDomain;
  /**
   * Whether CloudFront logs who fetches the feeds, so that it can be counted. It cannot in regions
   * that have to be opted into.
   */
  readonly countsAccesses: boolean;
}

export interface FeedsDomain {
  readonly name: string;
  /** Of a certificate for `name` in AWS Certificate Manager, in us-east-1, as CloudFront wants it. */
  readonly certificateArn: string;
}

/**
 * Reads the configuration from CDK context (`-c name=value`): `partnerNetworks` and
 * `partnerResources`, separated by commas; `feedsDomain` with `feedsCertificate`; `countAccesses`
 * (yes or no).
 * @throws Error with a sentence for the operator when a value cannot be meant.
 */
export function configuration(context: (name: string) => unknown): Configuration {
  const partnerNetworks = text(context, 'partnerNetworks').split(',').filter(Boolean);
  for (const network of partnerNetworks) {
    if (!ipaddr.isValidCIDR(network)) {
      throw new Error(`partnerNetworks: "${network}" is no network, such as 10.1.0.0/16.`);
    }
  }
  const partnerResources = text(context, 'partnerResources').split(',').filter(Boolean);
  for (const arn of partnerResources) {
    if (!isPartnerResource(arn)) {
      throw new Error(
        `partnerResources: "${arn}" is no ARN of a bucket, an event bus or a KMS key, such as arn:aws:s3:::evening-ledger-drop.`,
      );
    }
  }
  const name = text(context, 'feedsDomain');
  const certificateArn = text(context, 'feedsCertificate');
  if (!name !== !certificateArn) {
    throw new Error('feedsDomain and feedsCertificate are given together or not at all.');
  }
  const countAccesses = text(context, 'countAccesses') || 'yes';
  if (!['yes', 'no'].includes(countAccesses)) {
    throw new Error(`countAccesses: yes or no is wanted, not "${countAccesses}".`);
  }
  return {
    partnerNetworks,
    partnerResources,
    countsAccesses: countAccesses === 'yes',
    ...(name && { feedsDomain: { name, certificateArn } }),
  };
}

function text(context: (name: string) => unknown, name: string): string {
  const value = context(name) ?? '';
  if (typeof value !== 'string') throw new Error(`${name}: a string is wanted.`);
  return value.replaceAll(/\s/g, '');
}
