import type { Element, Node } from '../html/tree.ts';
import type { Line, Piece } from './piece.ts';

/**
 * The pieces of a document as elements of HTML, from which a body's blocks are built like those of
 * any other format.
 *
 * @param above how many levels of headings stand above those of the document: 1 where its headline
 *   is no heading
 */
export function markupOf(pieces: Piece[], above: number): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { element, length } = groupAt(pieces, at, above);
    nodes.push(element);
    at += length;
  }
  return nodes;
}

interface Group {
  element: Element;
  /** How many pieces it takes. */
  length: number;
}

function groupAt(pieces: Piece[], at: number, above: number): Group {
  const piece = pieces[at];
  if (piece?.type === 'picture') return figureAt(pieces, at);
  if (piece?.type === 'table') {
    const rows = piece.rows.map((row) =>
      element(
        'tr',
        row.map((cell) => element(cell.isHeader ? 'th' : 'td', markupOf(cell.pieces, above))),
      ),
    );
    return { element: element('table', rows), length: 1 };
  }
  if (!piece) return { element: element('p', []), length: 1 };
  const next = pieces[at + 1];
  if (piece.kind === 'caption' && next?.type === 'picture' && !isCaption(pieces[at + 2])) {
    return { element: figure(next.image, piece), length: 2 };
  }
  if (piece.list || piece.kind === 'quote' || piece.kind === 'preformatted') {
    const lines = linesFrom(pieces, at, isAlike(piece));
    return { element: together(piece, lines), length: lines.length };
  }
  const level = Math.min(6, piece.level + above);
  const line = piece.kind === 'heading' ? heading(level, piece) : paragraph(piece);
  return { element: line, length: 1 };
}

/** Lines that are one thing: a list, a quotation, a text whose spaces count. */
function together({ list, kind }: Line, lines: Line[]): Element {
  if (list) return listOf(lines);
  if (kind === 'quote') return element('blockquote', lines.map(paragraph));
  return element('pre', [lines.map(({ nodes }) => nodes.map(written).join('')).join('\n')]);
}

function figureAt(pieces: Piece[], at: number): Group {
  const [piece, next] = pieces.slice(at, at + 2);
  const image = piece?.type === 'picture' ? piece.image : element('img', []);
  return isCaption(next)
    ? { element: figure(image, next), length: 2 }
    : { element: figure(image), length: 1 };
}

function isCaption(piece: Piece | undefined): piece is Line {
  return piece?.type === 'line' && piece.kind === 'caption';
}

function figure(image: Element, caption?: Line): Element {
  return element('figure', [image, ...(caption ? [element('figcaption', caption.nodes)] : [])]);
}

/** The lines from here on, as long as they are so. */
function linesFrom(pieces: Piece[], at: number, isSo: (line: Line) => boolean): Line[] {
  const lines: Line[] = [];
  for (let next = at; next < pieces.length; next++) {
    const piece = pieces[next];
    if (piece?.type !== 'line' || !isSo(piece)) break;
    lines.push(piece);
  }
  return lines;
}

/** Whether a line goes on with what another began. */
function isAlike({ kind, list }: Line): (line: Line) => boolean {
  return (line) =>
    line.kind === kind &&
    (list === undefined) === (line.list === undefined) &&
    (list === undefined ||
      line.list?.number === list.number ||
      (line.list?.level ?? 0) > list.level);
}

/** A list, with the deeper ones in its items. */
function listOf(lines: Line[]): Element {
  const [first] = lines;
  const base = first?.list?.level ?? 0;
  const items: Element[] = [];
  for (let at = 0, end = 1; at < lines.length; at = end++) {
    while (end < lines.length && (lines[end]?.list?.level ?? 0) > base) end += 1;
    const deeper = lines.slice(at + 1, end);
    const own = element('p', lines[at]?.nodes ?? []);
    items.push(element('li', deeper.length > 0 ? [own, listOf(deeper)] : [own]));
  }
  return element(first?.list?.isOrdered ? 'ol' : 'ul', items);
}

function paragraph({ nodes }: Line): Element {
  return element('p', nodes);
}

/** Word makes headings bold as a whole; that is no stress. */
function heading(level: number, { nodes }: Line): Element {
  return element(`h${level}`, nodes.map(unstressed));
}

function unstressed(node: Node): Node {
  if (typeof node === 'string') return node;
  const children = node.children.map(unstressed);
  return node.name === 'strong' ? element('span', children) : { ...node, children };
}

function written(node: Node): string {
  if (typeof node === 'string') return node;
  return node.name === 'br' ? '\n' : node.children.map(written).join('');
}

function element(name: string, children: Node[]): Element {
  return { name, attributes: {}, children };
}
