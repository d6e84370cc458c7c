import { SaxesParser } from 'saxes';
import { characters } from '../../article/characters.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import { cleanLine } from '../../article/text.ts';

/** A node is an element or text. */
export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** The URI that its prefix stands for; '' for none, and for a prefix that nothing declares. */
  namespace: string;
  /** By their names as written, with prefix: `xml:lang`. */
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}

const deepest = 256;
const mostElements = 100_000;
const mostCharacters = 10_000_000;

/**
 * Reads an XML 1.0 or 1.1 document into a tree, in one pass of linear cost. A document type
 * declaration is passed over and nothing in it is ever expanded or fetched; beside the five
 * entities of XML, the named characters that newsrooms write are known. A prefix that nothing
 * declares is forgiven, as agencies forget to declare it.
 *
 * @param usual What a prefix stands for where nothing declares it.
 * @throws RejectedUpload `malformed` with line and column where it is no XML, `too-deep` beyond 256
 *   levels, `too-large` beyond 10 million characters or 100,000 elements.
 */
export function parseXml(text: string, usual: Record<string, string> = {}): XmlElement {
  if (text.length > mostCharacters) throw tooLong(text.length);
  const outermost = outermostScope(usual);
  const root: XmlElement = { name: '#root', namespace: '', attributes: {}, children: [] };
  const open: { element: XmlElement; scope: Scope }[] = [{ element: root, scope: outermost }];
  let elements = 0;
  const skipped = /^\s*/.exec(text)?.[0] ?? '';
  const linesSkipped = skipped.split('\n').length - 1;

  // Namespaces are resolved here: the parser's own way is quadratic in depth, and unforgiving.
  const parser = new SaxesParser();
  Object.assign(parser.ENTITIES, characters);
  parser.on('error', ({ message }) => {
    throw malformed(message.replace(/^[\d:]+ /, ''), parser.line + linesSkipped, parser.column);
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > mostElements) throw tooMany();
    if (open.length > deepest) throw tooDeep(parser.line + linesSkipped);
    const parent = open.at(-1);
    const scope = scopeOf(attributes, parent?.scope ?? outermost);
    const [local = name, prefix = ''] = name.split(':').reverse();
    const element = { name: local, namespace: resolve(prefix, scope), attributes, children: [] };
    parent?.element.children.push(element);
    open.push({ element, scope });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (more: string) => {
    const siblings = open.at(-1)?.element.children ?? [];
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + more;
    else siblings.push(more);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text.slice(skipped.length)).close();

  const [document] = root.children.filter((node) => typeof node !== 'string');
  if (!document) throw malformed('it has no element', 1, 0);
  return document;
}

/** The children of this name, in the namespace of their parent. */
export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(parent).filter(
    (node) => node.name === name && node.namespace === parent?.namespace,
  );
}

/** The first element at the end of this path of names. */
export function childOf(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let element = parent;
  for (const name of path) element = childrenOf(element, name)[0];
  return element;
}

export function elementsOf(parent: XmlElement | undefined): XmlElement[] {
  return parent?.children.filter((node) => typeof node !== 'string') ?? [];
}

/** All elements below with one of these names, whatever their namespace, in document order. */
export function* descendantsOf(element: XmlElement, ...names: string[]): Generator<XmlElement> {
  for (const node of elementsOf(element)) {
    if (names.includes(node.name)) yield node;
    yield* descendantsOf(node, ...names);
  }
}

/** The text below; a line break counts as one. */
export function textIn(node: XmlNode | undefined): string {
  if (node === undefined || typeof node === 'string') return node ?? '';
  return node.name === 'br' ? '\n' : node.children.map(textIn).join('');
}

/** The text below as one clean line; undefined where there is none. */
export function lineIn(node: XmlNode | undefined): string | undefined {
  return cleanLine(textIn(node)) || undefined;
}

/** An attribute as one clean line; undefined where it is absent or empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return cleanLine(element?.attributes[name] ?? '') || undefined;
}

/** The prefixes that an element declares, and those around it. */
interface Scope {
  declared: Map<string, string>;
  around?: Scope;
}

function outermostScope(usual: Record<string, string>): Scope {
  const xml = 'http://www.w3.org/XML/1998/namespace';
  return { declared: new Map(Object.entries({ ...usual, xml })) };
}

function scopeOf(attributes: Record<string, string>, around: Scope): Scope {
  const declared = new Map<string, string>();
  for (const [name, uri] of Object.entries(attributes)) {
    if (name === 'xmlns') declared.set('', uri);
    else if (name.startsWith('xmlns:')) declared.set(name.slice(6), uri);
  }
  return declared.size > 0 ? { declared, around } : around;
}

/** At most as many steps as the document may be deep. */
function resolve(prefix: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.around) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

function malformed(what: string, line: number, column: number): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The XML document is broken in line ${line}, column ${column}: ${what.slice(0, 200)}`,
    /undefined entity/.test(what)
      ? 'Write the character itself, or its number (&#233;): nothing of a DTD is expanded.'
      : 'Check the file with an XML validator, then upload it again.',
  );
}

function tooDeep(line: number): RejectedUpload {
  return new RejectedUpload(
    'too-deep',
    `The XML document is nested more than ${deepest} levels deep in line ${line}.`,
    'Check the program that writes it.',
  );
}

function tooLong(length: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The XML document is ${length.toLocaleString('en')} characters long; ${mostCharacters.toLocaleString('en')} is the most.`,
    'Upload one article in a file, with its pictures by address.',
  );
}

function tooMany(): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The XML document holds more than ${mostElements.toLocaleString('en')} elements.`,
    'Upload one article in a file.',
  );
}
