import { cleanLine, endsSentence } from '../../article/text.ts';
import type { Place } from './find-article.ts';
import { blockNames, silentNames } from './names.ts';
import { descendants, type Element, type Node, textOf } from './tree.ts';

/** Longer ones are the text itself; in characters. */
const longest = 700;
/** Shorter ones are a second line of the headline. A Chinese, Japanese or Korean one says it in 20. */
const shortest = 120;
const fewestIdeographs = 20;
const ideographs = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;
const shortestParagraph = 80;
/** More paragraphs than these are a text of their own. */
const most = 30;
/** So much of a description tells whose it is. */
const tellingLength = 60;

/** How it is known: by the page's description of itself, its name, its place, or its kin. */
type Kind = 'described' | 'called' | 'next' | 'kin';

/**
 * What stands between headline and text, outside of the element that holds the text, and belongs to
 * it: the standfirst, and first paragraphs in a box of their own.
 */
export function leadIn(
  root: Element,
  place: Place,
  { headline = '', standfirst = '' }: { headline?: string; standfirst?: string },
): Element[] {
  const description = bare(standfirst).slice(0, tellingLength);
  const title = wordsOf(headline);
  let found: { element: Element; kind: Kind; said: string }[] = [];
  let kin: Set<string> | undefined;
  let isBelow = false;
  let isNext = false;
  let isOver = false;

  function visit(node: Node, isNamed: boolean, isLeftOut: boolean): void {
    if (isOver || typeof node === 'string' || silentNames.has(node.name)) return;
    isOver = node === place.element;
    if (isOver || skipped.has(node.name)) return;
    if (/^h[1-3]$/.test(node.name) && isTitle(textOf(node))) {
      isBelow = true;
      isNext = true;
      found = [];
      return;
    }
    if (node.name === 'h1') {
      isBelow = true;
      isNext = true;
      return;
    }
    const named = isNamed || isCalled(node);
    const left = isLeftOut || place.isLeftOut(node);
    if (blockNames.has(node.name) && !node.children.some(holdsBlock)) note(node, named, left);
    else for (const child of node.children) visit(child, named, left);
  }

  function note(element: Element, isNamed: boolean, isLeftOut: boolean): void {
    const text = cleanLine(textOf(element));
    const wasNext = isNext;
    if (text !== '') isNext = false;
    if (text.length > longest || isShort(text) || found.length >= most) return;
    const said = bare(text);
    if (found.some((other) => other.said === said)) return;
    const kind = kindOf();
    if (kind) found.push({ element, kind, said });

    function kindOf(): Kind | undefined {
      const isDescribed = description.length >= tellingLength / 2 && said.startsWith(description);
      if (isDescribed && (isBelow || !isLeftOut)) return 'described';
      if (isLeftOut || !isBelow) return undefined;
      if (isNamed) return 'called';
      if (wasNext && isSentence.test(text)) return 'next';
      const isParagraph = element.name === 'p' && text.length >= shortestParagraph;
      return isParagraph && endsSentence(text) && isKin(element) ? 'kin' : undefined;
    }
  }

  /** Whether the article's text has paragraphs that are called the same. */
  function isKin({ attributes }: Element): boolean {
    kin ??= calledIn(place);
    return kin.has(attributes.class ?? '');
  }

  function isTitle(text: string): boolean {
    if (title.size === 0 || text.length > 2 * headline.length + 100) return false;
    const words = wordsOf(text);
    return words.size <= 2 * title.size + 2 && title.intersection(words).size >= 0.8 * title.size;
  }

  visit(root, false, false);
  if (!isOver) return [];
  const best = (['described', 'called', 'next'] as const)
    .map((kind) => found.find((one) => one.kind === kind))
    .find((one) => one !== undefined);
  return found.filter((one) => one === best || one.kind === 'kin').map(({ element }) => element);
}

function isShort(text: string): boolean {
  return text.length < shortest && (text.match(ideographs)?.length ?? 0) < fewestIdeographs;
}

const skipped = new Set(['figure', 'figcaption', 'nav', 'footer', 'form', 'aside']);

const isSentence = /[.!?…。！？؟]$/;

const names =
  /(?:^|[^a-z])(?:standfirst|sub-?title|sub-?line|sub-?head(?:line|ing|er)?|dek|deck|lead|lede|strap-?line|excerpt|intro|chapo|bajada|entradilla|sommaire|vorspann|summary)(?:$|[^a-z])/i;

function isCalled({ attributes }: Element): boolean {
  const called = (attributes.class ?? '').replace(/([a-z])([A-Z])/g, '$1-$2');
  return names.test(called) || attributes.itemprop === 'description';
}

function holdsBlock(node: Node): boolean {
  if (typeof node === 'string') return false;
  return (blockNames.has(node.name) && node.name !== 'br') || node.children.some(holdsBlock);
}

/** How the paragraphs of an article's text are called. */
function calledIn({ element }: Place): Set<string> {
  const called = new Set<string>();
  for (const { name, attributes } of descendants(element)) {
    if (name === 'p' && attributes.class) called.add(attributes.class);
  }
  return called;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** Letters and digits alone. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
