import { type Block, bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import type { NinjsSubject } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { mostItems, present, whole } from '../ninjs/fields.ts';
import { hasProse, tidied } from '../xml/body.ts';
import { distinct, filled, identified } from '../xml/concepts.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  lineIn,
  parseXml,
  type XmlElement,
} from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import type { Publication } from '../xml/status.ts';
import { nitfBlocks, nitfMedia, unplacedCaptions } from './body.ts';
import { type Head, headOf } from './head.ts';
import { publicationOf } from './publication.ts';

/** IPTC NITF 3.0 to 3.6, with its namespace or without. */
export const nitfReader = {
  format: 'nitf',

  recognises(text) {
    return rootOf(text) === 'nitf' ? 1 : 0;
  },

  read(text) {
    const nitf = parseXml(text);
    const head = headOf(nitf);
    const status = publicationOf(nitf);
    const { blocks, dropped } = tidied(nitfBlocks(nitf), head.headline?.value);
    if (!hasProse(blocks) && status.pubStatus === 'usable') throw noText();
    return readingOf(nitf, head, status, blocks, [...dropped, ...unplacedCaptions(nitf)]);
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
  const documentId = attributeOf(childOf(docdata, 'doc-id'), 'id-string');
  const language = attributeOf(nitf, 'baselang') ?? attributeOf(nitf, 'xml:lang');
  const located = head.located ?? datelineOf(blocks);
  const issued = timeOf(docdata, 'date.issue');
  const published = childOf(nitf, 'head', 'pubdata')?.attributes['date.publication'];
  const article = present<Reading['article']>({
    ...status,
    headlines: head.headline ? [{ value: head.headline.value }] : [],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: head.description ? [{ value: head.description }] : undefined,
    versionCreated: issued ?? toUtc(published ?? ''),
    contentCreated: head.storyDate,
    expires: timeOf(docdata, 'date.expire'),
    urgency: whole(childOf(docdata, 'urgency')?.attributes['ed-urg'], 1, 9),
    language: language && languageTag(language),
    by: head.by,
    located,
    copyrightHolder:
      attributeOf(childOf(docdata, 'doc.copyright'), 'holder') ??
      head.rightsOwner ??
      attributeOf(childOf(docdata, 'doc.rights'), 'owner'),
    copyrightNotice: copyrightOf(docdata),
    usageTerms: usageOf(docdata),
    edNote: notesOf(nitf, docdata),
    subjects: filled(subjectsOf(nitf, docdata)),
    places: filled(placesOf(nitf, docdata)),
    people: filled(namedIn(nitf, 'person')),
    organisations: filled(namedIn(nitf, 'org')),
    infoSources: filled(sourcesOf(docdata, head)),
    associations: filled(nitfMedia(nitf)),
    altIds: filled(altIdsOf(docdata)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: present<Record<string, string>>({
      headline: head.headline?.source,
      body: blocks.length > 0 ? 'body.content' : undefined,
      documentId: documentId && 'doc-id',
      by: head.by && 'byline',
      versionCreated: issued ? 'date.issue' : toUtc(published ?? '') && 'date.publication',
      embargoedUntil: article.embargoedUntil && 'date.release',
      located: located && (head.located ? 'dateline/location' : 'dateline'),
    }),
    dropped,
  };
}

function timeOf(docdata: XmlElement | undefined, name: string): string | undefined {
  const text = attributeOf(childOf(docdata, name), 'norm');
  return text && toUtc(text);
}

function copyrightOf(docdata: XmlElement | undefined): string | undefined {
  const copyright = childOf(docdata, 'doc.copyright');
  const holder = attributeOf(copyright, 'holder');
  const year = attributeOf(copyright, 'year');
  return holder && year ? `© ${year} ${holder}` : undefined;
}

function usageOf(docdata: XmlElement | undefined): string | undefined {
  const rights = childOf(docdata, 'doc.rights');
  const named = (name: string, label: string) => {
    const value = attributeOf(rights, name);
    return value ? [`${label}${toUtc(value) ?? value}`] : [];
  };
  const terms = [
    ...named('type', ''),
    ...named('limitations', ''),
    ...named('geography', 'Geography: '),
    ...named('startdate', 'From: '),
    ...named('enddate', 'Until: '),
  ];
  return terms.join(' ') || undefined;
}

function notesOf(nitf: XmlElement, docdata: XmlElement | undefined): string | undefined {
  const messages = childrenOf(docdata, 'ed-msg').map((note) => attributeOf(note, 'info'));
  const notes = childrenOf(childOf(nitf, 'body', 'body.head'), 'note').map(lineIn);
  return [...messages, ...notes].filter(Boolean).join(' ') || undefined;
}

/** By the finest of the three names that a subject may have; by its code where it has none. */
function subjectsOf(nitf: XmlElement, docdata: XmlElement | undefined): NinjsSubject[] {
  const codes = childrenOf(childOf(nitf, 'head', 'tobject'), 'tobject.subject').flatMap((one) => {
    const part = (name: string) => attributeOf(one, `tobject.subject.${name}`);
    const owner = part('ipr') ?? 'IPTC';
    const code = part('refnum') ?? part('code');
    const name = part('detail') ?? part('matter') ?? part('type') ?? code;
    if (name === undefined) return [];
    const id = code && identified(owner === 'IPTC' ? 'subj' : owner, code);
    return [{ name, ...id, creator: 'publisher' }];
  });
  const keywords = childrenOf(childOf(docdata, 'key-list'), 'keyword').flatMap((one) => {
    const name = attributeOf(one, 'key');
    return name ? [{ name, rel: 'keyword', creator: 'publisher' }] : [];
  });
  return distinct([...codes, ...keywords]).slice(0, mostItems);
}

function placesOf(nitf: XmlElement, docdata: XmlElement | undefined) {
  const events = childrenOf(docdata, 'evloc').flatMap((place) => {
    const names = ['city', 'county-dist', 'state-prov', 'iso-cc'];
    const [name, ...around] = names.flatMap((one) => attributeOf(place, one) ?? []);
    return name ? [{ name: [name, ...around].join(', '), rel: 'event' }] : [];
  });
  return distinct([...events, ...namedIn(nitf, 'location')]).slice(0, mostItems);
}

/** Who and what is marked in the text and in the list of what it is about. */
function namedIn(nitf: XmlElement, kind: string) {
  const parts = [
    childOf(nitf, 'body', 'body.content'),
    childOf(nitf, 'head', 'docdata', 'identified-content'),
  ];
  const found = parts.flatMap((part) => (part ? [...descendantsOf(part, kind)] : []));
  const named = found.flatMap((element) => {
    // "Shane Warne's record": what is marked up takes its ending along.
    const name = lineIn(element)?.replace(/['’]s$/, '');
    const code = attributeOf(element, 'value') ?? attributeOf(element, 'location-code');
    const source = attributeOf(element, 'idsrc') ?? attributeOf(element, 'code-source');
    return name ? [{ name, rel: 'mentions', ...(code && identified(source ?? '', code)) }] : [];
  });
  return distinct(named).slice(0, mostItems);
}

function sourcesOf(docdata: XmlElement | undefined, { distributor }: Head) {
  const sources = childrenOf(childOf(docdata, 'del-list'), 'from-src').flatMap((source) => {
    const name = attributeOf(source, 'src-name');
    return name ? [{ name }] : [];
  });
  return distinct([...sources, ...(distributor ? [{ name: distributor }] : [])]);
}

function altIdsOf(docdata: XmlElement | undefined) {
  const story = attributeOf(childOf(docdata, 'du-key'), 'key');
  const version = attributeOf(childOf(docdata, 'du-key'), 'version');
  const earlier = attributeOf(docdata, 'management-doc-idref');
  return [
    ...(story ? [{ role: 'du-key', value: story }] : []),
    ...(version ? [{ role: 'version', value: version }] : []),
    ...(earlier ? [{ role: 'management-doc-idref', value: earlier }] : []),
  ];
}

function noText(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The NITF document has no text in its body.content.',
    'Put the text of the article into body.content, a paragraph in each p.',
  );
}
