import { cleanLine } from '../../article/text.ts';
import { elementsOf, type XmlElement } from '../xml/read.ts';
import { childNamed, property } from './properties.ts';

/** What a drawing shows: a picture, or text in a box. */
export type Drawing =
  | { type: 'picture'; relation: string; alternative: string }
  | { type: 'box'; content: XmlElement };

/** What is drawn below, in order (DrawingML, and VML of older programs). */
export function drawnIn(element: XmlElement): Drawing[] {
  const drawings: Drawing[] = [];
  let alternative = '';

  function read(one: XmlElement): void {
    switch (one.name) {
      case 'txbxContent':
        drawings.push({ type: 'box', content: one });
        return;
      case 'AlternateContent':
        for (const child of elementsOf(chosen(one))) read(child);
        return;
      case 'docPr':
      case 'cNvPr':
        alternative = written(property(one, 'descr')) || alternative;
        return;
      case 'shape':
        alternative = written(one.attributes.alt) || alternative;
        break;
      case 'blip':
      case 'imagedata': {
        const relation = ['embed', 'link', 'id', 'pict']
          .map((name) => one.attributes[`r:${name}`])
          .find(Boolean);
        if (relation) drawings.push({ type: 'picture', relation, alternative });
        return;
      }
    }
    for (const child of elementsOf(one)) read(child);
  }

  read(element);
  return drawings;
}

/** Of several renderings of the same content the first one that shows anything that we read. */
export function chosen(alternatives: XmlElement): XmlElement | undefined {
  const choices = elementsOf(alternatives).filter(
    ({ name }) => name === 'Choice' || name === 'Fallback',
  );
  return choices.find(showsAnything) ?? childNamed(alternatives, 'Fallback');
}

/** Told of each element once, however many renderings stand in one another. */
function showsAnything(element: XmlElement): boolean {
  const known = telling.get(element);
  if (known !== undefined) return known;
  const shows = shown.has(element.name) || elementsOf(element).some(showsAnything);
  telling.set(element, shows);
  return shows;
}

const shown = new Set(['txbxContent', 'blip', 'imagedata', 't']);
const telling = new WeakMap<XmlElement, boolean>();

/** What a person wrote of a picture, without what a program guessed. */
function written(text = ''): string {
  return cleanLine(text.replace(guessed, ''));
}

const guessed =
  /\s*(?:description automatically generated|AI-generated content may be incorrect|automatisch generierte beschreibung|KI-generierte Inhalte können fehlerhaft sein|description générée automatiquement|descripción generada automáticamente|descrizione generata automaticamente).*$/is;
