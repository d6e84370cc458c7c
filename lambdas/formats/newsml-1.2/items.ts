import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  lineIn,
  type XmlElement,
} from '../xml/read.ts';
import { textOfItem } from './component.ts';
import { identifierOf } from './identifier.ts';

/** A NewsItem to read, with the items of media in the same document that go with it. */
export interface Story {
  item: XmlElement;
  others: XmlElement[];
}

/**
 * The items of a document in its order, without media that go with a text: where there is one text,
 * all do; else those that it refers to, or that an item without a text refers to beside it.
 */
export function itemsIn(document: XmlElement): Story[] {
  const items = childrenOf(document, 'NewsItem');
  const articles = new Set(items.filter(isArticle));
  const [only, another] = articles;
  if (items.length < 2 || !only) return items.slice(0, 1).map((item) => ({ item, others: [] }));
  if (!another) return [{ item: only, others: items.filter((item) => item !== only) }];
  const { takenBy, packages } = references(items, articles);
  const taken = new Set([...takenBy.values()].flatMap((media) => [...media]));
  return items
    .filter((item) => !taken.has(item) && !packages.has(item))
    .map((item) => ({ item, others: [...(takenBy.get(item) ?? [])] }));
}

/** A kill needs no text. */
function isArticle(item: XmlElement): boolean {
  return textOfItem(item) !== undefined || isWithdrawn(item);
}

/** A status that cannot be read is told when the item is. */
function isWithdrawn(item: XmlElement): boolean {
  const status = attributeOf(childOf(item, 'NewsManagement', 'Status'), 'FormalName');
  return status !== undefined && status.toLowerCase() !== 'usable';
}

/** Which media each text takes, and the items that do nothing but hold others together. */
function references(items: XmlElement[], articles: ReadonlySet<XmlElement>) {
  const byName = new Map(
    items.flatMap((item) => namesOf(item).map((name) => [name, item] as const)),
  );
  const takenBy = new Map<XmlElement, Set<XmlElement>>();
  const packages = new Set<XmlElement>();
  for (const item of items) {
    const groups = [...descendantsOf(item, 'NewsComponent')].map((component) =>
      childrenOf(component, 'NewsItemRef').flatMap(
        (reference) => byName.get(attributeOf(reference, 'NewsItem') ?? '') ?? [],
      ),
    );
    const all = groups.flat();
    if (all.length > 0 && !articles.has(item)) packages.add(item);
    const main = articles.has(item) ? item : all.find((one) => articles.has(one));
    for (const group of groups) {
      const text = articles.has(item) ? item : (group.find((one) => articles.has(one)) ?? main);
      const media = group.filter((one) => !articles.has(one));
      if (!text) continue;
      const taken = takenBy.get(text) ?? new Set();
      for (const one of media) taken.add(one);
      takenBy.set(text, taken);
    }
  }
  return { takenBy, packages };
}

/** What a NewsItemRef may call an item (NewsML 1.2, 5.8.3): its identifier, or its place here. */
function namesOf(item: XmlElement): string[] {
  const identifier = childOf(item, 'Identification', 'NewsIdentifier');
  const id = attributeOf(item, 'Duid');
  const names = [
    identifierOf(item),
    lineIn(childOf(identifier, 'PublicIdentifier')),
    id && `#${id}`,
  ];
  return names.flatMap((name) => name || []);
}
