import * as z from 'zod/mini';

const bound = z.exactOptional(z.int('must be a whole number').check(z.nonnegative()));
const characters = z.exactOptional(
  z.strictObject({ least: bound, most: bound }, 'must be an object with least, most or both'),
);

/** What the partner refuses, as it has told the desk: nothing beyond it is sent. */
export const Limits = z.strictObject(
  {
    /** In characters, as readers count them. */
    headline: characters,
    /** Of the text as it is sent, in characters. */
    text: characters,
    /** Of what is sent to it, at most. A feed is as large as it is. */
    bytes: z.exactOptional(
      z.int('must be a whole number').check(z.positive('must be more than 0')),
    ),
    /** It takes no article without one. */
    picture: z.exactOptional(z.literal('required', 'must be required, or left out')),
    /** It takes no article that names no page of its own. */
    page: z.exactOptional(z.literal('required', 'must be required, or left out')),
  },
  'must be an object of headline, text, bytes, picture and page',
);
export type Limits = z.infer<typeof Limits>;
