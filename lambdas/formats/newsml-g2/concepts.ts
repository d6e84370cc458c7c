import { isUri } from '../../article/identity.ts';
import type { NinjsConcept, NinjsSubject } from '../../article/ninjs.ts';
import { mostItems, present, whole } from '../ninjs/fields.ts';
import { distinct, identified } from '../xml/concepts.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  elementsOf,
  lineIn,
  type XmlElement,
} from '../xml/read.ts';

/** What it takes to read an item's codes. */
export interface Vocabulary {
  language: string | undefined;
  /** Scheme aliases that the document declares itself. */
  schemes: ReadonlyMap<string, string>;
  /** Names that the item asserts, by code. */
  names: ReadonlyMap<string, string>;
}

export function vocabularyOf(document: XmlElement, item: XmlElement): Vocabulary {
  const language = attributeOf(item, 'xml:lang');
  const around = elementsOf(document).filter(({ name }) => name !== 'itemSet');
  const catalogs = [...around, item].flatMap((one) => [...descendantsOf(one, 'catalog')]);
  const own = document === item ? [] : childrenOf(document, 'catalog');
  const schemes = [...own, ...catalogs].flatMap((catalog) =>
    childrenOf(catalog, 'scheme').flatMap((scheme): [string, string][] => {
      const [alias, uri] = [attributeOf(scheme, 'alias'), attributeOf(scheme, 'uri')];
      return alias && uri ? [[alias, uri]] : [];
    }),
  );
  const names = childrenOf(item, 'assert').flatMap((assert): [string, string][] => {
    const [code, name] = [anyCode(assert), nameIn(assert, language)];
    return code && name ? [[code, name]] : [];
  });
  return { language, schemes: new Map(schemes), names: new Map(names) };
}

/** The name in the item's language, spelt out rather than short; then any. */
function nameIn(element: XmlElement, language: string | undefined): string | undefined {
  const names = childrenOf(element, 'name').filter((name) => lineIn(name) !== undefined);
  const spelt = names.filter(({ attributes }) => !/mnemonic/.test(attributes.role ?? ''));
  const own = (spelt.length > 0 ? spelt : names).find(({ attributes }) => {
    const tag = attributes['xml:lang'];
    return !tag || !language || tag.slice(0, 2) === language.slice(0, 2);
  });
  return lineIn(own ?? spelt[0] ?? names[0]);
}

/** A name or, where the item gives none, the code or the literal that stands for one. */
export function labelOf(
  element: XmlElement | undefined,
  { language, names }: Vocabulary,
): string | undefined {
  if (!element) return undefined;
  const code = anyCode(element);
  return nameIn(element, language) ?? (code && (names.get(code) ?? code));
}

export function conceptOf(
  element: XmlElement,
  vocabulary: Vocabulary,
  rel?: string,
): NinjsConcept | undefined {
  const name = labelOf(element, vocabulary);
  if (name === undefined || name === attributeOf(element, 'literal'))
    return name ? present<NinjsConcept>({ name, rel }) : undefined;
  return present<NinjsConcept>({ name, rel, ...idOf(element, vocabulary) });
}

/** What an item is about: subjects and keywords apart from what else has a list of its own. */
export function aboutOf(contentMeta: XmlElement | undefined, vocabulary: Vocabulary) {
  const about = childrenOf(contentMeta, 'subject').slice(0, mostItems);
  const ofKind = (kind: RegExp, rel: string) =>
    about
      .filter((element) => kind.test(attributeOf(element, 'type') ?? ''))
      .flatMap((element) => conceptOf(element, vocabulary, rel) ?? []);
  const located = childrenOf(contentMeta, 'located');
  return {
    subjects: distinct([
      ...about
        .filter((element) => !entity.test(attributeOf(element, 'type') ?? ''))
        .flatMap((element) => subjectsOf(element, vocabulary)),
      ...keywordsOf(contentMeta),
    ]).slice(0, mostItems),
    people: distinct(ofKind(/:person$/, 'about')),
    organisations: distinct(ofKind(/:organi[sz]ation$/, 'about')),
    events: distinct(ofKind(/:event$/, 'about')),
    objects: distinct(ofKind(/:object$/, 'about')),
    places: distinct([
      ...ofKind(/:(?:geoArea|poi)$/, 'about'),
      ...located.flatMap((element) => conceptOf(element, vocabulary, 'located') ?? []),
    ]),
  };
}

const entity = /:(?:person|organi[sz]ation|geoArea|poi|event|object)$/;

/** The subject itself, and those of IPTC that the agency's own code is said to be the same as. */
function subjectsOf(element: XmlElement, vocabulary: Vocabulary): NinjsSubject[] {
  const topics = childrenOf(element, 'sameAs').filter((same) =>
    /^(?:medtop|subj):/.test(same.attributes.qcode ?? ''),
  );
  return [element, ...topics].flatMap((one) => {
    const concept = conceptOf(one, vocabulary);
    if (!concept) return [];
    return [
      present<NinjsSubject>({
        ...concept,
        creator: attributeOf(element, 'creator') ?? 'publisher',
        relevance: whole(element.attributes.relevance, 0, 100),
        confidence: whole(element.attributes.confidence, 0, 100),
      }),
    ];
  });
}

function keywordsOf(contentMeta: XmlElement | undefined): NinjsSubject[] {
  return childrenOf(contentMeta, 'keyword').flatMap((element) => {
    const name = lineIn(element);
    return name ? [{ name, rel: 'keyword', creator: 'publisher' }] : [];
  });
}

function idOf(
  element: XmlElement,
  { schemes }: Vocabulary,
): { uri: string } | { literal: string } | undefined {
  const uri = attributeOf(element, 'uri');
  if (uri) return isUri(uri) ? { uri } : { literal: uri };
  const qcode = attributeOf(element, 'qcode');
  const colon = qcode?.indexOf(':') ?? -1;
  if (qcode) return identified(qcode.slice(0, Math.max(0, colon)), qcode.slice(colon + 1), schemes);
  const literal = attributeOf(element, 'literal');
  return literal ? { literal } : undefined;
}

function anyCode(element: XmlElement): string | undefined {
  return (
    attributeOf(element, 'qcode') ?? attributeOf(element, 'literal') ?? attributeOf(element, 'uri')
  );
}

/** Who wrote it, where only the creators say so: persons, not the house that they write for. */
export function authorsOf(contentMeta: XmlElement | undefined, houses: string[]): string[] {
  return childrenOf(contentMeta, 'creator').flatMap((creator) => {
    const name = lineIn(childOf(creator, 'name'));
    const type = attributeOf(creator, 'type') ?? '';
    const isHouse =
      /:organi[sz]ation$/.test(type) ||
      childOf(creator, 'organisationDetails') !== undefined ||
      /^(?:the|die|la|le|el|il)\b|\b(?:inc|ltd|llc|gmbh|news|press|network)\b/i.test(name ?? '') ||
      houses.includes(name ?? '');
    const isPerson = /:person$/.test(type) || childOf(creator, 'personDetails') !== undefined;
    return name && (isPerson || (name.includes(' ') && !isHouse)) ? [name] : [];
  });
}
