import * as z from 'zod/mini';
import { Text } from './text.ts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What CLDR names beside the countries of ISO 3166-1: groups of them, and parts of one. */
const noCountries = new Set('EU EZ QO UN XA XB ZZ AC CP CQ DG EA IC TA'.split(' '));

/** ISO 3166-1, the codes that are in use; "UK" and its like are other names of those. */
function isTerritory(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) &&
    !noCountries.has(code) &&
    names.of(code) !== undefined &&
    new Intl.Locale(`und-${code}`).region === code
  );
}

const Territory = z
  .string('must be text')
  .check(
    z.refine(isTerritory, 'must be the ISO 3166-1 code of a country, such as GB (which is not UK)'),
  );
const Territories = z
  .array(Territory, 'must be a list of countries')
  .check(z.minLength(1, 'must name at least one country'));

const Phrase = Text.check(z.regex(/[\p{L}\p{N}]/u, 'must have a word in it'));
const phrases = z.exactOptional(z.array(Phrase, 'must be a list of words in a row'));
const restrictions = z.exactOptional(
  z.record(Phrase, Territories, 'must have a list of countries for each of the words in a row'),
);

/**
 * What the desk makes of the usage terms of articles and pictures. Each phrase is found wherever its
 * words stand in the terms in a row; case and punctuation do not count. Nothing is guessed: terms
 * that no phrase of any list is found in are `unknown`.
 */
export const Rights = z
  .strictObject(
    {
      /** Where the partner publishes. */
      territories: z.exactOptional(Territories),
      /** Terms under which the partner may not have it. */
      refuse: phrases,
      /** Terms that do not stand in its way. */
      accept: phrases,
      /** Terms that allow it in these countries only. */
      only: restrictions,
      /** Terms that allow it everywhere but in these countries. */
      except: restrictions,
      /** Whether what has terms of which the desk has said nothing is sent, or held back. */
      unknown: z.enum(['deliver', 'hold'], 'must be deliver or hold'),
    },
    'must be an object with unknown, and territories, refuse, accept, only or except',
  )
  .check(
    z.refine(
      ({ territories, only, except }) => territories !== undefined || !(only || except),
      'must have territories, the countries where the partner publishes, for only and except to be judged by',
    ),
  );
export type Rights = z.infer<typeof Rights>;
