import { ambiguousPlaces, notPlaces } from '../data/ambiguous-places.ts';
import { type Country, countries } from '../data/countries.ts';
import { newsAgencies, notOrganisations, organisations } from '../data/organisations.ts';
import { findPhrases, type Match, type PhraseTable, phraseTable } from './phrases.ts';
import type { Passage, Token } from './text.ts';

/** What a known name stands for. */
type Sense =
  | { kind: 'place'; by: PlaceWord; code: string; name: string }
  /** One of several places, or none. */
  | { kind: 'ambiguous place'; name: string }
  | { kind: 'organisation'; name: string; said: string }
  /** A name that is known not to be one of the above. */
  | { kind: 'other' };

/** How a country is meant: by its name, by an adjective, or by something that lies in it. */
export type PlaceWord = 'name' | 'demonym' | 'within';

export interface Named extends Match<Sense> {
  passage: Passage;
}

/** A mention whose country is decided. */
export interface Placed {
  named: Named;
  by: PlaceWord;
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** The country's name, or that of what lies within it. */
  name: string;
}

/** The country of an ISO 3166-1 alpha-2 code. */
export function country(code: string): Country | undefined {
  byCode ??= new Map(countries.map((one) => [one.code, one]));
  return byCode.get(code);
}

/** Everything in the passages that is known by name, in reading order; the longest name wins. */
export function knownNames(passages: Passage[]): Named[] {
  english ??= phraseTable(englishNames(), exact);
  const table = english;
  return passages.flatMap((passage) => namesIn(table, passage));
}

/** Countries by their names in another language, where such a name means nothing else. */
export function foreignNames(passages: Passage[], language: string): Named[] {
  let table = foreign.get(language);
  if (!table) {
    table = phraseTable(namesInLanguage(language), exact);
    foreign.set(language, table);
  }
  const names = table;
  return passages.flatMap((passage) => namesIn(names, passage));
}

let byCode: Map<string, Country> | undefined;
let english: PhraseTable<Sense> | undefined;
const foreign = new Map<string, PhraseTable<Sense>>();

function namesIn(table: PhraseTable<Sense>, passage: Passage): Named[] {
  return findPhrases(table, passage.tokens).map((match) => ({ ...match, passage }));
}

/** Case counts, but a longer word in capitals is the same word: "MINSK", "Unesco". */
function exact(token: Token): string {
  return token.caps && token.text.length > 3
    ? token.text.charAt(0) + token.text.slice(1).toLowerCase()
    : token.text;
}

function* englishNames(): Iterable<[string, Sense]> {
  for (const { code, name, aliases = [], demonyms, within } of countries) {
    for (const said of within) yield [said, { kind: 'place', by: 'within', code, name: said }];
    for (const said of demonyms) yield [said, { kind: 'place', by: 'demonym', code, name }];
    for (const said of [name, ...aliases]) yield [said, { kind: 'place', by: 'name', code, name }];
  }
  for (const { name } of ambiguousPlaces) yield [name, { kind: 'ambiguous place', name }];
  for (const names of organisations) {
    const [name = ''] = names;
    for (const said of names) yield [said, { kind: 'organisation', name, said }];
  }
  for (const said of [...notPlaces, ...notOrganisations, ...newsAgencies])
    yield [said, { kind: 'other' }];
}

/**
 * Countries whose name in some language is also a person's, a town's or a state's: Maurice,
 * Granada, Georgia, Dominique, Santa Lucía, Jordan, Chad, Mali ("small"), Oman ("own").
 */
const doubtful = new Set(
  'CD CG CU DM GD GE GN IO JO KN LC MF ML MS MU NE OM TD TG VC WS'.split(' '),
);

/** The names are Unicode CLDR's, as the runtime carries them. */
function* namesInLanguage(language: string): Iterable<[string, Sense]> {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  if (!names.resolvedOptions().locale.startsWith(language)) return;
  for (const { code, name } of countries) {
    const said = doubtful.has(code) ? undefined : names.of(code);
    if (said !== undefined && /^\p{Lu}/u.test(said))
      yield [said, { kind: 'place', by: 'name', code, name }];
  }
}
