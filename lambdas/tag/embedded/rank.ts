import type { EntityTag, Mention } from '../engine.ts';
import { mention, type Passage } from './text.ts';

/** One place where something is mentioned. */
export interface Sighting {
  mention: Mention;
  lead: boolean;
  /** How much it counts. */
  weight: number;
}

/** Something found, with every place where it is mentioned, in reading order. */
export interface Found {
  concept: Pick<EntityTag, 'name' | 'uri' | 'literal'>;
  /** Percent. */
  confidence: number;
  sightings: Sighting[];
}

/** What a tag list holds at most, so that a telephone directory does not become one. */
const mostTags = 50;
const mostEvidence = 5;

/** A stretch of tokens as a sighting. */
export function sighting(passage: Passage, from: number, to: number, weight: number): Sighting {
  return { mention: mention(passage, from, to), lead: passage.lead, weight };
}

/** The most prominent first; of equals, the first mentioned. */
export function rank(found: Found[]): EntityTag[] {
  return found
    .map((one) => ({ one, score: prominence(one) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostTags)
    .map(({ one }) => toTag(one));
}

/** Percent, from how much speaks for something: half sure at nothing, all but sure at six. */
export function confidenceOf(score: number): number {
  return Math.min(99, Math.round(100 * (1 - 0.5 * Math.exp(-0.6 * score))));
}

function prominence({ sightings }: Found): number {
  return sightings.reduce((sum, one) => sum + one.weight * (one.lead ? 2 : 1), 0);
}

function toTag({ concept, confidence, sightings }: Found): EntityTag {
  const inHeadline = sightings.some(({ mention: { field } }) => field === 'headline');
  const isAbout = inHeadline || (sightings.length > 2 && sightings.some(({ lead }) => lead));
  return {
    ...concept,
    rel: isAbout ? 'about' : 'mentions',
    confidence: Math.min(99, Math.round(confidence)),
    count: sightings.length,
    evidence: sightings.slice(0, mostEvidence).map((one) => one.mention),
  };
}
