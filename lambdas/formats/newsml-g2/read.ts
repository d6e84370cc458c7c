import { bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { evidenceFor } from '../evidence.ts';
import { mostItems, present, whole } from '../ninjs/fields.ts';
import type { Head } from '../nitf/head.ts';
import { withPacked } from '../packed/references.ts';
import { readEach } from '../several.ts';
import { isKillNotice } from '../wire/labels.ts';
import { joined, tidied } from '../xml/body.ts';
import { distinct, filled, named } from '../xml/concepts.ts';
import { childOf, lineIn, parseXml, type XmlElement } from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import { heeding, type Publication } from '../xml/status.ts';
import { aboutOf, type Vocabulary, vocabularyOf } from './concepts.ts';
import { type Content, contentOf, contentTypes, webPageOf } from './content.ts';
import { bylineOf, fromText, headlineOf, linesOf, locatedOf, otherHeadlines } from './head.ts';
import { guidOf } from './items.ts';
import { associationsOf } from './media.ts';
import { itemsIn, type Story, type Stray } from './message.ts';
import {
  altIdsOf,
  descriptionsOf,
  genresOf,
  languageOf,
  notesOf,
  rightsOf,
  sourcesOf,
  sourceTypeOf,
  timeOf,
} from './metadata.ts';
import { allowedBy } from './publication.ts';

/**
 * IPTC NewsML-G2: a newsItem, alone or in a newsMessage, with NITF, XHTML or plain text inside. Each
 * text of a message is an article.
 */
export const newsmlG2Reader = {
  format: 'newsml-g2',

  recognises(text) {
    const root = rootOf(text);
    return root !== undefined && roots.has(root) ? 1 : 0;
  },

  read(text, { beside }) {
    const document = withPacked(parseXml(text), beside);
    const nameOf = ({ item }: Story | Stray) => guidOf(item);
    return readEach(itemsIn(document), nameOf, (one) => readItem(one, document));
  },
} satisfies Reader;

function readItem(one: Story | Stray, document: XmlElement): Reading {
  if ('rejection' in one) throw one.rejection;
  const content = contentOf(one.item, linesOf(childOf(one.item, 'contentMeta')));
  const status = heeding(allowedBy(one, content), headlineOf(one.item, content)?.value);
  if (content.blocks.length === 0 && status.pubStatus === 'usable') throw noText(one.item);
  return readingOf(one, content, status, vocabularyOf(document, one.item));
}

const roots = new Set(
  `newsmessage newsitem packageitem conceptitem knowledgeitem planningitem catalogitem
  itemmeta contentmeta contentset`.split(/\s+/),
);

function readingOf(
  { item, others, packages }: Story,
  content: Content,
  status: Publication,
  vocabulary: Vocabulary,
): Reading {
  const meta = childOf(item, 'itemMeta');
  const about = childOf(item, 'contentMeta');
  const documentId = guidOf(item);
  const headline = headlineOf(item, content);
  const isNotice = status.pubStatus === 'canceled' && isKillNotice(headline?.value ?? '');
  const { blocks, dropped } = tidied(content.blocks, headline?.value);
  const by = bylineOf(item, about, content, vocabulary);
  const located = locatedOf(about, content, vocabulary) ?? fromText(datelineOf(blocks));
  const web = webPageOf(item);
  const descriptions = descriptionsOf(about);
  const abstract = content.head?.description;
  const lists = listsOf(aboutOf(about, vocabulary), content.head);
  const article = present<Reading['article']>({
    ...status,
    headlines: headline
      ? [{ value: headline.value }, ...otherHeadlines(about, content, headline)]
      : [],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: filled(descriptions) ?? (abstract ? [{ value: abstract }] : undefined),
    firstCreated: timeOf(meta, 'firstCreated'),
    versionCreated: timeOf(meta, 'versionCreated'),
    contentCreated: timeOf(about, 'contentCreated') ?? content.head?.storyDate,
    expires: timeOf(meta, 'expires'),
    urgency: whole(lineIn(childOf(about, 'urgency')), 1, 9),
    language: languageOf(item, about),
    by: by?.value,
    located: located?.value,
    slugline: lineIn(childOf(about, 'slugline')),
    ...rightsOf(item, packages, vocabulary),
    edNote: notesOf(meta),
    ...lists,
    infoSources: filled(sourcesOf(meta, about, vocabulary)),
    genres: filled(genresOf(about, vocabulary)),
    digitalSourceType: sourceTypeOf(about, vocabulary),
    renditions: web && [web],
    associations: filled(mediaOf(item, others, content, vocabulary)),
    altIds: filled(altIdsOf(item, about)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: evidenceFor(
      article,
      {
        headline: headline?.source,
        body: content.source || undefined,
        documentId: documentId && 'guid',
        by: by?.source,
        located: located?.source,
        pubStatus: isNotice ? 'headline' : undefined,
      },
      usualPlaces,
    ),
    dropped: [...content.dropped, ...dropped],
  };
}

/** Where NewsML-G2 has each field. */
const usualPlaces = {
  pubStatus: 'itemMeta/pubStatus',
  descriptions: 'contentMeta/description',
  firstCreated: 'itemMeta/firstCreated',
  versionCreated: 'itemMeta/versionCreated',
  contentCreated: 'contentMeta/contentCreated',
  embargoedUntil: 'itemMeta/embargoed',
  expires: 'itemMeta/expires',
  urgency: 'contentMeta/urgency',
  language: 'contentMeta/language',
  slugline: 'contentMeta/slugline',
  copyrightHolder: 'rightsInfo/copyrightHolder',
  copyrightNotice: 'rightsInfo/copyrightNotice',
  usageTerms: 'rightsInfo/usageTerms',
  rightsInfo: 'rightsInfo/link, rightsInfo/rightsExpressionData',
  edNote: 'itemMeta/edNote',
  subjects: 'contentMeta/subject, contentMeta/keyword',
  people: 'contentMeta/subject',
  organisations: 'contentMeta/subject',
  places: 'contentMeta/subject, contentMeta/located',
  events: 'contentMeta/subject',
  objects: 'contentMeta/subject',
  infoSources: 'contentMeta/infoSource, contentMeta/creditline, itemMeta/provider',
  genres: 'contentMeta/genre',
  digitalSourceType: 'contentMeta/digitalSourceType',
  renditions: 'remoteContent',
  associations: 'itemMeta/link',
  altIds: '@version, contentMeta/altId',
};

function mediaOf(
  item: XmlElement,
  others: XmlElement[],
  content: Content,
  vocabulary: Vocabulary,
): NinjsAssociation[] {
  const all = joined(associationsOf(item, others, vocabulary), content.media);
  const isRelated = ({ type }: NinjsAssociation) => type === 'text';
  return [...all.filter((one) => !isRelated(one)), ...all.filter(isRelated)].slice(0, mostItems);
}

/** What the item lists, and what its text marks where that is NITF. */
function listsOf(about: ReturnType<typeof aboutOf>, head: Head | undefined) {
  const own = head?.about;
  return {
    subjects: filled(distinct([...about.subjects, ...(own?.subjects ?? [])]).slice(0, mostItems)),
    people: filled(named([...about.people, ...(own?.people ?? [])])),
    organisations: filled(named([...about.organisations, ...(own?.organisations ?? [])])),
    places: filled(named([...about.places, ...(own?.places ?? [])])),
    events: filled(named([...about.events, ...(own?.events ?? [])])),
    objects: filled(named([...about.objects, ...(own?.objects ?? [])])),
  };
}

function noText(item: XmlElement): RejectedUpload {
  const types = contentTypes(item).join(', ').slice(0, 120);
  return new RejectedUpload(
    'no-article',
    `The newsItem has no text that can be read${types && ` (its content is ${types})`}.`,
    'Put the text into an inlineXML with NITF or XHTML, or into an inlineData of text/plain.',
  );
}
