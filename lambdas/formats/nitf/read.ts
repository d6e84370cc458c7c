import { type Block, bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { evidenceFor } from '../evidence.ts';
import { recallOf, withRecalls } from '../kills.ts';
import { present, whole } from '../ninjs/fields.ts';
import { withPacked } from '../packed/references.ts';
import { hasProse, tidied } from '../xml/body.ts';
import { filled } from '../xml/concepts.ts';
import { attributeOf, childOf, parseXml, type XmlElement } from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import { heeding, type Publication } from '../xml/status.ts';
import { genresOf } from './about.ts';
import { nitfBlocks, nitfMedia } from './body.ts';
import {
  altIdsOf,
  copyrightOf,
  firstRevision,
  languageOf,
  notesOf,
  recallsIn,
  sluglineOf,
  sourcesOf,
  timeOf,
  usageOf,
} from './docdata.ts';
import { type Head, headOf } from './head.ts';

/** IPTC NITF 3.0 to 3.6, with its namespace or without. */
export const nitfReader = {
  format: 'nitf',

  recognises(text) {
    return rootOf(text) === 'nitf' ? 1 : 0;
  },

  read(text, { beside }) {
    const nitf = withPacked(parseXml(text), beside);
    const head = headOf(nitf);
    const status = heeding(head.publication, head.headline?.value);
    const { blocks, dropped } = tidied(nitfBlocks(nitf), head.headline?.value);
    const reading = readingOf(nitf, head, status, blocks, dropped);
    const recalls = recallsIn(nitf, status.pubStatus);
    if (hasProse(blocks) || status.pubStatus !== 'usable') return withRecalls(reading, recalls);
    const [notice] = recalls;
    if (!notice) throw noText();
    return recallOf(reading, notice);
  },
} satisfies Reader;

function readingOf(
  nitf: XmlElement,
  head: Head,
  status: Publication,
  blocks: Block[],
  dropped: string[],
): Reading {
  const docdata = childOf(nitf, 'head', 'docdata');
  const own = attributeOf(childOf(docdata, 'doc-id'), 'id-string');
  const corrected = attributeOf(childOf(docdata, 'correction'), 'id-string');
  const documentId = corrected ?? own;
  const language = languageOf(nitf);
  const located = head.located ?? datelineOf(blocks);
  const issued = timeOf(docdata, 'date.issue');
  const published = childOf(nitf, 'head', 'pubdata')?.attributes['date.publication'];
  const article = present<Reading['article']>({
    ...status,
    headlines: head.headline ? [{ value: head.headline.value }, ...head.subheads] : [],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: head.description ? [{ value: head.description }] : undefined,
    firstCreated: firstRevision(nitf),
    versionCreated: issued ?? toUtc(published ?? ''),
    contentCreated: head.storyDate,
    expires: timeOf(docdata, 'date.expire'),
    urgency: whole(childOf(docdata, 'urgency')?.attributes['ed-urg'], 1, 9),
    language: language && languageTag(language),
    by: head.by,
    located,
    slugline: sluglineOf(nitf),
    copyrightHolder:
      attributeOf(childOf(docdata, 'doc.copyright'), 'holder') ??
      head.rightsOwner ??
      attributeOf(childOf(docdata, 'doc.rights'), 'owner'),
    copyrightNotice: copyrightOf(docdata),
    usageTerms: usageOf(nitf, docdata),
    edNote: notesOf(nitf, docdata),
    subjects: filled(head.about.subjects),
    people: filled(head.about.people),
    organisations: filled(head.about.organisations),
    places: filled(head.about.places),
    events: filled(head.about.events),
    objects: filled(head.about.objects),
    infoSources: filled(sourcesOf(docdata, head)),
    genres: filled(genresOf(nitf)),
    associations: filled(nitfMedia(nitf)),
    altIds: filled(altIdsOf(docdata, own === documentId ? undefined : own)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: evidenceFor(
      article,
      {
        headline: head.headline?.source,
        body: blocks.length > 0 ? 'body.content' : undefined,
        documentId: documentId && (corrected ? 'correction' : 'doc-id'),
        pubStatus: status.pubStatus === head.publication.pubStatus ? undefined : 'headline',
        versionCreated: issued ? 'date.issue' : toUtc(published ?? '') && 'date.publication',
        located: located && (head.located ? 'dateline/location' : 'dateline'),
      },
      usualPlaces,
    ),
    dropped,
  };
}

/** Where NITF has each field. */
const usualPlaces = {
  pubStatus: 'docdata/@management-status',
  descriptions: 'abstract',
  by: 'byline',
  firstCreated: 'revision-history',
  contentCreated: 'story.date',
  embargoedUntil: 'date.release',
  expires: 'date.expire',
  urgency: 'urgency',
  language: 'baselang',
  slugline: 'meta',
  copyrightHolder: 'doc.copyright',
  copyrightNotice: 'doc.copyright',
  usageTerms: 'doc.rights',
  edNote: 'ed-msg',
  subjects: 'tobject.subject, key-list',
  people: 'person',
  organisations: 'org',
  places: 'evloc, location',
  events: 'event',
  objects: 'object.title',
  infoSources: 'del-list, distributor',
  genres: 'tobject.property, fixture',
  associations: 'media',
  altIds: 'doc-id, du-key',
};

function noText(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The NITF document has no text in its body.content.',
    'Put the text of the article into body.content, a paragraph in each p.',
  );
}
