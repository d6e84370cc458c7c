import * as z from 'zod/mini';

/** Ids and partners are message groups of SQS as well, which narrows what they may look like. */
const Name = z
  .string('must be text')
  .check(z.regex(/^[A-Za-z0-9._-]{1,128}$/, 'must be 1 to 128 letters, digits, ".", "_" or "-"'));

const Text = z.string('must be text').check(z.minLength(1, 'must not be empty'));

const values = z.exactOptional(z.array(Text, 'must be a list'));

/**
 * Clauses are joined by and, the values of one clause by or; an absent clause lets all through. A
 * clause that is not known is refused: to pass over it would send what was not asked for.
 */
export const Filter = z.strictObject(
  {
    publishers: values,
    /** BCP 47; "en" also lets "en-GB" through. */
    languages: values,
    /** Media Topics codes (`medtop:11000000`); narrower subjects match too. */
    subjects: values,
  },
  'must be an object of no clauses but publishers, languages and subjects',
);
export type Filter = z.infer<typeof Filter>;

export const Channel = z.discriminatedUnion(
  'type',
  [
    z.object({
      type: z.literal('webhook'),
      url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
    }),
    z.object({
      type: z.literal('feed'),
      /** Where the feed stands below the feeds address. */
      path: z
        .string('must be text')
        .check(
          z.regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/, 'must be a path such as "evening-ledger/all.xml"'),
        ),
      title: Text,
    }),
  ],
  'must be a webhook with its url, or a feed with its path and title',
);
export type Channel = z.infer<typeof Channel>;

/** One partner's filter, format and channel. */
export const Subscription = z.object(
  {
    id: Name,
    partner: Name,
    name: Text,
    /** A subscription that is not active gets nothing new; what it has stays as it is. */
    active: z.boolean('must be true or false'),
    /** Why Wirecopy itself made it inactive: the partner's endpoint asked for it. */
    paused: z.exactOptional(z.object({ at: z.string(), reason: z.string() })),
    filter: Filter,
    format: z.enum(['ninjs', 'rss'], 'must be ninjs or rss'),
    channel: Channel,
  },
  'must be a subscription',
);
export type Subscription = z.infer<typeof Subscription>;

/** What keeps a value from being a subscription, in one line: `format: must be ninjs or rss`. */
export function faults({ issues }: z.core.$ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}
