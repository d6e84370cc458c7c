import { alsoGivenNames } from '../data/ambiguous-places.ts';
import {
  familyNamesFirst,
  givenNames,
  notNames,
  roles,
  smallWords,
  speechVerbs,
  thingNouns,
  titlePrefixes,
} from '../data/names.ts';
import { type Candidate, candidatesIn, isTitle } from './name-candidates.ts';
import { type Found, sighting } from './rank.ts';
import { capitalRuns, type Part } from './runs.ts';
import type { Passage, Taken, Token } from './text.ts';

/**
 * People, told from other capitalised names by what stands around them: a title before, a role, a
 * verb of saying, a known given name, a later mention by family name alone. Such later mentions
 * ("Mr. Lukashenko") count for the full name. English text only.
 */
export function findPeople(passages: Passage[], taken: Taken): Found[] {
  const candidates = passages.flatMap((passage) =>
    capitalRuns(passage, taken(passage)).flatMap((run) => candidatesIn(run)),
  );
  return toPeople(candidates, vocabularyOf(passages, candidates));
}

/** What the article's other words say about a name. */
interface Vocabulary {
  /** Words that stand alone with a capital letter, as a family name does in later mentions. */
  alone: Set<string>;
  /** Words in small letters: who is called Baker is no baker, as a rule. */
  small: Set<string>;
}

function vocabularyOf(passages: Passage[], candidates: Candidate[]): Vocabulary {
  const small = new Set<string>();
  for (const { tokens } of passages) {
    for (const { word, capital, text } of tokens) if (word && !capital) small.add(text);
  }
  const single = candidates.filter(({ parts, article }) => parts.length === 1 && !article);
  return { alone: new Set(single.map(({ parts }) => parts[0]?.text ?? '')), small };
}

/** Titles that are enough by themselves before a family name: "President Ortega". */
const offices = new Set(
  `President Premier Chancellor Senator Sen Governor Gov Mayor Judge Justice Gen Lt Col Maj Capt Adm
  Pope King Queen Prince Princess Sheriff Secretary Rep Archbishop Ayatollah Prof Professor`.split(
    /\s+/,
  ),
);
/** Titles that belong to a name of one word: "Pope Francis", "Prince William". */
const regnal = new Set('Pope King Queen Prince Princess'.split(' '));

interface Person {
  found: Found;
  family: string;
}

function toPeople(candidates: Candidate[], vocabulary: Vocabulary): Found[] {
  const people = new Map<string, Person>();
  const byFamily = new Map<string, Person>();
  for (const one of candidates) {
    if (one.parts.length < 2 || one.passage.titled) continue;
    const evidence = evidenceFor(one, vocabulary);
    if (evidence < 2) continue;
    const key = keyOf(one.parts);
    const known = people.get(key);
    if (known) {
      known.found.confidence = Math.max(known.found.confidence, confidence(evidence));
      continue;
    }
    const name = one.parts.map(({ text }) => text).join(' ');
    const family = familyName(one.parts);
    const person: Person = {
      found: { concept: { name }, confidence: confidence(evidence), sightings: [] },
      family,
    };
    people.set(key, person);
  }
  for (const person of people.values()) {
    if (!byFamily.has(person.family)) byFamily.set(person.family, person);
  }
  for (const one of candidates) see(one, people, byFamily);
  return [...people.values()].map(({ found }) => found);
}

/** Gives the mention to whom it belongs; a title before an unknown family name makes a person. */
function see(one: Candidate, people: Map<string, Person>, byFamily: Map<string, Person>): void {
  const { passage, parts, title = '' } = one;
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return;
  const count = (person: Person) =>
    person.found.sightings.push(sighting(passage, first.from, last.to, 1));
  const known = people.get(keyOf(parts));
  if (known) {
    // Whoever was named in full last is meant by the family name from here on.
    byFamily.set(known.family, known);
    count(known);
    return;
  }
  if (parts.length > 1 && !isNumeral(last.text)) return;
  const same = one.article ? undefined : byFamily.get(first.text);
  if (same) {
    count(same);
    return;
  }
  const enough = one.honorific || offices.has(title);
  if (!enough || passage.titled || !isNameLike(first.text)) return;
  const bare = parts.map(({ text }) => text).join(' ');
  const name = regnal.has(title) ? `${title} ${bare}` : bare;
  const found: Found = { concept: { name }, confidence: 70, sightings: [] };
  const person = { found, family: first.text };
  people.set(keyOf(parts), person);
  byFamily.set(first.text, person);
  count(person);
}

/** First and last word, so that "Donald J. Trump" is "Donald Trump". */
function keyOf(parts: Part[]): string {
  return `${parts[0]?.text} ${parts.at(-1)?.text}`;
}

function familyName(parts: Part[]): string {
  const [first] = parts;
  if (first && familyNamesFirst.has(first.text) && parts.length < 4) return first.text;
  const numbered = isNumeral(parts.at(-1)?.text ?? '');
  return parts.at(numbered ? -2 : -1)?.text ?? '';
}

function isNumeral(text: string): boolean {
  return /^[IVX]+$/.test(text);
}

function isNameLike(text: string): boolean {
  const taken = notNames.has(text) || smallWords.has(text) || thingNouns.has(text);
  return !taken && !isTitle(text) && !titlePrefixes.has(text) && !/^\p{Lu}{3,}$|\d/u.test(text);
}

/** How much speaks for a person: 2 is enough. */
function evidenceFor(one: Candidate, { alone, small }: Vocabulary): number {
  const { parts, passage } = one;
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || one.article || !parts.every(isPartLike)) return 0;
  if (thingNouns.has(last.text.replace('.', '')) && !one.title) return 0;
  let evidence = one.title === undefined ? 0 : 3;
  if (isGivenName(first.text)) evidence += 2;
  else if (alsoGivenNames.has(first.text)) evidence += 1;
  else if (passage.tokens[first.from]?.opens && !one.title) evidence -= 1;
  if (parts.slice(1, -1).some(isMiddle)) evidence += 1;
  if (parts.some(({ text, particle }) => !particle && small.has(text.toLowerCase()))) evidence -= 2;
  if (alone.has(familyName(parts))) evidence += 2;
  return evidence + evidenceAround(passage, first.from, last.to);
}

/** "Anna", "Jean-Luc". */
function isGivenName(text: string): boolean {
  return givenNames.has(text) || givenNames.has(text.split('-')[0] ?? '');
}

/** An initial or a particle: "Harry S. Truman", "Ursula von der Leyen". */
function isMiddle({ text, particle }: Part): boolean {
  return particle || text.endsWith('.');
}

/** No abbreviation ("AI", "K St."), but for initials in front: "JD Vance". */
function isPartLike({ text, particle }: Part, at: number): boolean {
  const initials = at === 0 ? /^\p{Lu}{3,}$|\d/u : /^\p{Lu}{1,}$|\d/u;
  return particle || isNumeral(text) || !initials.test(text);
}

function evidenceAround({ tokens }: Passage, from: number, to: number): number {
  const before = tokens[from - 1]?.text === ',' ? tokens[from - 2] : tokens[from - 1];
  const [next, second, third] = tokens.slice(to, to + 3);
  let evidence = 0;
  if (before && roles.has(before.text)) evidence += 2;
  if (isSpeech(before) || isSpeech(next)) evidence += 1;
  if (isWho(next)) return evidence + 3;
  if (next?.text !== ',') return evidence;
  if (isWho(second)) return evidence + 3;
  if (isAge(second) && (third?.text === ',' || third?.text === '.')) return evidence + 3;
  // "said Jane Doe, a pharmacist"; "Jane Doe, the company's chief executive,".
  const described = isSpeech(before) && (second?.text === 'a' || second?.text === 'an');
  return described || isRoleAfter(tokens.slice(to + 1, to + 9)) ? evidence + 1 : evidence;
}

function isSpeech(token: Token | undefined): boolean {
  return token !== undefined && speechVerbs.has(token.text);
}

function isWho(token: Token | undefined): boolean {
  return token?.text === 'who' || token?.text === 'whose';
}

function isAge(token: Token | undefined): boolean {
  return token !== undefined && /^\d{1,3}$/.test(token.text);
}

/** "…, the company's chief executive," */
function isRoleAfter(tokens: Token[]): boolean {
  for (const token of tokens) {
    if (roles.has(token.text)) return true;
    if (!token.word && token.text !== "'" && token.text !== '-') return false;
  }
  return false;
}

function confidence(evidence: number): number {
  return Math.min(97, 50 + 10 * evidence);
}
