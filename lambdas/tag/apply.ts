import type { NinjsArticle, NinjsConcept, NinjsSubject } from '../article/ninjs.ts';
import type { EntityTag, SubjectTag, TaggingEngine, Tags } from './engine.ts';
import { broaderTopics, topic, topicCode, topicUri } from './topics.ts';

/** How engines sign their subjects: `urn:wirecopy:engine:<name>:<version>`. */
const engineCreator = 'urn:wirecopy:engine:';

/** ninjs names no creator for people, organisations and places; the relation tells ours apart. */
const engineRel = 'wirecopy:';

/**
 * The article with the tags added: a new document, valid ninjs 3.1. What the publisher tagged stays
 * as it is, and the engine's tag for the same thing is left out; tags of an earlier engine run are
 * replaced. Of subjects the broader ones are added, up to the top of IPTC's Media Topics. The
 * language is set only where the article declares none.
 */
export function applyTags(
  article: NinjsArticle,
  tags: Tags,
  engine: Pick<TaggingEngine, 'name' | 'version'>,
): NinjsArticle {
  const published = withoutEngineTags(article);
  const creator = `${engineCreator}${engine.name}:${engine.version}`;
  const tagged: NinjsArticle = {
    ...published,
    ...listed('subjects', addSubjects(published.subjects ?? [], tags.subjects, creator)),
    ...listed('people', addConcepts(published.people ?? [], tags.people)),
    ...listed('organisations', addConcepts(published.organisations ?? [], tags.organisations)),
    ...listed('places', addConcepts(published.places ?? [], tags.places)),
  };
  if (tagged.language === undefined && tags.language) tagged.language = tags.language.code;
  return tagged;
}

/** The article with its publisher's tags only. */
export function withoutEngineTags(article: NinjsArticle): NinjsArticle {
  const { subjects, people, organisations, places, ...rest } = article;
  return {
    ...rest,
    ...listed(
      'subjects',
      subjects?.filter((one) => !one.creator?.startsWith(engineCreator)),
    ),
    ...listed('people', people?.filter(isPublishers)),
    ...listed('organisations', organisations?.filter(isPublishers)),
    ...listed('places', places?.filter(isPublishers)),
  };
}

function isPublishers(concept: NinjsConcept): boolean {
  return concept.rel?.startsWith(engineRel) !== true;
}

/** An empty list is left out, as if nothing had been there. */
function listed<Key extends string, Item>(key: Key, items: Item[] | undefined) {
  return (items?.length ? { [key]: items } : {}) as { [K in Key]?: Item[] };
}

function addSubjects(
  published: NinjsSubject[],
  tags: SubjectTag[],
  creator: string,
): NinjsSubject[] {
  const confidences = new Map<string, number>();
  const raise = (code: string, confidence: number) =>
    confidences.set(code, Math.max(confidences.get(code) ?? 0, confidence));
  const known = tags.filter(({ code }) => topic(code) !== undefined);
  for (const { code, confidence } of known) raise(code, confidence);
  // A broader topic is at least as certain as the one it follows from.
  for (const { code, confidence } of known) {
    for (const broader of broaderTopics(code)) raise(broader.code, confidence);
  }
  const taken = new Set(published.map((one) => topicCode(one.uri) ?? topicCode(one.literal)));
  const added = [...confidences]
    .filter(([code]) => !taken.has(code))
    .map(([code, confidence]) => ({
      name: topic(code)?.name ?? code,
      uri: topicUri(code),
      literal: code,
      creator,
      confidence: percent(confidence),
    }));
  return [...published, ...added];
}

function addConcepts(published: NinjsConcept[], tags: EntityTag[]): NinjsConcept[] {
  const taken = new Set(published.flatMap(identities));
  const added: NinjsConcept[] = [];
  for (const tag of tags) {
    const concept: NinjsConcept = {
      name: tag.name,
      rel: `${engineRel}${tag.rel}`,
      ...(tag.uri !== undefined && { uri: tag.uri }),
      ...(tag.literal !== undefined && { literal: tag.literal }),
    };
    const own = identities(concept);
    if (own.some((identity) => taken.has(identity))) continue;
    for (const identity of own) taken.add(identity);
    added.push(concept);
  }
  return [...published, ...added];
}

/** What makes two concepts the same: the name, or an identifier. */
function identities({ name, uri, literal }: NinjsConcept): string[] {
  const identifiers = [uri && `uri ${uri}`, literal && `literal ${literal}`];
  return [`name ${name.toLowerCase()}`, ...identifiers.filter((one) => typeof one === 'string')];
}

function percent(confidence: number): number {
  return Math.min(100, Math.max(0, Math.round(confidence)));
}
