import { toUtc } from '../../article/dates.ts';
import type { Reading } from '../../article/reading.ts';
import type { Recall } from '../kills.ts';
import { distinct } from '../xml/concepts.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  lineIn,
  type XmlElement,
} from '../xml/read.ts';
import { statusNamed } from '../xml/status.ts';
import type { Head } from './head.ts';

export function timeOf(docdata: XmlElement | undefined, name: string): string | undefined {
  const text = attributeOf(childOf(docdata, name), 'norm');
  return text && toUtc(text);
}

export function copyrightOf(docdata: XmlElement | undefined): string | undefined {
  const copyright = childOf(docdata, 'doc.copyright');
  const holder = attributeOf(copyright, 'holder');
  const year = attributeOf(copyright, 'year');
  return holder && year ? `© ${year} ${holder}` : undefined;
}

export function usageOf(nitf: XmlElement, docdata: XmlElement | undefined): string | undefined {
  const rights = childOf(docdata, 'doc.rights');
  const printed = childOf(nitf, 'body', 'body.head', 'rights');
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
    ...['rights.type', 'rights.limitations', 'rights.geography'].flatMap(
      (name) => lineIn(childOf(printed, name)) ?? [],
    ),
  ];
  return terms.join(' ') || undefined;
}

export function notesOf(nitf: XmlElement, docdata: XmlElement | undefined): string | undefined {
  const messages = childrenOf(docdata, 'ed-msg').map((note) => attributeOf(note, 'info'));
  const notes = childrenOf(childOf(nitf, 'body', 'body.head'), 'note').map(lineIn);
  return [...messages, ...notes].filter(Boolean).join(' ') || undefined;
}

/** The line that desks know it by, which NITF has no element for. */
export function sluglineOf(nitf: XmlElement): string | undefined {
  const named = /^(?:slug(?:line)?|anpa-keyword)$/i;
  const meta = childrenOf(childOf(nitf, 'head'), 'meta').find(
    (one) => named.test(attributeOf(one, 'name') ?? '') && attributeOf(one, 'content'),
  );
  return attributeOf(meta, 'content');
}

/** The first time in its history of revisions. */
export function firstRevision(nitf: XmlElement): string | undefined {
  return childrenOf(childOf(nitf, 'head'), 'revision-history')
    .flatMap((revision) => toUtc(attributeOf(revision, 'norm') ?? '') ?? [])
    .sort()[0];
}

/** Where only parts of the text say it, they must agree. */
export function languageOf(nitf: XmlElement): string | undefined {
  const whole = attributeOf(nitf, 'baselang') ?? attributeOf(nitf, 'xml:lang');
  if (whole) return whole;
  const content = childOf(nitf, 'body', 'body.content');
  const parts = content
    ? [...descendantsOf(content, 'p', 'block')].flatMap((one) => attributeOf(one, 'xml:lang') ?? [])
    : [];
  const [tag, another] = distinct(parts);
  return another === undefined ? tag : undefined;
}

export function sourcesOf(docdata: XmlElement | undefined, { distributor }: Head) {
  const sources = childrenOf(childOf(docdata, 'del-list'), 'from-src').flatMap((source) => {
    const name = attributeOf(source, 'src-name');
    return name ? [{ name }] : [];
  });
  return distinct([...sources, ...(distributor ? [{ name: distributor }] : [])]);
}

export function altIdsOf(docdata: XmlElement | undefined, own: string | undefined) {
  const story = attributeOf(childOf(docdata, 'du-key'), 'key');
  const version = attributeOf(childOf(docdata, 'du-key'), 'version');
  const earlier = attributeOf(docdata, 'management-doc-idref');
  return [
    ...(own ? [{ role: 'doc-id', value: own }] : []),
    ...(story ? [{ role: 'du-key', value: story }] : []),
    ...(version ? [{ role: 'version', value: version }] : []),
    ...(earlier ? [{ role: 'management-doc-idref', value: earlier }] : []),
  ];
}

/**
 * A document may say what is to become of another one; where it is canceled itself and refers to
 * another one, it is the cancellation of that (NITF 3.6, docdata).
 */
export function recallsIn(nitf: XmlElement, pubStatus: Reading['article']['pubStatus']): Recall[] {
  const docdata = childOf(nitf, 'head', 'docdata');
  const documentId = attributeOf(docdata, 'management-doc-idref');
  const named = attributeOf(docdata, 'management-idref-status');
  const other = named ? statusNamed(named, 'management-idref-status') : pubStatus;
  const source = named ? 'management-idref-status' : 'management-doc-idref';
  if (!documentId || other === 'usable') return [];
  return [{ documentId, pubStatus: other === 'canceled' ? other : 'withheld', source }];
}
