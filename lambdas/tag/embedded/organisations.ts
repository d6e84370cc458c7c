import { smallWords, titlePrefixes, titles } from '../data/names.ts';
import { alsoWords, organisationHeads, organisationNouns } from '../data/organisations.ts';
import type { Named } from './gazetteer.ts';
import { type Found, sighting } from './rank.ts';
import { capitalRuns, type Part, type Run } from './runs.ts';
import { type Passage, type Taken, type Token, wording } from './text.ts';

/** A stretch of tokens that names an organisation. */
export interface OrganisationMention {
  passage: Passage;
  from: number;
  to: number;
  name: string;
  /** In our own list, not merely of the right form. */
  known: boolean;
}

/** Organisations of our own list. */
export function knownOrganisations(named: Named[]): OrganisationMention[] {
  return named
    .filter(isOrganisation)
    .flatMap(({ passage, from, to, value }) =>
      value.kind === 'organisation' ? [{ passage, from, to, name: value.name, known: true }] : [],
    );
}

/** Names that say themselves what they are: "Brightwater University", "Ministry of Health". */
export function formedOrganisations(passages: Passage[], taken: Taken): OrganisationMention[] {
  return passages
    .filter(({ titled }) => !titled)
    .flatMap((passage) => capitalRuns(passage, taken(passage)).flatMap(formedNames));
}

export function findOrganisations(mentions: OrganisationMention[]): Found[] {
  return [...Map.groupBy(mentions, ({ name }) => name)].map(([name, all]) => ({
    concept: { name },
    confidence: (all[0]?.known ? 85 : 65) + 3 * Math.min(all.length, 4),
    sightings: all.map((one) => sighting(one.passage, one.from, one.to, 1)),
  }));
}

/** "Apple said" and "at Apple"; not "Apple pie", nor "the Amazon". */
function isOrganisation({ passage, from, to, value }: Named): boolean {
  if (value.kind !== 'organisation' || !alsoWords.has(value.said)) return true;
  const before = passage.tokens[from - 1]?.text.toLowerCase();
  if (value.said === 'Fed') return before === 'the' && !passage.titled;
  const opens = passage.tokens[from]?.opens === true || passage.titled;
  return !opens && before !== 'the' && passage.tokens[to]?.capital !== true;
}

function formedNames(run: Run): OrganisationMention[] {
  const parts = withoutOpening(run.parts);
  const last = parts.findLastIndex(({ text }) => organisationNouns.has(text));
  const [first, end, next] = [parts[0], parts[last], parts[last + 1]];
  // "Stanford University Professor Jane Doe" names one, "Community Church Street" does not.
  if (!first || !end || (next && !isTitle(next.text))) return [];
  const to = organisationHeads.has(end.text) ? nameAfterOf(run.passage, end.to) : end.to;
  // A noun alone is no name: "the Council".
  if (last === 0 && to === end.to) return [];
  const name = wording(run.passage, first.from, to);
  return [{ passage: run.passage, from: first.from, to, name, known: false }];
}

function isTitle(text: string): boolean {
  return titles.has(text) || titlePrefixes.has(text);
}

function withoutOpening(parts: Part[]): Part[] {
  const first = parts.findIndex(({ text }) => !smallWords.has(text));
  return first < 0 ? [] : parts.slice(first);
}

/** In tokens. */
const longestTail = 10;

/** Where the name ends that may go on, as in "Ministry of Health and Sport". */
function nameAfterOf({ tokens }: Passage, end: number): number {
  if (tokens[end]?.text !== 'of' && tokens[end]?.text !== 'for') return end;
  const start = tokens[end + 1]?.text === 'the' ? end + 2 : end + 1;
  const last = start + longestTail;
  let to = start;
  while (
    to < last &&
    (tokens[to]?.capital || (to > start && isLinked(tokens[to], tokens[to + 1])))
  ) {
    to += 1;
  }
  return to > start ? to : end;
}

function isLinked(link: Token | undefined, next: Token | undefined): boolean {
  return (link?.text === 'and' || link?.text === 'of') && next?.capital === true;
}
