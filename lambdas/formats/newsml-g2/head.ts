import type { NinjsText } from '../../article/ninjs.ts';
import { distinct } from '../xml/concepts.ts';
import { namesInField, placeInField } from '../xml/lines.ts';
import { attributeOf, childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import { authorsOf, labelOf, type Vocabulary } from './concepts.ts';
import type { Content } from './content.ts';
import { partOf } from './metadata.ts';

interface Found {
  value: string;
  source: string;
}

export function headlineOf(item: XmlElement, { headline }: Content): Found | undefined {
  const headlines = childrenOf(childOf(item, 'contentMeta'), 'headline');
  const main = headlines.find(({ attributes }) => attributes.rank === '1') ?? headlines[0];
  return (
    found(lineIn(main), 'contentMeta/headline') ??
    headline ??
    found(lineIn(childOf(item, 'itemMeta', 'title')), 'itemMeta/title')
  );
}

export function bylineOf(
  item: XmlElement,
  about: XmlElement | undefined,
  { head, marked }: Content,
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
    found(marked?.by && namesInField(marked.by), 'itemprop') ??
    found(distinct(authorsOf(about, houses)).join(', '), 'contentMeta/creator')
  );
}

export function locatedOf(
  about: XmlElement | undefined,
  { head, marked }: Content,
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
    found(dateline && placeInField(dateline), 'contentMeta/dateline') ??
    found(marked?.dateline && placeInField(marked.dateline), 'itemprop')
  );
}

export function fromText(place: string | undefined): Found | undefined {
  return found(place, 'dateline');
}

function found(value: string | undefined, source: string): Found | undefined {
  return value ? { value, source } : undefined;
}

/** Further headlines, each with the part that it plays. */
export function otherHeadlines(
  about: XmlElement | undefined,
  { head, marked }: Content,
  { value: main }: Found,
): NinjsText[] {
  const own = childrenOf(about, 'headline').flatMap((one) => {
    const value = lineIn(one);
    const role = partOf(attributeOf(one, 'role')) ?? 'alternative';
    return value ? [{ role, value }] : [];
  });
  const others = marked?.alternative ? [{ role: 'alternative', value: marked.alternative }] : [];
  return distinct([...own, ...(head?.subheads ?? []), ...others]).filter(
    ({ value }) => value !== main,
  );
}

/** The lines of the metadata that may stand above the text as well. */
export function linesOf(about: XmlElement | undefined): Set<string> {
  const names = ['headline', 'by', 'dateline', 'description', 'slugline'];
  return new Set(
    names.flatMap((name) => childrenOf(about, name).flatMap((one) => lineIn(one) ?? [])),
  );
}
