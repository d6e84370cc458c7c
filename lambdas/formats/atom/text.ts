import { cleanLine } from '../../article/text.ts';
import { markupBlocks, markupLine, textBlocks } from '../body-text.ts';
import { type FeedText, textFrom, titleOf } from '../syndication/text.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { attributeOf, elementsOf, lineIn, textIn, type XmlElement } from '../xml/read.ts';

/** The text of a `content` or `summary` (RFC 4287, 4.1.3 and 3.1; Atom 0.3 had modes). */
export function textOf(element: XmlElement | undefined, base?: string): FeedText {
  const source = element?.name ?? '';
  if (!element) return { blocks: [], source };
  switch (kindOf(element)) {
    case 'xhtml':
      return textFrom(element, source, base);
    case 'html':
      return { blocks: markupBlocks(unpacked(element), base), source };
    case 'text':
      return { blocks: linesToBlocks(paragraphsOf(unpacked(element))), source };
    case 'undeclared':
      return { blocks: textBlocks(unpacked(element), base), source };
    case 'other':
      return { blocks: [], source };
  }
}

/** A title or a notice of rights as one line. */
export function lineOfText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  switch (kindOf(element)) {
    case 'xhtml':
      return lineIn(element);
    case 'html':
      return markupLine(unpacked(element)) || undefined;
    case 'text':
      return cleanLine(unpacked(element)) || undefined;
    case 'undeclared':
      return titleOf(unpacked(element));
    case 'other':
      return undefined;
  }
}

type Kind = 'text' | 'html' | 'xhtml' | 'undeclared' | 'other';

/** What stands in it counts before what it is declared as, where the two do not go together. */
function kindOf(element: XmlElement): Kind {
  const type = attributeOf(element, 'type')?.toLowerCase();
  if (elementsOf(element).length > 0) return isReadable(type) ? 'xhtml' : 'other';
  if (type === undefined || /xhtml|\+xml$|\/xml$/.test(type)) return 'undeclared';
  if (type === 'html' || type.startsWith('text/html')) return 'html';
  return type === 'text' || type.startsWith('text/') ? 'text' : 'other';
}

function isReadable(type = 'xhtml'): boolean {
  return /html|^text|^application\/xml$/.test(type);
}

/** Atom 0.3 allowed Base64, also for text. */
function unpacked(element: XmlElement): string {
  const text = textIn(element);
  return element.attributes.mode === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}
