import * as z from 'zod/mini';
import { Text } from './text.ts';

/**
 * What may be left out. Not what identifies and dates an article, nor what says who holds the rights
 * and how it was made.
 */
export const shapedFields = [
  'firstCreated',
  'contentCreated',
  'urgency',
  'descriptions',
  'by',
  'located',
  'slugline',
  'edNote',
  'subjects',
  'people',
  'organisations',
  'places',
  'events',
  'objects',
  'infoSources',
  'genres',
  'trustIndicators',
  'renditions',
  'associations',
  'altIds',
] as const;

const Fields = z.array(
  z.enum(shapedFields, `must be one of ${shapedFields.join(', ')}`),
  'must be a list of fields',
);

const count = (least: number) =>
  z.int('must be a whole number').check(z.minimum(least, `must be ${least} at least`));

const Pixels = count(1);

/** With nothing between braces but what is known. */
function template(places: string[]) {
  const known = places.map((place) => `{${place}}`);
  return Text.check(
    z.refine(
      (text) => (text.match(/\{[^}]*\}?/g) ?? []).every((one) => known.includes(one)),
      `must have nothing in braces but ${known.join(' and ')}`,
    ),
  );
}

/**
 * How an article is changed for one partner before it is written in its format; what is left out
 * stays as it is. Withdrawals are never shaped.
 */
export const Shape = z.strictObject(
  {
    fields: z.exactOptional(
      z
        .strictObject(
          {
            omit: z.exactOptional(Fields),
            /** Of those that may be left out, all but these are. */
            keep: z.exactOptional(Fields),
          },
          'must be an object with omit or keep',
        )
        .check(
          z.refine(
            ({ omit, keep }) => (omit === undefined) !== (keep === undefined),
            'must have either omit or keep',
          ),
        ),
    ),
    headline: z.exactOptional(
      z.strictObject(
        {
          /** In characters, as readers count them. Cut after a word, with an ellipsis. */
          most: count(10),
        },
        'must be an object with most',
      ),
    ),
    body: z.exactOptional(
      z.strictObject(
        {
          /** In words, of the text alone. Cut after a paragraph. */
          most: count(1),
          /** The words of a link to the article's page below a text that was cut. */
          more: z.exactOptional(Text),
        },
        'must be an object with most, and more if it is to lead on',
      ),
    ),
    /** A last line below the text; {publisher} is a link to the article's page. */
    attribution: z.exactOptional(template(['publisher', 'headline'])),
    /** The address of an article's page where it names none itself. */
    canonical: z.exactOptional(
      template(['uri']).check(
        z.refine(
          (text) => /^https?:\/\/[^/{]/.test(text) && text.includes('{uri}'),
          'must be an http or https address with {uri} in it',
        ),
      ),
    ),
    images: z.exactOptional(
      z.strictObject(
        {
          /** In pixels. A picture of unknown size is taken for a smaller one. */
          least: z.exactOptional(
            z.strictObject(
              { width: z.exactOptional(Pixels), height: z.exactOptional(Pixels) },
              'must be an object with width, height or both',
            ),
          ),
          /** How many, the leading ones first. */
          most: z.exactOptional(count(0)),
          /** Only those of which is told who made them, or holds the rights. */
          credited: z.exactOptional(z.literal(true, 'must be true, or left out')),
        },
        'must be an object with least, most or credited',
      ),
    ),
    /** Lines that are nothing but a link to a video, a post or a page. */
    embeds: z.exactOptional(z.enum(['link', 'drop'], 'must be link or drop')),
    /** Links in the text; ours to the article's page is not among them. */
    links: z.exactOptional(
      z.enum(
        ['keep', 'nofollow', 'sponsored', 'drop'],
        'must be keep, nofollow, sponsored or drop',
      ),
    ),
    /** The partner's own sections, by the codes of subjects as filters have them. */
    categories: z.exactOptional(
      z.record(Text, Text, 'must have a name for each code of a subject'),
    ),
  },
  'must be an object of fields, headline, body, attribution, canonical, images, embeds, links, categories',
);
export type Shape = z.infer<typeof Shape>;
