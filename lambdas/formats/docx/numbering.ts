import { elementsOf, type XmlElement } from '../xml/read.ts';
import { childNamed, property, valOf } from './properties.ts';

/** Whether a level of a list is numbered or has bullets; undefined where it has neither. */
export type Numbering = (list: {
  number: string;
  level: number;
}) => 'ordered' | 'bullets' | undefined;

/** A list refers to a numbering, and that to an abstract one, which says how each level looks. */
export function numberingOf(numbering: XmlElement | undefined): Numbering {
  const named = (name: string) => elementsOf(numbering).filter((child) => child.name === name);
  const abstract = new Map(
    named('abstractNum').map((one) => [property(one, 'abstractNumId'), formatsOf(one)]),
  );
  const lists = new Map(
    named('num').map((one) => [
      property(one, 'numId') ?? '',
      abstract.get(valOf(childNamed(one, 'abstractNumId'))),
    ]),
  );
  return ({ number, level }) => {
    // Number 0 takes a paragraph out of the list that its style puts it in.
    if (number === '0') return undefined;
    const format = lists.get(number)?.get(String(level));
    if (format === 'none') return undefined;
    return format === undefined || format === 'bullet' ? 'bullets' : 'ordered';
  };
}

function formatsOf(abstract: XmlElement): Map<string, string | undefined> {
  return new Map(
    elementsOf(abstract)
      .filter(({ name }) => name === 'lvl')
      .map((level) => [property(level, 'ilvl') ?? '0', valOf(childNamed(level, 'numFmt'))]),
  );
}
