import * as z from 'zod/mini';
import { EventBridgeChannel, S3Channel, SftpChannel } from './drop-channels.ts';
import { WebhookChannel, WordPressChannel } from './http-channels.ts';
import { Text } from './text.ts';

const FeedChannel = z.strictObject({
  type: z.literal('feed'),
  /** Where the feed stands below the feeds address. */
  path: z
    .string('must be text')
    .check(z.regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/, 'must be a path such as "evening-ledger/all.xml"')),
  title: Text,
  /** How many days it tells that an article was withdrawn; 7 if left out. */
  withdrawnDays: z.exactOptional(
    z
      .int('must be a whole number of days')
      .check(z.minimum(1, 'must be 1 at least'), z.maximum(90, 'must be 90 at most')),
  ),
});

export const Channel = z.discriminatedUnion(
  'type',
  [WebhookChannel, WordPressChannel, S3Channel, EventBridgeChannel, SftpChannel, FeedChannel],
  'must have a type (webhook, wordpress, s3, eventbridge, sftp or feed) with what belongs to it',
);
export type Channel = z.infer<typeof Channel>;

/** A channel by which something is pushed; feeds are fetched. */
export type PushChannel = Exclude<Channel, { type: 'feed' }>;
