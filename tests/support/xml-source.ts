import { Parser } from 'htmlparser2';

/** An element of a file as it stands there, read by another parser than ours. */
export interface Source {
  /** Without its prefix. */
  name: string;
  attributes: Record<string, string>;
  children: (Source | string)[];
}

export function xmlSource(xml: string): Source {
  const root: Source = { name: '#root', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Source = { name: local(name), attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return root;
}

/**
 * How many different things stand at these paths, each "of/the/names@attribute" or without
 * attribute for the text; anywhere below. What is empty does not count.
 */
export function countAt(source: Source, ...paths: string[]): number {
  return new Set(paths.flatMap((path) => valuesAt(source, path))).size;
}

export function valuesAt(source: Source, path: string): string[] {
  const [names = '', attribute] = path.split('@');
  return elementsAt(source, names).flatMap((element) => {
    const value = attribute === undefined ? textOf(element) : (element.attributes[attribute] ?? '');
    return value.trim() === '' ? [] : [value.replace(/\s+/g, ' ').trim()];
  });
}

export function elementsAt(source: Source, path: string): Source[] {
  const names = path.split('/');
  const found: Source[] = [];
  const visit = (element: Source, above: string[]) => {
    const here = [...above, element.name];
    if (names.every((name, at) => here.at(at - names.length) === name)) found.push(element);
    for (const child of element.children) if (typeof child !== 'string') visit(child, here);
  };
  visit(source, []);
  return found;
}

export function textOf(node: Source | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
