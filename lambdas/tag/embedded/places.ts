import { alsoGivenNames, wordsWhenOpening } from '../data/ambiguous-places.ts';
import { givenNames, honorifics, titlePrefixes, titles } from '../data/names.ts';
import { resolveAmbiguous } from './ambiguous.ts';
import { country, type Named, type Placed, type PlaceWord } from './gazetteer.ts';
import { confidenceOf, type Found, sighting } from './rank.ts';
import type { Passage, Token } from './text.ts';

/** The mentions that are of a place, in reading order. */
export function placeMentions(named: Named[], passages: Passage[]): Placed[] {
  const meant = named.filter((one) => !isShouted(one) && !isPersonal(one));
  const known = meant.flatMap((one) => knownPlace(one));
  const sure = known.filter((one) => !isOpeningWord(one));
  const codes = new Set(sure.map(({ code }) => code));
  const confirmed = known.filter((one) => isOpeningWord(one) && codes.has(one.code));
  const order = new Map(meant.map((one, at) => [one, at]));
  const position = ({ named: one }: Placed) => order.get(one) ?? 0;
  return [...sure, ...confirmed, ...resolveAmbiguous(meant, sure, passages)].sort(
    (a, b) => position(a) - position(b),
  );
}

/**
 * The countries, and the cities and regions, that the mentions speak of. A country is there for a
 * mention by name, or for several that only imply it (an adjective, a city); a city stands by itself
 * only where the text says that something is there ("in Minsk").
 */
export function findPlaces(placed: Placed[]): Found[] {
  return [...countriesOf(placed), ...localities(placed)];
}

/** What a mention counts towards its country; 1 in all makes a tag. */
const weights: Record<PlaceWord, number> = { name: 1.5, demonym: 0.6, within: 0.4 };

function countriesOf(placed: Placed[]): Found[] {
  return [...Map.groupBy(placed, ({ code }) => code)].flatMap(([code, mentions]) => {
    const land = country(code);
    const sightings = mentions.map(seen);
    const score = sightings.reduce((sum, one) => sum + one.weight, 0);
    if (!land || score < 1) return [];
    const uri = `http://www.wikidata.org/entity/${land.wikidata}`;
    const concept = { name: land.name, uri, literal: code };
    return [{ concept, confidence: confidenceOf(score), sightings }];
  });
}

function localities(placed: Placed[]): Found[] {
  const within = placed.filter(({ by }) => by === 'within');
  return [...Map.groupBy(within, ({ name }) => name)].flatMap(([name, mentions]) => {
    if (!mentions.some((one) => isThere(one.named))) return [];
    const sightings = mentions.map(seen);
    const score = sightings.reduce((sum, one) => sum + one.weight, 0);
    return [{ concept: { name }, confidence: confidenceOf(score), sightings }];
  });
}

function seen({ named, by }: Placed) {
  const base = by === 'within' && isThere(named) ? 1 : weights[by];
  const weight = named.passage.field === 'headline' ? base * 2 : base;
  return sighting(named.passage, named.from, named.to, weight);
}

const locatives = new Set(
  'in at near outside around across from to into throughout inside'.split(' '),
);
const datelineMarks = new Set(['(', ',', '—', '–']);

/** "in Minsk"; "MINSK, Belarus (AP) —"; the dateline. A bare "Minsk" may mean a government. */
function isThere({ passage, from, to }: Named): boolean {
  if (passage.field === 'dateline') return true;
  const [before, after] = [passage.tokens[from - 1], passage.tokens[to]];
  if (before === undefined) {
    return passage.field === 'body' && after !== undefined && datelineMarks.has(after.text);
  }
  return locatives.has(before.text.toLowerCase()) && after?.text !== '-';
}

function knownPlace(named: Named): Placed[] {
  const { value } = named;
  return value.kind === 'place'
    ? [{ named, by: value.by, code: value.code, name: value.name }]
    : [];
}

function isOpeningWord({ named: { passage, from, to } }: Placed): boolean {
  if (to - from > 1) return false;
  const first = passage.tokens[from];
  return first !== undefined && (first.opens || passage.titled) && wordsWhenOpening.has(first.text);
}

/** "JOIN US NOW" is no country. */
function isShouted({ passage: { tokens }, from, to }: Named): boolean {
  if (to - from > 1 || tokens[from]?.text !== 'US') return false;
  const around = [tokens[from - 1], tokens[to]];
  return around.some((token) => token?.caps === true && token.text.length > 2);
}

/** Part of a person's name: "Tom Holland", "Sydney Sweeney". */
function isPersonal({ passage, from, to }: Named): boolean {
  if (to - from > 1 || passage.titled) return false;
  const before = passage.tokens[from - 1];
  if (before?.capital && givenNames.has(before.text)) return true;
  if (before?.text === '.' && honorifics.has(passage.tokens[from - 2]?.text ?? '')) return true;
  if (!alsoGivenNames.has(passage.tokens[from]?.text ?? '')) return false;
  const after = passage.tokens[to];
  return after?.capital === true && !after.glued && !after.caps && !isTitle(after);
}

function isTitle(token: Token): boolean {
  return titles.has(token.text) || titlePrefixes.has(token.text);
}
