import { Parser } from 'htmlparser2';
import { RejectedUpload } from '../../article/outcome.ts';

/** A node is an element or text. */
export type Node = Element | string;

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Node[];
}

const deepest = 256;
const mostElements = 50_000;
/** Characters, scripts aside: twice the longest article, and what stands around it. */
const mostText = 2_000_000;

/** Their content is never part of a page's text; scripts are kept, for JSON-LD. */
const skipped = new Set([
  'style',
  'svg',
  'math',
  'template',
  'object',
  'applet',
  'canvas',
  'map',
  'select',
  'textarea',
  'datalist',
  'dialog',
  'audio',
  'noframes',
  'noembed',
]);

/**
 * Reads markup, however broken, into a tree, in one pass of linear cost. What the tree leaves out
 * can have no part in an article: comments, styles, drawings, form controls.
 *
 * @param most elements that it may have
 * @throws RejectedUpload `too-deep` beyond 256 levels, `too-large` beyond 50,000 elements or two
 *   million characters of text.
 */
export function parseMarkup(markup: string, most = mostElements): Element {
  const root: Element = { name: '#root', attributes: {}, children: [] };
  const open = [root];
  let elements = 0;
  let characters = 0;
  let skipping = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      if (elements > most) throw tooLarge(mostElements, 'elements');
      if (open.length > deepest) throw tooDeep();
      const element = { name, attributes, children: [] };
      if (skipping > 0 || skipped.has(name)) skipping += 1;
      else open.at(-1)?.children.push(element);
      open.push(element);
    },
    onclosetag() {
      open.pop();
      if (skipping > 0) skipping -= 1;
    },
    ontext(text) {
      if (skipping > 0) return;
      if (open.at(-1)?.name !== 'script') characters += text.length;
      if (characters > mostText) throw tooLarge(mostText, 'characters of text');
      const siblings = open.at(-1)?.children ?? [];
      const last = siblings.at(-1);
      if (typeof last === 'string') siblings[siblings.length - 1] = last + text;
      else siblings.push(text);
    },
  });
  parser.end(markup);
  return root;
}

/** All elements below, in document order. A list: a generator costs as much as what is done with it. */
export function descendants(element: Element): Element[] {
  const found: Element[] = [];
  const read = ({ children }: Element): void => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      found.push(child);
      read(child);
    }
  };
  read(element);
  return found;
}

/** The text below, as it stands in the markup. */
export function textOf(node: Node): string {
  if (typeof node === 'string') return node;
  if (node.name === 'script' || node.name === 'noscript') return '';
  return node.children.map(textOf).join('');
}

function tooLarge(most: number, what: string): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The page holds more than ${most.toLocaleString('en')} ${what}.`,
    'Upload the page of one article.',
  );
}

function tooDeep(): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The markup is nested more than ${deepest} levels deep.`,
    'Close the elements that are left open, or upload the article without the page around it.',
  );
}
