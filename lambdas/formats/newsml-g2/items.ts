import { attributeOf, childOf, type XmlElement } from '../xml/read.ts';

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

/** Whether an item is a text, or does not say that it is none. */
export function mayBeText(item: XmlElement): boolean {
  return ['text', 'composite', 'unknown'].includes(classOf(item));
}
