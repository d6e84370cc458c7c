import { RejectedUpload } from '../../article/outcome.ts';
import { attributeOf, childOf, childrenOf, elementsOf, type XmlElement } from '../xml/read.ts';

/** The item to read, and how it was chosen where the file holds several. */
export interface Chosen {
  item: XmlElement;
  /** Items that may go with it: of the same message. */
  others: XmlElement[];
  /** The packages that refer to it. */
  packages: XmlElement[];
  /** "first of 12"; undefined where it is the only one. */
  choice: string | undefined;
}

/**
 * The text item of a document. In a message with a package, the package's order counts.
 *
 * @throws RejectedUpload `no-article` where there is no text item.
 */
export function chooseItem(document: XmlElement): Chosen {
  if (document.name === 'newsItem') {
    if (!mayBeText(document)) throw notText(classOf(document));
    return { item: document, others: [], packages: [], choice: undefined };
  }
  if (document.name === 'packageItem') throw onlyReferences();
  const items = childrenOf(childOf(document, 'itemSet'), 'newsItem');
  const packages = childrenOf(childOf(document, 'itemSet'), 'packageItem');
  const texts = items.filter(mayBeText);
  const byGuid = new Map(texts.map((item) => [guidOf(item), item]));
  const references = packages.map((one) => ({ one, guids: new Set(referencesOf(one)) }));
  const main = references
    .flatMap(({ guids }) => [...guids])
    .map((reference) => byGuid.get(reference))
    .find((item) => item !== undefined);
  const item = main ?? texts[0];
  if (!item) {
    if (items.length === 0 && packages.length > 0) throw onlyReferences();
    throw noText(items.length, [...new Set(items.map(classOf))]);
  }
  return {
    item,
    others: items.filter((other) => other !== item),
    packages: references.filter(({ guids }) => guids.has(guidOf(item) ?? '')).map(({ one }) => one),
    choice: texts.length > 1 ? `${main ? 'main' : 'first'} of ${texts.length}` : undefined,
  };
}

export function guidOf(item: XmlElement): string | undefined {
  return attributeOf(item, 'guid');
}

/** The last part of a code: `text` of `ninat:text`, of `icls:text`, and of the full URI. */
export function codeOf(element: XmlElement | undefined): string | undefined {
  const code = ['qcode', 'uri', 'literal']
    .map((name) => attributeOf(element, name))
    .find((value) => value !== undefined);
  return code?.split(/[:/#]/).at(-1);
}

/** `text`, `picture`, `video`, …; "unknown" where the item does not say. */
export function classOf(item: XmlElement): string {
  return codeOf(childOf(item, 'itemMeta', 'itemClass'))?.toLowerCase() ?? 'unknown';
}

function mayBeText(item: XmlElement): boolean {
  return ['text', 'composite', 'unknown'].includes(classOf(item));
}

/** What a package refers to, its groups in the order in which they hang together. */
function referencesOf(packageItem: XmlElement): string[] {
  const set = childOf(packageItem, 'groupSet');
  const groups = new Map(childrenOf(set, 'group').map((group) => [group.attributes.id, group]));
  const found: string[] = [];
  const seen = new Set<XmlElement>();
  const visit = (group: XmlElement | undefined) => {
    if (!group || seen.has(group)) return;
    seen.add(group);
    for (const part of elementsOf(group)) {
      const reference = attributeOf(part, 'residref') ?? attributeOf(part, 'guidref');
      if (part.name === 'itemRef' && reference) found.push(reference);
      if (part.name === 'groupRef') visit(groups.get(part.attributes.idref));
    }
  };
  visit(groups.get(set?.attributes.root));
  for (const group of groups.values()) visit(group);
  return found;
}

function notText(kind: string): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    `The newsItem is of class ${JSON.stringify(kind.slice(0, 40))}, not a text.`,
    'Upload text items; send pictures and other media by a link of one.',
  );
}

function noText(items: number, kinds: string[]): RejectedUpload {
  const held = items === 0 ? 'no newsItem' : `no text among its ${items} (${kinds.join(', ')})`;
  return new RejectedUpload(
    'no-article',
    `The newsMessage holds ${held.slice(0, 200)}.`,
    'Put the text of the article into a newsItem of class ninat:text.',
  );
}

function onlyReferences(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The packageItem only refers to its items and holds no text.',
    'Upload the newsItem with the text, alone or with its package in a newsMessage.',
  );
}
