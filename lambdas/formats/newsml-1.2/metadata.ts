import type { NinjsSubject } from '../../article/ninjs.ts';
import { mostItems } from '../ninjs/fields.ts';
import { distinct, identified } from '../xml/concepts.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  lineIn,
  type XmlElement,
} from '../xml/read.ts';

/** A line of NewsLines from the nearest component that has it. */
export function newsLine(components: XmlElement[], name: string): string | undefined {
  return nearest(components, (component) => lineIn(childOf(component, 'NewsLines', name)));
}

/** A formal name from the nearest component's DescriptiveMetadata. */
export function described(components: XmlElement[], name: string): string | undefined {
  return nearest(components, (component) =>
    attributeOf(childOf(component, 'DescriptiveMetadata', name), 'FormalName'),
  );
}

/** Advice on use that stands among the lines: restrictions, above all. */
export function adviceIn(components: XmlElement[]): string | undefined {
  const lines = components.flatMap((component) => [
    ...childrenOf(childOf(component, 'NewsLines'), 'RightsLine').map(lineIn),
    ...childrenOf(childOf(component, 'NewsLines'), 'NewsLine')
      .filter((line) =>
        /advisory|rights|restriction|usage/i.test(
          attributeOf(childOf(line, 'NewsLineType'), 'FormalName') ?? '',
        ),
      )
      .map((line) => lineIn(childOf(line, 'NewsLineText'))),
    ...childrenOf(childOf(component, 'RightsMetadata'), 'UsageRights').map(lineIn),
  ]);
  return distinct(lines.filter((line) => line !== undefined)).join(' ') || undefined;
}

/** The subject codes of IPTC, by their own names where the text's NITF names them. */
export function subjectsIn(
  components: XmlElement[],
  names: ReadonlyMap<string, string>,
): NinjsSubject[] {
  const codes = components
    .flatMap((component) => childrenOf(childOf(component, 'DescriptiveMetadata'), 'SubjectCode'))
    .flatMap(elementsOf)
    .flatMap((subject): NinjsSubject[] => {
      const code = attributeOf(subject, 'FormalName');
      if (!code) return [];
      const id = identified(/^\d{8}$/.test(code) ? 'subj' : '', code);
      const name = names.get(code) ?? lineIn(subject) ?? code;
      return [{ name, ...id, creator: 'publisher' }];
    });
  return distinct([...codes, ...keywordsIn(components)]).slice(0, mostItems);
}

/** Agencies keep keywords as properties, each under a name of its own. */
function keywordsIn(components: XmlElement[]): NinjsSubject[] {
  const properties = components.flatMap((component) => [
    ...childrenOf(childOf(component, 'DescriptiveMetadata'), 'Property'),
    ...childrenOf(component, 'Metadata').flatMap((metadata) => childrenOf(metadata, 'Property')),
  ]);
  const lines = components.flatMap((component) =>
    childrenOf(childOf(component, 'NewsLines'), 'KeywordLine').map(lineIn),
  );
  const words = properties
    .filter((property) => /keyword/i.test(attributeOf(property, 'FormalName') ?? ''))
    .map((property) => attributeOf(property, 'Value'));
  return [...lines, ...words].flatMap((name) =>
    name ? [{ name, rel: 'keyword', creator: 'publisher' }] : [],
  );
}

/** Places by their finest name: "London, Greater London, GBR". */
export function placesIn(components: XmlElement[]): { name: string; rel: string }[] {
  const locations = components.flatMap((component) =>
    childrenOf(childOf(component, 'DescriptiveMetadata'), 'Location'),
  );
  const places = locations.flatMap((location) => {
    const parts = ['City', 'Area', 'CountryArea', 'Country', 'WorldRegion'].flatMap(
      (name) =>
        childrenOf(location, 'Property')
          .filter((property) => attributeOf(property, 'FormalName') === name)
          .map((property) => attributeOf(property, 'Value'))[0] ?? [],
    );
    const rel = attributeOf(location, 'HowPresent')?.toLowerCase() ?? 'about';
    return parts.length > 0 ? [{ name: parts.join(', '), rel }] : [];
  });
  return distinct(places).slice(0, mostItems);
}

/** The parties of AdministrativeMetadata: `Source`, `Provider`, `Creator`. */
export function partiesIn(components: XmlElement[], kind: string): string[] {
  return distinct(
    components.flatMap((component) =>
      childrenOf(childOf(component, 'AdministrativeMetadata'), kind)
        .flatMap((one) => childrenOf(one, 'Party'))
        .flatMap((party) => attributeOf(party, 'FormalName') ?? []),
    ),
  );
}

function nearest<T>(
  components: XmlElement[],
  of: (component: XmlElement) => T | undefined,
): T | undefined {
  return components.map(of).find((value) => value !== undefined);
}
