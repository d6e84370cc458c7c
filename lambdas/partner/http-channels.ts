import * as z from 'zod/mini';
import { Text } from './text.ts';

export const Address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/**
 * Headers that are not a partner's to choose: those of the connection, those that say what the
 * message is or how it is to be treated, and those that say who sends it.
 */
const reserved =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade.*|host|http2-settings|expect|date|range|if-.*|accept.*|content-.*|cookie|origin|referer|sec-.*|user-agent|x-http-method.*|webhook-.*|wirecopy-.*|x-forwarded-.*|forwarded|via)$/i;

const HeaderName = z.string('must be text').check(
  z.regex(/^[A-Za-z0-9-]{1,64}$/, 'must be the name of a header, such as X-Api-Key'),
  z.refine(
    (name) => !reserved.test(name),
    'must be a header that neither HTTP nor Wirecopy itself uses, such as X-Api-Key',
  ),
);

/** RFC 7617: what stands before the first colon is the user. */
export const User = Text.check(z.regex(/^[^:\p{Cc}]+$/u, 'must be a name without a colon'));

/**
 * How the partner knows us, beside our signature. What is secret in it (password, token, key, client
 * secret) is the subscription's credential, and never stands in a file.
 */
const Authentication = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('basic'), user: User }),
    z.strictObject({ type: z.literal('bearer') }),
    z.strictObject({ type: z.literal('header'), name: HeaderName }),
    z.strictObject({
      type: z.literal('oauth2'),
      /** Where a token is had for the client's id and secret (RFC 6749, 4.4). */
      tokenUrl: Address,
      clientId: Text,
      scope: z.exactOptional(Text),
    }),
  ],
  'must be basic with a user, bearer, header with a name, or oauth2 with tokenUrl and clientId',
);
export type Authentication = z.infer<typeof Authentication>;

export const WebhookChannel = z.strictObject({
  type: z.literal('webhook'),
  url: Address,
  /**
   * `events` (if left out): a POST to `url` for whatever happens. `resources`: the article is a
   * resource at `<url>/<article>`, which is PUT, and DELETEd when it is withdrawn.
   */
  style: z.exactOptional(z.enum(['events', 'resources'], 'must be events or resources')),
  authentication: z.exactOptional(Authentication),
});
export type WebhookChannel = z.infer<typeof WebhookChannel>;

export const WordPressChannel = z.strictObject({
  type: z.literal('wordpress'),
  /** The site's own address, such as https://ledger.example or https://ledger.example/blog. */
  url: Address,
  /** Whose application password the credential is. */
  user: User,
  /** What a new post is: published (if left out), or a draft that the site's editors publish. */
  status: z.exactOptional(z.enum(['publish', 'draft'], 'must be publish or draft')),
  /** The number of the site's user that posts are shown under; `user` if left out. */
  author: z.exactOptional(z.int('must be the number of a user').check(z.positive())),
});
export type WordPressChannel = z.infer<typeof WordPressChannel>;
