import { endsSentence } from '../../article/text.ts';
import { blockNames, silentNames } from './names.ts';
import type { Element, Node } from './tree.ts';

/** What stands in a block element, all in characters. */
export interface Weight {
  /** Its lines, weighed by how much each looks like prose. */
  prose: number;
  text: number;
  /** Of the text, how much is links. */
  linked: number;
}

/**
 * Weighs every block element, in one pass over the lines of the page. Elements that `skip` names
 * count for nothing, nor does what they hold.
 */
export function weigh(root: Element, skip: (element: Element) => boolean): Map<Element, Weight> {
  const weights = new Map<Element, Weight>();
  const total: Weight = { prose: 0, text: 0, linked: 0 };
  let line = '';
  let linked = 0;

  function endLine(): void {
    const text = line.replace(/\s+/g, ' ').trim();
    const links = Math.min(linked, text.length);
    total.prose += proseIn(text, links);
    total.text += text.length;
    total.linked += links;
    line = '';
    linked = 0;
  }

  function read(node: Node, inLink: boolean): void {
    if (typeof node === 'string') {
      line += node;
      if (inLink) linked += node.trim().length;
      return;
    }
    if (silentNames.has(node.name) || skip(node)) return;
    const inner = inLink || node.name === 'a';
    if (!blockNames.has(node.name)) {
      for (const child of node.children) read(child, inner);
      return;
    }
    endLine();
    const before = { ...total };
    for (const child of node.children) read(child, inner);
    endLine();
    weights.set(node, {
      prose: total.prose - before.prose,
      text: total.text - before.text,
      linked: total.linked - before.linked,
    });
  }

  read(root, false);
  endLine();
  weights.set(root, { ...total });
  return weights;
}

function proseIn(line: string, linked: number): number {
  if (line.length < 25) return 0;
  const unlinked = 1 - linked / line.length;
  const likeness = endsSentence(line) ? 1 : line.length > 150 ? 0.6 : 0.15;
  return line.length * unlinked * unlinked * likeness;
}
