import type { Element, Node } from '../html/tree.ts';
import { type Line, type Piece, textOfNodes } from '../office/piece.ts';
import { elementsOf, type XmlElement } from '../xml/read.ts';
import { chosen, type Drawing } from './drawings.ts';
import { Fields } from './fields.ts';
import type { Numbering } from './numbering.ts';
import { contentOf, type Inline, inlineOf } from './paragraph.ts';
import { childNamed, valOf } from './properties.ts';
import { listIn, outlineOf, plain, type Style } from './styles.ts';

/** What other parts of the document say of its text. */
export interface Context {
  styles: Map<string, Style>;
  numbering: Numbering;
  linkOf(relation: string): string | undefined;
  /** Undefined for a picture of a kind that is not published. */
  imageOf(relation: string, alternative: string): Element | undefined;
}

/** The pieces of a story: of the body of a document, of a text box, of a cell. */
export function piecesOf(story: XmlElement, context: Context): Piece[] {
  const fields = new Fields();
  const pieces: Piece[] = [];
  let carried: Inline | undefined;

  function read(element: XmlElement): void {
    if (element.name === 'p') readParagraph(element);
    else if (element.name === 'tbl') pieces.push(tableOf(element, context));
    else if (element.name === 'sdt') elementsOf(contentOf(element)).forEach(read);
    else if (element.name === 'AlternateContent') elementsOf(chosen(element)).forEach(read);
    else if (wrappers.has(element.name)) elementsOf(element).forEach(read);
  }

  function readParagraph(paragraph: XmlElement): void {
    const properties = childNamed(paragraph, 'pPr');
    const inline = inlineOf(paragraph, { ...context, fields }, carried);
    const isJoined = childNamed(childNamed(properties, 'rPr'), 'del') !== undefined;
    carried = isJoined ? inline : undefined;
    if (!isJoined) finish(inline, properties);
  }

  function finish({ nodes, before, after }: Inline, properties?: XmlElement): void {
    pieces.push(...before.flatMap((drawing) => drawnPieces(drawing, context)));
    const line = lineOf(nodes, properties, context);
    if (line) pieces.push(line);
    pieces.push(...after.flatMap((drawing) => drawnPieces(drawing, context)));
  }

  elementsOf(story).forEach(read);
  if (carried) finish(carried);
  return pieces;
}

/** Around paragraphs; what was deleted or moved away is not read. */
const wrappers = new Set(['ins', 'moveTo', 'customXml', 'smartTag']);

function lineOf(
  nodes: Node[],
  properties: XmlElement | undefined,
  { styles, numbering }: Context,
): Line | undefined {
  const style = styles.get(valOf(childNamed(properties, 'pStyle')) ?? '') ?? plain;
  const text = textOfNodes(nodes);
  if (text === '' || style.isHidden || style.kind === 'contents') return undefined;
  const outline = style.kind === 'text' ? outlineOf(properties) : undefined;
  const kind = outline === undefined ? style.kind : 'heading';
  const list = listIn(properties) ?? style.list;
  const numbered = list && (kind === 'text' || kind === 'quote') && numbering(list);
  return {
    type: 'line',
    kind,
    level: outline ?? style.level,
    nodes,
    text,
    ...(list && numbered && { list: { ...list, isOrdered: numbered === 'ordered' } }),
  };
}

function drawnPieces(drawing: Drawing, context: Context): Piece[] {
  if (drawing.type === 'box') return piecesOf(drawing.content, context);
  const image = context.imageOf(drawing.relation, drawing.alternative);
  return image ? [{ type: 'picture', image }] : [];
}

/** Rows and cells may stand in content controls; rows that were deleted are not read. */
function tableOf(table: XmlElement, context: Context): Piece {
  const rows = inside(table, 'tr').filter(
    (row) => childNamed(childNamed(row, 'trPr'), 'del') === undefined,
  );
  return {
    type: 'table',
    rows: rows.map((row) => {
      const isHeader = childNamed(childNamed(row, 'trPr'), 'tblHeader') !== undefined;
      return inside(row, 'tc').map((cell) => ({ isHeader, pieces: piecesOf(cell, context) }));
    }),
  };
}

function inside(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'sdt') return inside(contentOf(child), name);
    return wrappers.has(child.name) ? inside(child, name) : [];
  });
}
