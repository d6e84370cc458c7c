import * as z from 'zod/mini';
import { Channel } from './channel.ts';
import { Limits } from './limits.ts';
import { Pace } from './pace.ts';
import { Rights } from './rights.ts';
import { Shape } from './shape.ts';
import { Name, Text } from './text.ts';

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

/** What only a feed can be in: a sitemap, and RSS as certain partners ask for it. */
const fetchedFormats = [
  'news-sitemap',
  'msn',
  'yahoo',
  'smartnews',
  'flipboard',
  'apple-news-rss',
] as const;

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
  ...fetchedFormats,
] as const;

export const Format = z.enum(formats, `must be one of ${formats.join(', ')}`);
export type Format = z.infer<typeof Format>;

/** A time in which the partner alone has what it gets by this subscription. */
const Exclusivity = z.strictObject(
  {
    /** From when the article could first be sent to anybody: its arrival, or the end of its embargo. */
    hours: z
      .number('must be a number of hours')
      .check(z.positive('must be more than 0'), z.maximum(720, 'must be 720 at most')),
    /** Of what the subscription gets, that which the others wait for; all of it if left out. */
    filter: z.exactOptional(Filter),
  },
  'must be an object with hours, and a filter if it is not for all',
);

/** What besides its filter decides what a subscription gets, and how that is changed for it. */
export const conditions = {
  rights: z.exactOptional(Rights),
  exclusive: z.exactOptional(Exclusivity),
  shape: z.exactOptional(Shape),
  limits: z.exactOptional(Limits),
};

/** The formats that can hold many articles. */
export const feedFormats = [
  'rss',
  'atom',
  'json-feed',
  'ninjs',
  ...fetchedFormats,
] as const satisfies Format[];
export type FeedFormat = (typeof feedFormats)[number];

const mustBe = (error: string, holds: (format: Format, type: Channel['type']) => boolean) =>
  z.refine<{ format: Format; channel: Channel }>(
    ({ format, channel: { type } }) => holds(format, type),
    { path: ['format'], error },
  );

/** What a channel sends is put together from what the format writes. */
export const isFitting = [
  mustBe(
    'must be wordpress, for a channel of that type',
    (format, type) => type !== 'wordpress' || format === 'wordpress',
  ),
  mustBe(
    `must be one of ${feedFormats.join(', ')}, for a feed`,
    (format, type) => type !== 'feed' || feedFormats.some((one) => one === format),
  ),
  z.refine<{ format: Format; channel: Channel }>(
    ({ format, channel }) =>
      format !== 'smartnews' || channel.type !== 'feed' || channel.logo !== undefined,
    { path: ['channel'], error: 'must have a logo, for smartnews' },
  ),
  z.refine<{ format: Format; channel: Channel }>(
    ({ format, channel }) =>
      format !== 'news-sitemap' || channel.type !== 'feed' || channel.hub === undefined,
    {
      path: ['channel', 'hub'],
      error:
        'must be left out for news-sitemap, which has no place for one and no readers that subscribe',
    },
  ),
  mustBe(
    `must be another one for a channel that pushes: ${fetchedFormats.join(', ')} are of feeds alone`,
    (format, type) => type === 'feed' || !fetchedFormats.some((one) => one === format),
  ),
];

/** One partner's filter, format and channel. */
export const Subscription = z
  .object(
    {
      id: Name,
      partner: Name,
      name: Text,
      /** A subscription that is not active gets nothing new; what it has stays as it is. */
      active: z.boolean('must be true or false'),
      /** Why Wirecopy itself made it inactive: the partner's endpoint asked for it. */
      paused: z.exactOptional(z.object({ at: z.string(), reason: z.string() })),
      /** The partner's own, the same on all of its subscriptions. */
      pace: z.exactOptional(Pace),
      filter: Filter,
      ...conditions,
      format: Format,
      channel: Channel,
    },
    'must be a subscription',
  )
  .check(...isFitting);
export type Subscription = z.infer<typeof Subscription>;

/** What keeps a value from being a subscription, in one line: `format: must be one of ninjs, rss`. */
export function faults({ issues }: z.core.$ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}
