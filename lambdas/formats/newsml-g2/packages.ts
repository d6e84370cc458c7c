import { attributeOf, childOf, childrenOf, elementsOf, type XmlElement } from '../xml/read.ts';
import { guidOf, mayBeText } from './items.ts';

/** A packageItem, by what it refers to. */
export interface Package {
  element: XmlElement;
  /** What each of its groups refers to. */
  groups: string[][];
  /** What all of them refer to, in the order in which they hang together. */
  guids: Set<string>;
}

export function packageOf(element: XmlElement): Package {
  const set = childOf(element, 'groupSet');
  const byId = new Map(childrenOf(set, 'group').map((group) => [group.attributes.id, group]));
  const groups: string[][] = [];
  const guids = new Set<string>();
  const seen = new Set<XmlElement>();
  const visit = (group: XmlElement | undefined, depth: number) => {
    if (!group || seen.has(group) || depth > deepest) return;
    seen.add(group);
    const references: string[] = [];
    groups.push(references);
    for (const part of elementsOf(group)) {
      const reference = attributeOf(part, 'residref') ?? attributeOf(part, 'guidref');
      if (part.name === 'itemRef' && reference) {
        references.push(reference);
        guids.add(reference);
      }
      if (part.name === 'groupRef') visit(byId.get(part.attributes.idref), depth + 1);
    }
  };
  visit(byId.get(set?.attributes.root), 1);
  for (const group of byId.values()) visit(group, 1);
  return { element, groups, guids };
}

/** Groups in groups; what stands deeper is a group by itself. */
const deepest = 100;

/** For each item of a message the texts that it goes with: by their links, and by packages. */
export function takersOf(
  items: XmlElement[],
  texts: XmlElement[],
  packages: Package[],
): Map<XmlElement, Set<XmlElement>> {
  const byGuid = new Map(items.map((item) => [guidOf(item) ?? '', item]));
  const takers = new Map(items.map((item) => [item, new Set<XmlElement>()]));
  const take = (item: XmlElement | undefined, text: XmlElement | undefined) => {
    if (item && text) takers.get(item)?.add(text);
  };
  for (const text of texts) {
    for (const link of childrenOf(childOf(text, 'itemMeta'), 'link')) {
      const reference = attributeOf(link, 'residref') ?? attributeOf(link, 'guidref');
      const item = reference && byGuid.get(reference);
      if (item && !mayBeText(item)) take(item, text);
    }
  }
  for (const { groups, guids } of packages) {
    const held = groups.map((group) => group.flatMap((guid) => byGuid.get(guid) ?? []));
    const main = [...guids].flatMap((guid) => byGuid.get(guid) ?? []).find(mayBeText);
    for (const group of held) {
      const text = group.find(mayBeText) ?? main;
      for (const item of group) if (!mayBeText(item)) take(item, text);
    }
    for (const item of held.flat()) if (mayBeText(item)) take(item, main);
  }
  return takers;
}
