import * as z from 'zod/mini';
import { DropPath, RootedDropPath } from './drop-path.ts';
import { Text } from './text.ts';

/**
 * What a withdrawal makes of an article's file. `tombstone` (if left out): the format's own way to
 * take it down, in its place. `delete`: nothing is left there.
 */
const withdrawal = z.exactOptional(z.enum(['tombstone', 'delete'], 'must be tombstone or delete'));

export const S3Channel = z.strictObject({
  type: z.literal('s3'),
  bucket: z
    .string('must be text')
    .check(z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')),
  /** The account that the bucket has to belong to. */
  account: z.exactOptional(
    z
      .string('must be text: twelve digits in quotes')
      .check(z.regex(/^\d{12}$/, 'must be the twelve digits of an AWS account, in quotes')),
  ),
  /** Where the bucket is; where Wirecopy itself runs, if left out. */
  region: z.exactOptional(
    z
      .string('must be text')
      .check(z.regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'must be a region such as eu-west-1')),
  ),
  key: DropPath,
  withdrawal,
});
export type S3Channel = z.infer<typeof S3Channel>;

export const EventBridgeChannel = z.strictObject({
  type: z.literal('eventbridge'),
  bus: z
    .string('must be text')
    .check(
      z.regex(
        /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[A-Za-z0-9._/-]{1,256}$/,
        'must be the ARN of an event bus, such as arn:aws:events:eu-west-1:123456789012:event-bus/news',
      ),
    ),
});
export type EventBridgeChannel = z.infer<typeof EventBridgeChannel>;

export const SftpChannel = z.strictObject({
  type: z.literal('sftp'),
  host: z
    .string('must be text')
    .check(z.regex(/^[A-Za-z0-9._:-]{1,253}$/, 'must be a host name or an address')),
  /** 22 if left out. */
  port: z.exactOptional(
    z
      .int('must be a whole number')
      .check(z.minimum(1, 'must be a port'), z.maximum(65535, 'must be a port')),
  ),
  user: Text,
  /** The server has to show one of these keys; several while one is replaced. */
  hostKeys: z
    .array(
      z
        .string('must be text')
        .check(
          z.regex(
            /^SHA256:[A-Za-z0-9+/]{43}$/,
            'must be a fingerprint as ssh-keygen -l prints it, such as SHA256:… with 43 characters',
          ),
        ),
      'must be a list of fingerprints',
    )
    .check(z.minLength(1, 'must name at least one key')),
  path: RootedDropPath,
  withdrawal,
});
export type SftpChannel = z.infer<typeof SftpChannel>;
