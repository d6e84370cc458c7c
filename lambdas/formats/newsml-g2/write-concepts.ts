import { isUri } from '../../article/identity.ts';
import type { NinjsArticle, NinjsConcept, NinjsSource, NinjsSubject } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { coded } from '../xml/concepts.ts';
import { lineElement } from '../xml/elements.ts';
import { element } from '../xml/write.ts';

/** The vocabularies of IPTC as published in 2025, and the one for codes that they have not. */
export const catalogs = [
  element('catalogRef', {
    href: 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml',
  }),
  element('catalog', {}, element('scheme', { alias: 'wirecopy', uri: 'urn:wirecopy:' })),
];

/** Aliases of IPTC's catalog that codes in articles may have; others say nothing to a partner. */
const known = /^(?:wirecopy|isrol|drol|hltype|irel|idtype):[^\s]+$/;

/** A word or a URN of ours as a code: as it stands where its scheme is declared. */
export function codeFor(word: string | undefined): string | undefined {
  const code = cleanLine(word ?? '').replace(/^urn:wirecopy:/, '');
  if (code === '' || /\s/.test(code)) return undefined;
  return known.test(code) ? code : `wirecopy:${code}`;
}

/** The code of a part that something plays, in IPTC's scheme where that has it. */
export function partCode(
  part: string | undefined,
  scheme = '',
  codes: readonly string[] = [],
): string | undefined {
  const code = cleanLine(part ?? '');
  if (code === '' || /[\s:/#]/.test(code)) return undefined;
  return `${codes.includes(code) ? scheme : 'wirecopy'}:${code}`;
}

type Attributes = Parameters<typeof element>[1];

/** A concept with its name, its code where it has one, else by its name alone; '' without a name. */
export function conceptElement(
  name: string,
  concept: NinjsConcept | NinjsSource,
  attributes: Attributes = {},
): string {
  const label = lineElement('name', {}, concept.name);
  return label === ''
    ? ''
    : element(
        name,
        { ...(idOf(concept) ?? { literal: cleanLine(concept.name) }), ...attributes },
        label,
      );
}

/** A URI or a literal, as one of the attributes that NewsML-G2 has for them. */
export function idOf({ uri, literal }: { uri?: string; literal?: string }): Attributes | undefined {
  const code = uri && coded(uri);
  if (code) return { qcode: `${code.alias}:${code.code}` };
  if (uri && isUri(uri)) return { uri };
  const own = cleanLine(literal ?? '');
  return own === '' ? undefined : { literal: own };
}

/** What it is about: subjects and keywords, then all that has a list of its own. */
export function aboutElements(article: NinjsArticle): string[] {
  const { subjects = [], people = [], organisations = [], events = [], objects = [] } = article;
  const ofKind = (concepts: NinjsConcept[], kind: string) =>
    concepts.map((one) => conceptElement('subject', one, { type: `cpnat:${kind}` }));
  const places = (article.places ?? []).filter(({ rel }) => rel !== 'located');
  return [
    ...subjects.map(subjectElement),
    ...ofKind(people, 'person'),
    ...ofKind(organisations, 'organisation'),
    ...ofKind(places, 'geoArea'),
    ...ofKind(events, 'event'),
    ...ofKind(objects, 'object'),
  ];
}

function subjectElement(subject: NinjsSubject): string {
  const { creator, relevance, confidence } = subject;
  const isKeyword = subject.rel === 'keyword' && !idOf(subject);
  if (isKeyword) return lineElement('keyword', {}, subject.name);
  return conceptElement('subject', subject, {
    type: 'cpnat:abstract',
    creator: creator === 'publisher' ? undefined : codeFor(creator),
    relevance: percent(relevance),
    confidence: percent(confidence),
  });
}

function percent(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.min(100, Math.max(0, Math.round(value)));
}
