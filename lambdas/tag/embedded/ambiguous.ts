import { type AmbiguousPlace, ambiguousPlaces } from '../data/ambiguous-places.ts';
import { country, type Named, type Placed, type PlaceWord } from './gazetteer.ts';
import { findPhrases, type PhraseTable, phraseTable } from './phrases.ts';
import type { Passage } from './text.ts';

/**
 * Decides for names like Georgia and Jordan, once for the whole article: by words that go with one
 * reading, by other mentions of the same country, or by standing in a list with countries.
 */
export function resolveAmbiguous(named: Named[], sure: Placed[], passages: Passage[]): Placed[] {
  const open = Map.groupBy(named, ({ value }) =>
    value.kind === 'ambiguous place' ? value.name : undefined,
  );
  open.delete(undefined);
  if (open.size === 0) return [];
  const edges = edgesOf(sure);
  const said = supportIn(passages);
  return ambiguousPlaces.flatMap((place) => {
    const mentions = open.get(place.name);
    const code = mentions && (reading(place, mentions, sure, edges, said) ?? place.otherwise);
    if (!mentions || code === undefined) return [];
    const { by, name } = meaning(place.name, code);
    return mentions.map((one) => ({ named: one, by, code, name }));
  });
}

function reading(
  place: AmbiguousPlace,
  mentions: Named[],
  sure: Placed[],
  edges: Edges,
  said: Set<string>,
): string | undefined {
  const supported =
    place.readings.find(({ support }) => support.some((word) => said.has(word))) ??
    place.readings.find(({ code }) => isImplied(place.name, code, sure)) ??
    (mentions.some((one) => isListed(one, edges)) ? place.readings[0] : undefined);
  return supported?.code;
}

/** A part of a country is implied by its other parts only: every article names the U.S. */
function isImplied(name: string, code: string, sure: Placed[]): boolean {
  const isPart = meaning(name, code).by === 'within';
  return sure.some((one) => one.code === code && (!isPart || one.by === 'within'));
}

function meaning(said: string, code: string): { by: PlaceWord; name: string } {
  const land = country(code);
  if (land && (land.name === said || land.aliases?.includes(said)))
    return { by: 'name', name: land.name };
  if (land?.demonyms.includes(said)) return { by: 'demonym', name: land.name };
  return { by: 'within', name: said };
}

/** Which of the words that support some reading the article has. */
function supportIn(passages: Passage[]): Set<string> {
  const words = ambiguousPlaces.flatMap(({ readings }) =>
    readings.flatMap(({ support }) => support),
  );
  supports ??= phraseTable(
    words.map((word): [string, string] => [word, word]),
    ({ text }) => text,
  );
  const table = supports;
  return new Set(
    passages.flatMap(({ tokens }) => findPhrases(table, tokens)).map(({ value }) => value),
  );
}

let supports: PhraseTable<string> | undefined;

/** "Egypt, Jordan and Iraq": beside a country, with no more than "," and "and" between. */
function isListed({ passage, from, to }: Named, edges: Edges): boolean {
  const { tokens } = passage;
  const places = edges.get(passage);
  if (!places) return false;
  let left = from;
  while (from - left < 2 && listMarks.has(tokens[left - 1]?.text ?? '')) left -= 1;
  let right = to;
  while (right - to < 2 && listMarks.has(tokens[right]?.text ?? '')) right += 1;
  return (left < from && places.ends.has(left)) || (right > to && places.starts.has(right));
}

const listMarks = new Set([',', 'and', 'or', '&']);

/** Where the countries that are named stand, as token positions. */
type Edges = Map<Passage, { starts: Set<number>; ends: Set<number> }>;

function edgesOf(sure: Placed[]): Edges {
  const edges: Edges = new Map();
  for (const { named, by } of sure) {
    if (by !== 'name') continue;
    const { starts, ends } = edges.get(named.passage) ?? { starts: new Set(), ends: new Set() };
    edges.set(named.passage, { starts: starts.add(named.from), ends: ends.add(named.to) });
  }
  return edges;
}
