import type { Beside } from '../../article/reading.ts';
import type { Json } from '../json.ts';

interface Markup {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Markup | string)[];
}

/** Puts addresses in the place of references to packed media, in the tree of HTML or XML itself. */
export function withPacked<T extends Markup>(root: T, beside: Beside | undefined): T {
  if (!beside) return root;
  const open: Markup[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const found = Object.entries(element.attributes).flatMap(([name, reference]) => {
      const address = refers(element.name, name) ? beside(reference) : undefined;
      return address === undefined ? [] : [[name, address] as const];
    });
    if (found.length > 0) {
      element.attributes = { ...element.attributes, ...Object.fromEntries(found) };
    }
    for (const child of element.children) if (typeof child !== 'string') open.push(child);
  }
  return root;
}

/** HTML's `img` and `meta`, NITF's `media-reference`, NewsML's `remoteContent` and `ContentItem`. */
function refers(element: string, attribute: string): boolean {
  return attribute === 'content'
    ? element === 'meta'
    : element !== 'a' && /^(?:data-)?(?:src|source|href|original|lazy-src)$/i.test(attribute);
}

/** The same for the members of JSON, and for pictures in the markup that it holds. */
export function withPackedJson(json: Json, beside: Beside | undefined): Json {
  return beside ? packedValue(json, '', beside) : json;
}

/** The same for front matter. */
export function withPackedFields(fields: { [name: string]: Json }, beside: Beside | undefined) {
  return beside ? packedMembers(fields, beside) : fields;
}

function packedValue(value: Json, name: string, beside: Beside): Json {
  if (typeof value === 'string') {
    if (members.test(name)) return beside(value) ?? value;
    return value.includes('<img') ? value.replace(pictures, replaced) : value;
  }
  if (Array.isArray(value)) return value.map((one) => packedValue(one, name, beside));
  return typeof value === 'object' && value !== null ? packedMembers(value, beside) : value;

  function replaced(whole: string, before: string, reference: string): string {
    const address = beside(reference);
    return address === undefined ? whole : before + address;
  }
}

function packedMembers(object: { [name: string]: Json }, beside: Beside) {
  return Object.fromEntries(
    Object.entries(object).map(([name, one]) => [name, packedValue(one, name, beside)]),
  );
}

/** By which formats refer to pictures; `bundle://` of Apple News is a reference as well. */
const members =
  /^(?:href|url|src|path|image|images|cover|hero|thumbnail|\w+_?image|content_?url|thumbnail_?url)$/i;

const pictures = /(<img\s(?:[^<>]{0,1000}?\s)?src\s*=\s*["'])([^"'<>]{1,1024})(?=["'])/gi;
