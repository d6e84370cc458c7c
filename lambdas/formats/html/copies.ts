import { blockNames, silentNames } from './names.ts';
import type { Element, Node } from './tree.ts';

/** Shorter sentences are repeated without being copied. In characters. */
const shortestSentence = 40;
/** The least that is a copy, in characters, and the share of it that stands elsewhere as well. */
const leastCopy = 200;
const leastRepeated = 0.7;
/** The least share of the page: an article may say a thing twice. */
const leastShare = 0.15;

/**
 * Elements that say again what the page has said before: the same article for another width of
 * screen, for print, or behind a paywall. What stands in an element that `isLater` names is the
 * copy wherever it stands, however little it is; else the second is.
 */
export function copiesIn(root: Element, isLater: (element: Element) => boolean): Set<Element> {
  /** Each sentence with how many had been read before it. */
  const seen = new Map<string, number>();
  const open: { start: number; said: number; repeated: number }[] = [];
  const candidates = new Map<Element, number>();
  const copies = new Set<Element>();
  const later: Element[] = [];
  let said = 0;
  let inLater = false;
  let line = '';

  function endLine(): void {
    if (line.length > shortestSentence) line.split(/[.!?。！？]/).forEach(note);
    line = '';
  }

  function note(sentence: string): void {
    if (sentence.length < shortestSentence) return;
    const key = sentence.replace(/\s+/g, '');
    if (key.length < shortestSentence) return;
    said += key.length;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, seen.size);
    else noteRepeat(first, key.length);
  }

  /** Elements repeat what was said before they began. */
  function noteRepeat(first: number, length: number): void {
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const element = open[depth];
      if (!element || element.start <= first) return;
      element.repeated += length;
    }
  }

  function read(node: Node): void {
    if (typeof node === 'string') line += node;
    else if (silentNames.has(node.name)) return;
    else if (!inLater && isLater(node)) later.push(node);
    else if (blockNames.has(node.name)) readBlock(node);
    else node.children.forEach(read);
  }

  function readBlock(element: Element): void {
    endLine();
    const own = { start: seen.size, said, repeated: 0 };
    open.push(own);
    element.children.forEach(read);
    endLine();
    open.pop();
    const length = said - own.said;
    if (length < leastCopy || own.repeated < leastRepeated * length) return;
    if (inLater) copies.add(element);
    else candidates.set(element, length);
  }

  read(root);
  inLater = true;
  later.forEach(read);
  for (const [element, length] of candidates) {
    if (length >= leastShare * said) copies.add(element);
  }
  return copies;
}
