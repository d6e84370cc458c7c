import {
  type DefaultTreeAdapterTypes,
  parse,
  parseFragment,
  serialize,
  html as standard,
  defaultTreeAdapter as tree,
} from 'parse5';
import { expect } from 'vitest';

type Node = DefaultTreeAdapterTypes.Node;

/** The elements and attributes that a published body may have. */
const vocabulary: Record<string, string[]> = {
  p: ['dir'],
  h2: ['dir'],
  h3: ['dir'],
  h4: ['dir'],
  ul: ['dir'],
  ol: ['dir'],
  li: [],
  blockquote: ['dir'],
  figure: ['dir'],
  img: ['src', 'alt', 'width', 'height'],
  figcaption: [],
  a: ['href'],
  em: [],
  strong: [],
  table: ['dir'],
  tbody: [], // It is not written: browsers put it in.
  tr: [],
  th: [],
  td: [],
  pre: ['dir'],
  code: [],
};

const values: Record<string, RegExp> = {
  href: /^(?:https?:\/\/[^/]|mailto:)/,
  src: /^https?:\/\/[^/]/,
  width: /^[1-9]\d{0,4}$/,
  height: /^[1-9]\d{0,4}$/,
  dir: /^rtl$/,
};

/**
 * Reads the markup as a browser does (HTML Standard, 13.2), running scripts and not, and fails on
 * anything outside the vocabulary, and where it would become something else when read again.
 */
export function expectSafe(html: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
  expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/);
  for (const scriptingEnabled of [true, false]) {
    const fragment = parsed(html, scriptingEnabled);
    for (const node of nodesIn(fragment)) expectAllowed(node, html);
    const written = serialize(fragment);
    expect(serialize(parsed(written, scriptingEnabled))).toBe(written);
  }
}

/** Fails on anything in a page of ours that runs, loads or leads elsewhere than it says. */
export function expectSafePage(html: string): void {
  for (const scriptingEnabled of [true, false]) {
    for (const node of nodesIn(parse(html, { scriptingEnabled }))) {
      if (!tree.isElementNode(node)) continue;
      const { tagName, attrs } = node;
      const given = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
      const isData = tagName === 'script' && given.type === 'application/ld+json';
      const isKnown = isData || page.has(tagName) || Object.hasOwn(vocabulary, tagName);
      if (!isKnown) expect.fail(`<${tagName}> in ${html}`);
      for (const name of ['href', 'src']) {
        if (given[name] !== undefined) expect(given[name]).toMatch(values[name] ?? /^$/);
      }
      expect(Object.keys(given).filter((name) => /^on|^style$/.test(name))).toEqual([]);
    }
  }
}

const page = new Set(
  'html head meta title link body article header h1 time small footer'.split(' '),
);

/** Fails unless a text is nothing but text also to somebody who takes it for HTML. */
export function expectPlain(text: string): void {
  if (!/[<&]/.test(text)) return;
  for (const node of nodesIn(parsed(text, true))) {
    if (!tree.isTextNode(node)) expect.fail(`${node.nodeName} in ${text}`);
  }
}

function parsed(html: string, scriptingEnabled: boolean) {
  const container = tree.createElement('div', standard.NS.HTML, []);
  return parseFragment(container, html, { scriptingEnabled });
}

function* nodesIn(parent: DefaultTreeAdapterTypes.ParentNode): Generator<Node> {
  for (const child of parent.childNodes) {
    yield child;
    if (tree.isElementNode(child)) yield* nodesIn(child);
  }
}

function expectAllowed(node: Node, html: string): void {
  if (tree.isTextNode(node)) return;
  if (!tree.isElementNode(node)) expect.fail(`${node.nodeName} in ${html}`);
  const { tagName, namespaceURI, attrs } = node;
  const allowed = vocabulary[tagName];
  if (!allowed || namespaceURI !== standard.NS.HTML) expect.fail(`<${tagName}> in ${html}`);
  for (const { name, value } of attrs) {
    const isAllowed = allowed.includes(name) && (values[name]?.test(value) ?? true);
    if (!isAllowed) expect.fail(`${name}="${value}" of <${tagName}> in ${html}`);
  }
}
