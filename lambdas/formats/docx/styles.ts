import { type Kind, kindNamed } from '../office/kinds.ts';
import { elementsOf, type XmlElement } from '../xml/read.ts';
import { childNamed, property, valOf } from './properties.ts';

/** A style of paragraphs or of characters, with what it takes from those it is based on. */
export interface Style {
  kind: Kind;
  /** Of a heading: 1 to 9. */
  level: number;
  list?: { number: string; level: number };
  strong: boolean;
  emphasis: boolean;
  isHidden: boolean;
}

export const plain: Style = {
  kind: 'text',
  level: 0,
  strong: false,
  emphasis: false,
  isHidden: false,
};

/** A style may be based on another, and that on another. */
const longestChain = 20;

/** The styles of a document, by their ids. */
export function stylesOf(styles: XmlElement | undefined): Map<string, Style> {
  const elements = elementsOf(styles).filter(({ name }) => name === 'style');
  const byId = new Map(elements.map((one) => [property(one, 'styleId') ?? '', one]));
  return new Map([...byId].map(([id, element]) => [id, styleOf(element, byId)]));
}

function styleOf(element: XmlElement, byId: Map<string, XmlElement>): Style {
  const chain: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at && chain.length < longestChain; ) {
    chain.push(at);
    at = byId.get(valOf(childNamed(at, 'basedOn')) ?? '');
  }
  const first = <T>(read: (style: XmlElement) => T | undefined) =>
    chain.map(read).find((found) => found !== undefined);
  const named = first((style) => kindNamed(valOf(childNamed(style, 'name')) ?? ''));
  const outline = first((style) => outlineOf(childNamed(style, 'pPr')));
  const kind = named?.kind ?? (outline === undefined ? 'text' : 'heading');
  const list = first((style) => listIn(childNamed(style, 'pPr')));
  const isOn = (name: string) =>
    first((style) => switchIn(childNamed(style, 'rPr'), name)) ?? false;
  return {
    kind,
    level: named?.level ?? outline ?? 1,
    ...(list && { list }),
    strong: isOn('b'),
    emphasis: isOn('i'),
    isHidden: isOn('vanish'),
  };
}

/** The level of a heading that is one by its place in the outline alone; 9 is the text. */
export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const value = valOf(childNamed(properties, 'outlineLvl'));
  return value !== undefined && /^[0-8]$/.test(value) ? Number(value) + 1 : undefined;
}

export function listIn(properties: XmlElement | undefined): Style['list'] {
  const numbering = childNamed(properties, 'numPr');
  const number = valOf(childNamed(numbering, 'numId'));
  const level = Number(valOf(childNamed(numbering, 'ilvl')) ?? 0);
  return number === undefined ? undefined : { number, level: Math.min(8, Math.max(0, level || 0)) };
}

/** A property that is on or off (17.17.4), undefined where nothing is said. */
export function switchIn(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = childNamed(properties, name);
  return element && !/^(?:0|false|off|none)$/.test(valOf(element) ?? '1');
}
