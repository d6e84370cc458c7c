import { cleanLine } from '../../article/text.ts';
import type { Element, Node } from '../html/tree.ts';
import type { Kind } from './kinds.ts';

/** What stands in a document, in order. */
export type Piece =
  | Line
  | { type: 'picture'; image: Element }
  /** The pieces of each cell of each row. */
  | { type: 'table'; rows: Cell[][] };

export interface Line {
  type: 'line';
  kind: Kind;
  /** Of a heading. */
  level: number;
  nodes: Node[];
  /** Clean, without marks. */
  text: string;
  list?: { number: string; level: number; isOrdered: boolean };
}

interface Cell {
  isHeader: boolean;
  pieces: Piece[];
}

/** As one clean line, without marks. */
export function textOfNodes(nodes: Node[]): string {
  return cleanLine(nodes.map(textOfNode).join(''));
}

function textOfNode(node: Node): string {
  if (typeof node === 'string') return node;
  return node.name === 'br' ? ' ' : node.children.map(textOfNode).join('');
}
