import * as z from 'zod/mini';
import { EventBridgeChannel, S3Channel, SftpChannel } from './drop-channels.ts';
import { Address, User, WebhookChannel, WordPressChannel } from './http-channels.ts';
import type { HubChannel } from './hub.ts';
import { Text } from './text.ts';

/** Of all public feeds, below "public". */
export const listPath = 'feeds.opml';

/** Readers of RSS know no other kinds. */
const Logo = z
  .string('must be text')
  .check(
    z.regex(
      /^https:\/\/\S+\.(?:png|jpe?g|gif)$/i,
      'must be the https address of a PNG, JPEG or GIF',
    ),
  );

const FeedChannel = z
  .strictObject({
    type: z.literal('feed'),
    /** Where the feed stands, below "public" or below a token that is kept secret. */
    path: z.string('must be text').check(
      z.regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/, 'must be a path such as "evening-ledger/all.xml"'),
      z.refine(
        (path) => path !== listPath,
        `must not be ${listPath}, where the list of the public feeds stands`,
      ),
    ),
    title: Text,
    /** Whether anybody may read it; if left out, only who was given its address. */
    public: z.exactOptional(z.boolean('must be true or false')),
    /**
     * Whom a feed that is not public asks for besides, and not only by its address; the password is kept
     * by `wirecopy partners credential`.
     */
    authentication: z.exactOptional(
      z.strictObject(
        {
          type: z.literal('basic', 'must be basic'),
          user: User.check(z.maxLength(100, 'must be 100 characters at most')),
        },
        'must be basic with a user',
      ),
    ),
    /** How many days it tells that an article was withdrawn, or an old one changed; 7 if left out. */
    withdrawnDays: z.exactOptional(
      z
        .int('must be a whole number of days')
        .check(z.minimum(1, 'must be 1 at least'), z.maximum(90, 'must be 90 at most')),
    ),
    /** The address of a picture that stands for it; some partners ask for one. */
    logo: z.exactOptional(Logo),
    /** The hub that is told of its changes, and that its readers may subscribe at (WebSub). */
    hub: z.exactOptional(Address),
  })
  .check(
    z.refine((channel) => !(channel.public && channel.authentication), {
      path: ['authentication'],
      error: 'must be left out for a public feed, which anybody may read',
    }),
    z.refine((channel) => !(channel.hub && channel.authentication), {
      path: ['hub'],
      error: 'must be left out for a feed that asks for a password, which a hub could not fetch',
    }),
  );

export const Channel = z.discriminatedUnion(
  'type',
  [WebhookChannel, WordPressChannel, S3Channel, EventBridgeChannel, SftpChannel, FeedChannel],
  'must have a type (webhook, wordpress, s3, eventbridge, sftp or feed) with what belongs to it',
);
export type Channel = z.infer<typeof Channel>;

/** A channel by which articles are pushed; feeds are fetched. */
export type PushChannel = Exclude<Channel, { type: 'feed' }>;

/** Whatever something is sent by. */
export type SentBy = PushChannel | HubChannel;
