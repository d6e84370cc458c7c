import { bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { embargoUntil } from '../embargo.ts';
import { mostItems, present, whole } from '../ninjs/fields.ts';
import { tidied } from '../xml/body.ts';
import { distinct, filled } from '../xml/concepts.ts';
import { namesInField, placeInField } from '../xml/lines.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  lineIn,
  parseXml,
  type XmlElement,
} from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import { type Publication, publication, statusNamed, strictest } from '../xml/status.ts';
import { aboutOf, authorsOf, labelOf, type Vocabulary, vocabularyOf } from './concepts.ts';
import { associationsOf, type Content, contentOf, contentTypes, webPageOf } from './content.ts';
import { type Chosen, chooseItem, codeOf, guidOf } from './items.ts';
import {
  altIdsOf,
  descriptionOf,
  genresOf,
  languageOf,
  notesOf,
  rightsOf,
  sourcesOf,
  timeOf,
} from './metadata.ts';

/** IPTC NewsML-G2: a newsItem, alone or in a newsMessage, with NITF, XHTML or plain text inside. */
export const newsmlG2Reader = {
  format: 'newsml-g2',

  recognises(text) {
    const root = rootOf(text);
    return root !== undefined && roots.has(root) ? 1 : 0;
  },

  read(text) {
    const document = parseXml(text);
    const chosen = chooseItem(document);
    const content = contentOf(chosen.item);
    const status = allowedBy(chosen, content);
    if (content.blocks.length === 0 && status.pubStatus === 'usable') throw noText(chosen.item);
    return readingOf(chosen, content, status, vocabularyOf(document, chosen.item));
  },
} satisfies Reader;

const roots = new Set(['newsmessage', 'newsitem', 'packageitem']);

function readingOf(
  { item, others, choice }: Chosen,
  content: Content,
  status: Publication,
  vocabulary: Vocabulary,
): Reading {
  const meta = childOf(item, 'itemMeta');
  const about = childOf(item, 'contentMeta');
  const documentId = guidOf(item);
  const headline = headlineOf(meta, about, content);
  const { blocks, dropped } = tidied(content.blocks, headline?.value);
  const by = bylineOf(item, about, content, vocabulary);
  const located = locatedOf(about, content, vocabulary) ?? fromText(datelineOf(blocks));
  const web = webPageOf(item);
  const description = descriptionOf(about) ?? content.head?.description;
  const { subjects, people, organisations, places } = aboutOf(about, vocabulary);
  const article = present<Reading['article']>({
    ...status,
    headlines: headline ? [{ value: headline.value }] : [],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: description ? [{ value: description }] : undefined,
    firstCreated: timeOf(meta, 'firstCreated'),
    versionCreated: timeOf(meta, 'versionCreated'),
    contentCreated: timeOf(about, 'contentCreated') ?? content.head?.storyDate,
    expires: timeOf(meta, 'expires'),
    urgency: whole(lineIn(childOf(about, 'urgency')), 1, 9),
    language: languageOf(item, about),
    by: by?.value,
    located: located?.value,
    slugline: lineIn(childOf(about, 'slugline')),
    ...rightsOf(item, vocabulary),
    edNote: notesOf(meta),
    subjects: filled(subjects),
    people: filled(people),
    organisations: filled(organisations),
    places: filled(places),
    infoSources: filled(sourcesOf(meta, about, vocabulary)),
    genres: filled(genresOf(about, vocabulary)),
    renditions: web && [web],
    associations: filled(mediaOf(item, others, content)),
    altIds: filled(altIdsOf(item, about)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: present<Record<string, string>>({
      headline: headline?.source,
      body: content.source || undefined,
      documentId: documentId && 'guid',
      by: by?.source,
      located: located?.source,
      items: choice,
    }),
    dropped,
  };
}

/** A package holds its items back as long as itself; that it is canceled does not kill them. */
function allowedBy({ item, packages }: Chosen, { head }: Content): Publication {
  const around = packages
    .map((one) => publicationOf(childOf(one, 'itemMeta')))
    .filter(({ pubStatus }) => pubStatus !== 'canceled');
  const own = publicationOf(childOf(item, 'itemMeta'));
  return [head?.publication, ...around].reduce<Publication>(strictest, own);
}

/** An `embargoed` without a time has no end that is known (NewsML-G2 guide, 8.10). */
function publicationOf(meta: XmlElement | undefined): Publication {
  const status = statusNamed(codeOf(childOf(meta, 'pubStatus')), 'pubStatus');
  const embargo = childOf(meta, 'embargoed');
  const until = lineIn(embargo);
  return publication(
    embargo && !until && status === 'usable' ? 'embargoed' : status,
    until && embargoUntil(until),
  );
}

interface Found {
  value: string;
  source: string;
}

function headlineOf(
  meta: XmlElement | undefined,
  about: XmlElement | undefined,
  { headline }: Content,
): Found | undefined {
  const headlines = childrenOf(about, 'headline');
  const main = headlines.find(({ attributes }) => attributes.rank === '1') ?? headlines[0];
  return (
    found(lineIn(main), 'contentMeta/headline') ??
    headline ??
    found(lineIn(childOf(meta, 'title')), 'itemMeta/title')
  );
}

function bylineOf(
  item: XmlElement,
  about: XmlElement | undefined,
  { head }: Content,
  vocabulary: Vocabulary,
): Found | undefined {
  const field = lineIn(childOf(about, 'by'));
  const houses = [
    childOf(item, 'itemMeta', 'provider'),
    childOf(item, 'rightsInfo', 'copyrightHolder'),
    ...childrenOf(about, 'infoSource'),
  ].flatMap((party) => labelOf(party, vocabulary) ?? []);
  return (
    found(field && namesInField(field), 'contentMeta/by') ??
    found(head?.by, 'byline') ??
    found(distinct(authorsOf(about, houses)).join(', '), 'contentMeta/creator')
  );
}

function locatedOf(
  about: XmlElement | undefined,
  { head }: Content,
  { language }: Vocabulary,
): Found | undefined {
  const located = childOf(about, 'located');
  const dateline = lineIn(childOf(about, 'dateline'));
  const name = located && lineIn(childOf(located, 'name'));
  const own = located && labelOf(located, { language, names: new Map(), schemes: new Map() });
  return (
    found(head?.located, 'dateline/location') ??
    found(name && own, 'contentMeta/located') ??
    found(attributeOf(located, 'literal'), 'contentMeta/located') ??
    found(dateline && placeInField(dateline), 'contentMeta/dateline')
  );
}

function fromText(place: string | undefined): Found | undefined {
  return found(place, 'dateline');
}

function found(value: string | undefined, source: string): Found | undefined {
  return value ? { value, source } : undefined;
}

/** A picture that stands in the text as well is one. */
function mediaOf(item: XmlElement, others: XmlElement[], content: Content): NinjsAssociation[] {
  const linked = associationsOf(item, others);
  const known = new Set(
    linked.flatMap(({ renditions = [] }) => renditions.map(({ href }) => href)),
  );
  return [...linked, ...content.media.filter(({ uri }) => !known.has(uri))].slice(0, mostItems);
}

function noText(item: XmlElement): RejectedUpload {
  const types = contentTypes(item).join(', ').slice(0, 120);
  return new RejectedUpload(
    'no-article',
    `The newsItem has no text that can be read${types && ` (its content is ${types})`}.`,
    'Put the text into an inlineXML with NITF or XHTML, or into an inlineData of text/plain.',
  );
}
