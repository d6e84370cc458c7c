import { safeLink } from '../../article/address.ts';
import type { Element, Node } from '../html/tree.ts';
import { imageAt, type Pictures } from '../office/pictures.ts';
import { type Line, type Piece, textOfNodes } from '../office/piece.ts';
import { elementsOf, lineIn, type XmlElement } from '../xml/read.ts';
import type { Style, Styles } from './styles.ts';

export interface Context {
  styles: Styles;
  pictures: Pictures;
}

type List = NonNullable<Line['list']>;

/** The pieces of `office:text`, of a text box, of a cell. */
export function piecesOf(story: XmlElement, context: Context, list?: List): Piece[] {
  return elementsOf(story).flatMap((element): Piece[] => {
    switch (element.name) {
      case 'p':
      case 'h':
        return paragraphPieces(element, context, list);
      case 'list':
        return listPieces(element, context, list);
      case 'table':
        return [{ type: 'table', rows: rowsOf(element, context) }];
      case 'frame':
        return framePieces(element, context);
      case 'section':
      case 'list-item':
      case 'list-header':
      case 'text-box':
        return element.attributes['text:display'] === 'none'
          ? []
          : piecesOf(element, context, list);
      default:
        // Tracked deletions, tables of contents, forms, notes.
        return [];
    }
  });
}

function paragraphPieces(paragraph: XmlElement, context: Context, list?: List): Piece[] {
  const style = context.styles.styleOf(paragraph.attributes['text:style-name']);
  const { nodes, frames } = inlineOf(paragraph, context);
  const text = textOfNodes(nodes);
  const drawn = frames.flatMap((frame) => framePieces(frame, context));
  if (text === '' || style.isHidden || style.kind === 'contents') return drawn;
  const isHeading = paragraph.name === 'h' && style.kind !== 'title';
  const outline = Number(paragraph.attributes['text:outline-level'] ?? 1);
  const line: Line = {
    type: 'line',
    kind: isHeading ? 'heading' : style.kind,
    level: isHeading ? Math.min(9, Math.max(1, outline || 1)) : style.level,
    nodes,
    text,
    ...(list && !isHeading && { list }),
  };
  return [...drawn, line];
}

function listPieces(element: XmlElement, context: Context, around?: List): Piece[] {
  const number = element.attributes['text:style-name'] ?? around?.number ?? '';
  const level = around ? around.level + 1 : 0;
  const list = { number, level, isOrdered: context.styles.isOrdered(number, level + 1) };
  return piecesOf(element, context, list);
}

function rowsOf(table: XmlElement, context: Context, isHeader = false) {
  return elementsOf(table).flatMap((element): { isHeader: boolean; pieces: Piece[] }[][] => {
    if (element.name === 'table-header-rows') return rowsOf(element, context, true);
    if (element.name === 'table-rows' || element.name === 'table-row-group') {
      return rowsOf(element, context, isHeader);
    }
    if (element.name !== 'table-row') return [];
    const cells = elementsOf(element).filter(({ name }) => name === 'table-cell');
    return [cells.map((cell) => ({ isHeader, pieces: piecesOf(cell, context) }))];
  });
}

/** A picture, or text in a box. */
function framePieces(frame: XmlElement, context: Context): Piece[] {
  const said = (name: string) => lineIn(elementsOf(frame).find((one) => one.name === name));
  const alternative = said('desc') ?? said('title') ?? '';
  for (const part of elementsOf(frame)) {
    if (part.name === 'text-box') return piecesOf(part, context);
    const address = part.name === 'image' ? (part.attributes['xlink:href'] ?? '') : '';
    const image = imageOf(address, alternative, context);
    if (image) return [{ type: 'picture', image }];
  }
  return [];
}

function imageOf(address: string, alternative: string, { pictures }: Context): Element | undefined {
  return /^https?:/i.test(address)
    ? imageAt(address, alternative)
    : pictures.imageIn(address.replace(/^\.\//, ''), alternative);
}

/** The text of a paragraph, and the frames that are anchored in it. */
function inlineOf(paragraph: XmlElement, { styles }: Context) {
  const nodes: Node[] = [];
  const frames: XmlElement[] = [];

  function read(element: XmlElement, marks: Pick<Style, 'strong' | 'emphasis'>, href?: string) {
    for (const child of element.children) {
      if (typeof child === 'string') add(child, marks, href);
      else readElement(child, marks, href);
    }
  }

  function readElement(
    element: XmlElement,
    marks: Pick<Style, 'strong' | 'emphasis'>,
    href?: string,
  ): void {
    const { attributes } = element;
    switch (element.name) {
      case 'span': {
        const style = styles.styleOf(attributes['text:style-name']);
        const inner = {
          strong: marks.strong || style.strong,
          emphasis: marks.emphasis || style.emphasis,
        };
        if (!style.isHidden) read(element, inner, href);
        return;
      }
      case 'a':
        read(element, marks, safeLink(attributes['xlink:href'] ?? '') ?? href);
        return;
      case 's':
      case 'tab':
        add(' ', marks, href);
        return;
      case 'line-break':
        nodes.push({ name: 'br', attributes: {}, children: [] });
        return;
      case 'frame':
        frames.push(element);
        return;
      case 'ruby':
        for (const one of elementsOf(element)) if (one.name === 'ruby-base') read(one, marks, href);
        return;
      default:
        if (!silent.has(element.name)) read(element, marks, href);
    }
  }

  function add(text: string, { strong, emphasis }: typeof unmarked, href?: string): void {
    let node: Node = text;
    if (emphasis) node = { name: 'em', attributes: {}, children: [node] };
    if (strong) node = { name: 'strong', attributes: {}, children: [node] };
    if (href) node = { name: 'a', attributes: { href }, children: [node] };
    nodes.push(node);
  }

  read(paragraph, unmarked);
  return { nodes, frames };
}

const unmarked = { strong: false, emphasis: false };

/** Notes, comments and their authors, what is hidden, numbers of pages. */
const silent = new Set(
  'note annotation annotation-end hidden-text hidden-paragraph page-number page-count change custom-shape'.split(
    ' ',
  ),
);
