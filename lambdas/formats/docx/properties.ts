import { elementsOf, type XmlElement } from '../xml/read.ts';

/** The first child of this name, in whatever namespace: strict and transitional files differ. */
export function childNamed(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(parent).find((child) => child.name === name);
}

/** The attribute of this name, whatever its prefix. */
export function property(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  const usual = attributes[`w:${name}`] ?? attributes[name];
  return usual ?? Object.entries(attributes).find(([one]) => one.endsWith(`:${name}`))?.[1];
}

/** The attribute `w:val`. */
export function valOf(element: XmlElement | undefined): string | undefined {
  return property(element, 'val')?.trim() || undefined;
}
