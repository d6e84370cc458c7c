import { type Element, type Node, parseMarkup } from '../html/tree.ts';
import { type MarkdownNode, type Root, tooDeep } from './tree.ts';

type Of<Type extends string> = Extract<MarkdownNode, { type: Type }>;

const deepest = 256;

/**
 * A Markdown document as the elements that it stands for. Raw HTML in it, which may be opened in one
 * place and closed in another, takes its part among them.
 */
export function elementOf(root: Root): Element {
  const definitions = new Map(
    root.children.flatMap((node) =>
      node.type === 'definition' ? [[node.identifier, node.url] as const] : [],
    ),
  );
  const footnotes = root.children.filter((node) => node.type === 'footnoteDefinition');

  function nodesOf(children: readonly MarkdownNode[], depth: number): Node[] {
    if (depth > deepest) throw tooDeep('lists, quotations or emphasis');
    const top = element('#fragment', []);
    const open = [top];
    for (const child of children) {
      if (child.type === 'html') addRaw(child.value, open);
      else open.at(-1)?.children.push(...nodeOf(child, depth + open.length));
      if (depth + open.length > deepest) throw tooDeep('elements that are left open');
    }
    return top.children;
  }

  function nodeOf(node: MarkdownNode, depth: number): Node[] {
    switch (node.type) {
      case 'text':
        return [node.value];
      case 'inlineCode':
        return [element('code', [node.value])];
      case 'code':
        return [element('pre', [node.value])];
      case 'break':
        return [element('br', [])];
      case 'heading':
        return [element(`h${node.depth}`, nodesOf(node.children, depth))];
      case 'list':
        return [element(node.ordered ? 'ol' : 'ul', nodesOf(node.children, depth))];
      case 'table':
        return [tableOf(node, depth)];
      case 'link':
        return [element('a', nodesOf(node.children, depth), { href: node.url })];
      case 'linkReference': {
        const href = definitions.get(node.identifier) ?? '';
        return [element('a', nodesOf(node.children, depth), { href })];
      }
      case 'image':
        return [pictureOf(node.url, node.alt, node.title)];
      case 'imageReference':
        return [pictureOf(definitions.get(node.identifier) ?? '', node.alt, undefined)];
      case 'footnoteReference':
        return [`[${numberOf(node.identifier)}]`];
      default: {
        const name = names[node.type];
        return name && 'children' in node ? [element(name, nodesOf(node.children, depth))] : [];
      }
    }
  }

  function tableOf({ children }: Of<'table'>, depth: number): Element {
    const rows = children.map((row, index) =>
      element(
        'tr',
        row.children.map((cell) =>
          element(index === 0 ? 'th' : 'td', nodesOf(cell.children, depth)),
        ),
      ),
    );
    return element('table', rows);
  }

  function numberOf(identifier: string): number {
    return 1 + footnotes.findIndex((note) => note.identifier === identifier);
  }

  const notes = footnotes.map((note) => element('li', nodesOf(note.children, 1)));
  const body = nodesOf(root.children, 0);
  return element('#root', notes.length > 0 ? [...body, element('ol', notes)] : body);
}

/** Those that are their children, and no more. What is struck out is no part of the article. */
const names: Partial<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  listItem: 'li',
  emphasis: 'em',
  strong: 'strong',
};

/** Opens, closes or adds what a piece of raw HTML says. */
function addRaw(markup: string, open: Element[]): void {
  const closed = /^\s*<\/([a-z][\w-]*)/i.exec(markup)?.[1]?.toLowerCase();
  if (closed !== undefined) {
    const at = open.findLastIndex(({ name }) => name === closed);
    if (at > 0) open.length = at;
    return;
  }
  const nodes = parseMarkup(markup).children;
  const opened = /^\s*<([a-z][\w-]*)(?:\s[^<>]*)?(?<!\/)>\s*$/i.exec(markup)?.[1]?.toLowerCase();
  const [first] = nodes.filter((node) => typeof node !== 'string');
  if (opened === undefined || empty.has(opened)) open.at(-1)?.children.push(...nodes);
  else if (first) {
    open.at(-1)?.children.push(first);
    open.push(first);
  } // What the tree of HTML leaves out is left out here with what it holds.
  else open.push(element(opened, []));
}

const empty = new Set(['br', 'img', 'hr', 'wbr', 'input', 'link', 'meta', 'source', 'embed']);

/** The title of a picture is shown below it. */
function pictureOf(
  src: string,
  alt: string | null | undefined,
  title: string | null | undefined,
): Element {
  const picture = element('img', [], { src, alt: alt ?? '' });
  return title ? element('figure', [picture, element('figcaption', [title])]) : picture;
}

function element(name: string, children: Node[], attributes = {}): Element {
  return { name, attributes, children };
}
