import type { NinjsArticle, NinjsConcept, NinjsSubject } from '../../article/ninjs.ts';
import { mostItems } from '../ninjs/fields.ts';
import { distinct, identified, named } from '../xml/concepts.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  lineIn,
  type XmlElement,
} from '../xml/read.ts';

/** What a NITF document says that it is about. */
export type About = Required<
  Pick<NinjsArticle, 'subjects' | 'people' | 'organisations' | 'places' | 'events' | 'objects'>
>;

export function aboutOf(nitf: XmlElement): About {
  const docdata = childOf(nitf, 'head', 'docdata');
  return {
    subjects: subjectsOf(nitf, docdata),
    people: namedIn(nitf, 'person'),
    organisations: namedIn(nitf, 'org'),
    places: placesOf(nitf, docdata),
    events: namedIn(nitf, 'event'),
    objects: namedIn(nitf, 'object.title'),
  };
}

/** What kind of piece it is: `feature`, `obituary`, and the fixture that it is an edition of. */
export function genresOf(nitf: XmlElement): { name: string }[] {
  const head = childOf(nitf, 'head');
  const properties = childrenOf(childOf(head, 'tobject'), 'tobject.property').map((one) =>
    attributeOf(one, 'tobject.property.type'),
  );
  const fixtures = childrenOf(childOf(head, 'docdata'), 'fixture').map((one) =>
    attributeOf(one, 'fix-id'),
  );
  return distinct([...properties, ...fixtures].flatMap((name) => (name ? [{ name }] : [])));
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
  const words = (elements: XmlElement[], attribute: string, rel: string) =>
    elements.flatMap((one) => {
      const name = attributeOf(one, attribute);
      return name ? [{ name, rel, creator: 'publisher' }] : [];
    });
  return distinct([
    ...codes,
    ...words(childrenOf(childOf(docdata, 'key-list'), 'keyword'), 'key', 'keyword'),
    ...words(childrenOf(docdata, 'doc-scope'), 'scope', 'scope'),
    ...classifiersIn(docdata),
  ]).slice(0, mostItems);
}

function classifiersIn(docdata: XmlElement | undefined): NinjsSubject[] {
  return childrenOf(childOf(docdata, 'identified-content'), 'classifier').flatMap((one) => {
    const code = attributeOf(one, 'value');
    const name = lineIn(one) ?? code;
    const source = attributeOf(one, 'idsrc') ?? '';
    return name ? [{ name, ...(code && identified(source, code)), creator: 'publisher' }] : [];
  });
}

function placesOf(nitf: XmlElement, docdata: XmlElement | undefined): NinjsConcept[] {
  const events = childrenOf(docdata, 'evloc').flatMap((place) => {
    const names = ['city', 'county-dist', 'state-prov', 'iso-cc'];
    const [name, ...around] = names.flatMap((one) => attributeOf(place, one) ?? []);
    return name ? [{ name: [name, ...around].join(', '), rel: 'event' }] : [];
  });
  return distinct([...events, ...namedIn(nitf, 'location')]).slice(0, mostItems);
}

/** Who and what is marked in the text and in the list of what it is about. */
function namedIn(nitf: XmlElement, kind: string): NinjsConcept[] {
  const parts = [
    childOf(nitf, 'body', 'body.content'),
    childOf(nitf, 'head', 'docdata', 'identified-content'),
  ];
  const found = parts.flatMap((part) => (part ? [...descendantsOf(part, kind)] : []));
  const concepts = found.flatMap((element) => {
    const code = attributeOf(element, 'value') ?? attributeOf(element, 'location-code');
    const source = attributeOf(element, 'idsrc') ?? attributeOf(element, 'code-source');
    // "Shane Warne's record": what is marked up takes its ending along.
    const name = lineIn(element)?.replace(/['’]s$/, '') ?? code;
    return name ? [{ name, rel: 'mentions', ...(code && identified(source ?? '', code)) }] : [];
  });
  return named(concepts).slice(0, mostItems);
}
