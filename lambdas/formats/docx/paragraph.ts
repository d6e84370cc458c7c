import type { Node } from '../html/tree.ts';
import { descendantsOf, elementsOf, textIn, type XmlElement } from '../xml/read.ts';
import { chosen, type Drawing, drawnIn } from './drawings.ts';
import type { Fields } from './fields.ts';
import { childNamed, property, valOf } from './properties.ts';
import { type Style, switchIn } from './styles.ts';

/** The text of a paragraph, and what is drawn in it. */
export interface Inline {
  nodes: Node[];
  /** Before the first word. */
  before: Drawing[];
  after: Drawing[];
}

export interface InlineContext {
  styles: Map<string, Style>;
  /** The address that a relation leads to. */
  linkOf(relation: string): string | undefined;
  fields: Fields;
}

/** Reads on from what an earlier paragraph had, where the mark between them was deleted. */
export function inlineOf(
  paragraph: XmlElement,
  { styles, linkOf, fields }: InlineContext,
  { nodes, before, after }: Inline = { nodes: [], before: [], after: [] },
): Inline {
  function read(element: XmlElement, href: string | undefined): void {
    switch (element.name) {
      case 'r':
        readRun(element, href);
        return;
      case 'hyperlink': {
        const address = linkOf(element.attributes['r:id'] ?? '');
        for (const child of elementsOf(element)) read(child, address ?? href);
        return;
      }
      case 'fldSimple':
        fields.begin();
        fields.addCode(property(element, 'instr') ?? '');
        fields.separate();
        for (const child of elementsOf(element)) read(child, href);
        fields.end();
        return;
      case 'AlternateContent':
        for (const child of elementsOf(chosen(element))) read(child, href);
        return;
      case 'oMath':
      case 'oMathPara':
        add([...descendantsOf(element, 't')].map(textIn).join(''), {}, href);
        return;
      case 'sdt':
        for (const child of elementsOf(contentOf(element))) read(child, href);
        return;
      default:
        if (passedThrough.has(element.name)) {
          for (const child of elementsOf(element)) read(child, href);
        }
    }
  }

  function readRun(run: XmlElement, href: string | undefined): void {
    const properties = childNamed(run, 'rPr');
    const style = styles.get(valOf(childNamed(properties, 'rStyle')) ?? '');
    const isOn = (name: string, byStyle = false) => switchIn(properties, name) ?? byStyle;
    const isHidden = isOn('vanish', style?.isHidden) || isOn('webHidden');
    const marks = { strong: isOn('b', style?.strong), emphasis: isOn('i', style?.emphasis) };
    const readPart = (part: XmlElement): void => {
      if (part.name === 'fldChar') turnField(property(part, 'fldCharType'));
      else if (part.name === 'instrText') fields.addCode(textIn(part));
      else if (isHidden || fields.isSilent) return;
      else if (part.name === 'br' || part.name === 'cr') {
        nodes.push({ name: 'br', attributes: {}, children: [] });
      } else if (part.name === 'AlternateContent') elementsOf(chosen(part)).forEach(readPart);
      else if (drawn.has(part.name)) (hasText() ? after : before).push(...drawnIn(part));
      else if (part.name === 'ruby') {
        for (const child of elementsOf(childNamed(part, 'rubyBase'))) read(child, href);
      } else add(characters[part.name] ?? (part.name === 't' ? textIn(part) : ''), marks, href);
    };
    elementsOf(run).forEach(readPart);
  }

  function turnField(type: string | undefined): void {
    if (type === 'begin') fields.begin();
    else if (type === 'separate') fields.separate();
    else if (type === 'end') fields.end();
  }

  function add(text: string, marks: { strong?: boolean; emphasis?: boolean }, href?: string): void {
    if (text === '') return;
    const address = href ?? fields.link;
    let node: Node = text;
    if (marks.emphasis) node = { name: 'em', attributes: {}, children: [node] };
    if (marks.strong) node = { name: 'strong', attributes: {}, children: [node] };
    if (address) node = { name: 'a', attributes: { href: address }, children: [node] };
    nodes.push(node);
  }

  function hasText(): boolean {
    return nodes.some((node) => typeof node !== 'string' || node.trim() !== '');
  }

  for (const child of elementsOf(paragraph)) read(child, undefined);
  return { nodes, before, after };
}

/** What a content control holds; nothing where it is still asking to be filled in. */
export function contentOf(control: XmlElement): XmlElement | undefined {
  const properties = childNamed(control, 'sdtPr');
  const gallery = valOf(childNamed(childNamed(properties, 'docPartObj'), 'docPartGallery'));
  const isLeftOut =
    switchIn(properties, 'showingPlcHdr') || /table of contents/i.test(gallery ?? '');
  return isLeftOut ? undefined : childNamed(control, 'sdtContent');
}

/** Whose content is text; what was deleted or moved away, and notes and comments, are not. */
const passedThrough = new Set(['ins', 'moveTo', 'smartTag', 'customXml', 'bdo', 'dir', 'rubyBase']);

const drawn = new Set(['drawing', 'pict', 'object']);

const characters: Record<string, string> = { tab: ' ', ptab: ' ', noBreakHyphen: '\u2011' };
