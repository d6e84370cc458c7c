import type { Weight } from './prose.ts';
import type { Element } from './tree.ts';

/** The most that a box says around its field: in characters, and as a share of the page's prose. */
const longest = 600;
const mostProse = 0.25;

/**
 * Boxes that ask readers for their address or password, whatever they are called: the ways into a
 * newsletter, an account, the comments. `weights` are those of all block elements below `root`.
 */
export function signUpsIn(root: Element, weights: Map<Element, Weight>): Set<Element> {
  const found = new Set<Element>();
  const most = mostProse * (weights.get(root)?.prose ?? 0);

  function asks(element: Element): boolean {
    let isAsking = isPersonal(element);
    for (const child of element.children) {
      if (typeof child !== 'string' && asks(child)) isAsking = true;
    }
    const weight = isAsking ? weights.get(element) : undefined;
    if (weight && weight.text <= longest && weight.prose <= most) found.add(element);
    return isAsking;
  }

  asks(root);
  return found;
}

function isPersonal({ name, attributes }: Element): boolean {
  if (name !== 'input') return false;
  const { type = 'text', name: field = '', placeholder = '', autocomplete = '' } = attributes;
  if (type === 'email' || type === 'password') return true;
  return type === 'text' && /e-?mail/i.test(`${field} ${placeholder} ${autocomplete}`);
}
