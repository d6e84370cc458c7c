import { cleanLine, endsSentence } from '../../article/text.ts';
import { type Element, type Node, textOf } from '../html/tree.ts';

/** Text is wrapped at columns between these. */
const narrowest = 40;
const widest = 100;

/**
 * A paragraph whose lines were wrapped by breaks at a column, as old desk systems write them,
 * without those breaks. A break after a line that had room for the next word stays.
 */
export function unwrapped(node: Node): Node {
  if (typeof node === 'string') return node;
  if (node.name !== 'p') return { ...node, children: node.children.map(unwrapped) };
  const lines = linesOf(node);
  const lengths = lines.map((line) => cleanLine(line).length);
  const width = Math.max(...lengths);
  if (lines.length < 2 || width < narrowest || width > widest) return node;
  const isFull = lines.map((_, at) => {
    const next = cleanLine(lines[at + 1] ?? '').split(' ', 1)[0] ?? '';
    return next !== '' && (lengths[at] ?? 0) + 1 + next.length > width - slack;
  });
  const followed = lines.length - 1;
  const isVerse = followed === 1 && endsSentence(cleanLine(lines[0] ?? ''));
  if (isVerse || isFull.filter(Boolean).length <= followed / 2) return node;
  let at = 0;
  const children = node.children.map((child) => (isBreak(child) && isFull[at++] ? ' ' : child));
  return { ...node, children };
}

/** The widest line of a short paragraph may be wider than the column by its last word's ending. */
const slack = 4;

function linesOf({ children }: Element): string[] {
  const lines = [''];
  for (const child of children) {
    if (isBreak(child)) lines.push('');
    else lines[lines.length - 1] += textOf(child);
  }
  return lines;
}

function isBreak(node: Node): boolean {
  return typeof node !== 'string' && node.name === 'br';
}
