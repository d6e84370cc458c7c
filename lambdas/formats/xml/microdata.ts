import { descendantsOf, elementsOf, lineIn, type XmlElement } from './read.ts';

/** What an article in XHTML marks of itself by microdata (schema.org, rNews). */
export interface Marked {
  by: string | undefined;
  dateline: string | undefined;
  alternative: string | undefined;
}

/** The article's own properties: those of pictures, comments and other things in it are theirs. */
export function markedIn(root: XmlElement): Marked {
  const found = new Map<string, XmlElement>();
  const visit = (element: XmlElement) => {
    for (const child of elementsOf(element)) {
      const names = child.attributes.itemprop?.split(/\s+/) ?? [];
      for (const name of names) if (!found.has(name)) found.set(name, child);
      const isThing = child.attributes.itemscope !== undefined;
      if (!isThing || /Article/.test(child.attributes.itemtype ?? '')) visit(child);
    }
  };
  visit(root);
  const line = (name: string) => lineIn(found.get(name));
  const author = found.get('author') ?? found.get('creator');
  const name = author && [...descendantsOf(author, 'span', 'a', 'div')].find(isName);
  return {
    by: lineIn(name ?? author),
    dateline: line('dateline'),
    alternative: line('alternativeHeadline'),
  };
}

function isName({ attributes }: XmlElement): boolean {
  return attributes.itemprop === 'name';
}
