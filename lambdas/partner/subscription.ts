import * as z from 'zod/mini';

/** Ids and partners are message groups of SQS as well, which narrows what they may look like. */
export const Name = z
  .string('must be text')
  .check(z.regex(/^[A-Za-z0-9._-]{1,128}$/, 'must be 1 to 128 letters, digits, ".", "_" or "-"'));

export const Text = z.string('must be text').check(z.minLength(1, 'must not be empty'));

const values = z.exactOptional(z.array(Text, 'must be a list'));

const bound = z.exactOptional(z.int('must be a whole number').check(z.nonnegative()));
const range = z.exactOptional(
  z.strictObject({ least: bound, most: bound }, 'must be an object with least, most or both'),
);

const clauses = {
  publishers: values,
  /** BCP 47; "en" also lets "en-GB" through. */
  languages: values,
  /** Media Topics codes (`medtop:11000000`); narrower subjects match too. */
  subjects: values,
  /** Names as the article has them in its tags, or their URIs; upper and lower case are one. */
  people: values,
  organisations: values,
  places: values,
  /** The names of its subjects and keywords. */
  keywords: values,
  genres: values,
  /** Words, or words in a row, in headline or text. */
  text: values,
  /** From 1, the most urgent, to 9. An article without one is not let through. */
  urgency: range,
  /** Of the text, in words. */
  words: range,
};

export type Clauses = z.infer<z.ZodMiniObject<typeof clauses>>;
export type RangeClause = 'urgency' | 'words';
export type ListClause = Exclude<keyof Clauses, RangeClause>;

export const rangeClauses: readonly RangeClause[] = ['urgency', 'words'];
export const listClauses: readonly ListClause[] = [
  'publishers',
  'languages',
  'subjects',
  'people',
  'organisations',
  'places',
  'keywords',
  'genres',
  'text',
];

const noOther = `must be an object of no clauses but ${Object.keys(clauses).join(', ')}`;

/**
 * Clauses are joined by and, the values of one clause by or; an absent clause lets all through. What
 * passes any clause of `exclude` is kept out. A clause that is not known is refused: to pass over it
 * would send what was not asked for.
 */
export const Filter = z.strictObject(
  { ...clauses, exclude: z.exactOptional(z.strictObject(clauses, noOther)) },
  `${noOther}, exclude`,
);
export type Filter = z.infer<typeof Filter>;

export const Channel = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('webhook'),
      url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
    }),
    z.strictObject({
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

export const formats = [
  'ninjs',
  'rss',
  'atom',
  'json-feed',
  'json-ld',
  'html',
  'markdown',
  'text',
  'wordpress',
  'apple-news',
  'newsml-g2',
  'nitf',
] as const;

export const Format = z.enum(formats, `must be one of ${formats.join(', ')}`);
export type Format = z.infer<typeof Format>;

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
    format: Format,
    channel: Channel,
  },
  'must be a subscription',
);
export type Subscription = z.infer<typeof Subscription>;

/** What keeps a value from being a subscription, in one line: `format: must be one of ninjs, rss`. */
export function faults({ issues }: z.core.$ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}
