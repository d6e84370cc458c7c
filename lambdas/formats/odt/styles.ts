import { type Kind, kindNamed } from '../office/kinds.ts';
import { childOf, elementsOf, type XmlElement } from '../xml/read.ts';

/** What a style says of the text in it, with what it takes from its parents. */
export interface Style {
  kind: Kind;
  level: number;
  strong: boolean;
  emphasis: boolean;
  isHidden: boolean;
}

export interface Styles {
  styleOf(name: string | undefined): Style;
  /** Whether a level (from 1) of a list is numbered. */
  isOrdered(list: string | undefined, level: number): boolean;
}

const plain: Style = { kind: 'text', level: 0, strong: false, emphasis: false, isHidden: false };
const longestChain = 20;

/** @param parts `office:automatic-styles` and `office:styles`, in the order in which they count */
export function stylesIn(parts: XmlElement[]): Styles {
  const all = parts.flatMap(elementsOf);
  const named = (kind: string) =>
    new Map(
      all
        .filter(({ name }) => name === kind)
        .map((one) => [one.attributes['style:name'] ?? '', one]),
    );
  const styles = named('style');
  const lists = new Map<string, XmlElement>();
  for (const one of all) {
    if (one.name === 'list-style') lists.set(one.attributes['style:name'] ?? '', one);
  }
  const known = new Map<string, Style>();

  function styleOf(name: string | undefined): Style {
    if (name === undefined) return plain;
    const found = known.get(name) ?? read(styles, name);
    known.set(name, found);
    return found;
  }

  return {
    styleOf,
    isOrdered: (list, level) =>
      elementsOf(lists.get(list ?? '')).some(
        (one) =>
          one.name === 'list-level-style-number' && one.attributes['text:level'] === String(level),
      ),
  };
}

function read(styles: Map<string, XmlElement>, name: string): Style {
  const chain: XmlElement[] = [];
  for (let at = styles.get(name); at && chain.length < longestChain; ) {
    chain.push(at);
    at = styles.get(at.attributes['style:parent-style-name'] ?? '');
  }
  const first = <T>(find: (style: XmlElement) => T | undefined) =>
    chain.map(find).find((found) => found !== undefined);
  const text = (property: string) =>
    first((style) => {
      const properties = elementsOf(style).find((one) => one.name === 'text-properties');
      return properties?.attributes[property];
    });
  const kind = first((style) =>
    kindNamed(
      style.attributes['style:display-name'] ??
        style.attributes['style:name']?.replaceAll('_20_', ' ') ??
        '',
    ),
  );
  return {
    kind: kind?.kind ?? 'text',
    level: kind?.level ?? 1,
    strong: /^(?:bold|[6-9]00)$/.test(text('fo:font-weight') ?? ''),
    emphasis: /^(?:italic|oblique)$/.test(text('fo:font-style') ?? ''),
    isHidden: text('text:display') === 'none',
  };
}

/** The lists of styles in a part. */
export function stylesParts(part: XmlElement | undefined): XmlElement[] {
  const [automatic, own] = [childOf(part, 'automatic-styles'), childOf(part, 'styles')];
  return [automatic, own].filter((one) => one !== undefined);
}
