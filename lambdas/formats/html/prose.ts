import { endsSentence, oneLine } from '../../article/text.ts';
import { blockNames, silentNames } from './names.ts';
import type { Element, Node } from './tree.ts';

/** What stands in a block element, all in characters. */
export interface Weight {
  /** Its lines, weighed by how much each looks like prose. */
  prose: number;
  text: number;
  /** Of the text, how much is links. */
  linked: number;
  /** Of the links, how much leads to other pages of the site. */
  led: number;
}

/**
 * Weighs every block element, in one pass over the lines of the page. Elements that `skip` names
 * count for nothing, nor does what they hold. `staysOnSite` tells of links; else all do.
 */
export function weigh(
  root: Element,
  skip: (element: Element) => boolean,
  staysOnSite: (href: string) => boolean = () => true,
): Map<Element, Weight> {
  const weights = new Map<Element, Weight>();
  const total: Weight = { prose: 0, text: 0, linked: 0, led: 0 };
  let line = '';
  let linked = 0;
  let led = 0;

  function endLine(): void {
    const text = oneLine(line);
    const links = Math.min(linked, text.length);
    total.prose += proseIn(text, links);
    total.text += text.length;
    total.linked += links;
    total.led += Math.min(led, text.length);
    line = '';
    linked = 0;
    led = 0;
  }

  function read(node: Node, inLink: boolean, inOwn: boolean): void {
    if (typeof node === 'string') {
      line += node;
      if (inLink) linked += node.trim().length;
      if (inOwn) led += node.trim().length;
      return;
    }
    if (silentNames.has(node.name) || skip(node)) return;
    const inner = inLink || node.name === 'a';
    const own = inOwn || (node.name === 'a' && staysOnSite(node.attributes.href ?? ''));
    if (!blockNames.has(node.name)) {
      for (const child of node.children) read(child, inner, own);
      return;
    }
    endLine();
    const before = { ...total };
    for (const child of node.children) read(child, inner, own);
    endLine();
    weights.set(node, {
      prose: total.prose - before.prose,
      text: total.text - before.text,
      linked: total.linked - before.linked,
      led: total.led - before.led,
    });
  }

  read(root, false, false);
  endLine();
  weights.set(root, { ...total });
  return weights;
}

function proseIn(line: string, linked: number): number {
  const width = widthOf(line);
  if (width < 25) return 0;
  const unlinked = 1 - linked / line.length;
  const likeness = endsSentence(line) ? 1 : width > 150 ? 0.6 : 0.15;
  return width * unlinked * unlinked * likeness;
}

/** In characters of an alphabet: ideographs, kana and syllables of Hangul say as much as two. */
function widthOf(line: string): number {
  return line.length + (line.match(wide)?.length ?? 0);
}

const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
