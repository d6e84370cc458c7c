import { type Block, runsText } from '../../article/blocks.ts';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import { blocksOf } from '../html/blocks.ts';
import { type Element, type Node, parseMarkup } from '../html/tree.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { childOf, elementsOf, type XmlElement } from './read.ts';

/** Never part of a text. */
const left = new Set(
  'style script svg math template object applet canvas form select textarea audio'.split(' '),
);

/** The prose of XHTML; where it marks its article's body (schema.org, rNews), only that. */
export function xhtmlBlocks(element: XmlElement): Block[] {
  const body = (element.name === 'html' ? childOf(element, 'body') : undefined) ?? element;
  const marked = [...markedBodies(body)];
  return markupBlocks((marked.length > 0 ? marked : body.children).map(xhtmlNode));
}

/** The prose of elements of HTML's vocabulary. */
export function markupBlocks(children: Node[]): Block[] {
  return blocksOf({ name: 'body', attributes: {}, children }, context);
}

/** The prose of a text, plain or marked up. */
export function textBlocks(text: string, isMarkup: boolean): Block[] {
  return isMarkup ? blocksOf(parseMarkup(text), context) : linesToBlocks(paragraphsOf(text));
}

/** Without the headline that agencies repeat before the text, and without drawn rules. */
export function tidied(
  blocks: Block[],
  headline: string | undefined,
): { blocks: Block[]; dropped: string[] } {
  const dropped: string[] = [];
  const kept = blocks.filter((block, index) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return true;
    const line = runsText(block.runs);
    const isRule = /^[-–—_=*~.·•#\s]+$/.test(line);
    if (isRule) dropped.push(line);
    return !isRule && !(index < 2 && line === headline);
  });
  return { blocks: kept, dropped };
}

/** Whether there is anything to read: pictures alone are no article. */
export function hasProse(blocks: Block[]): boolean {
  return blocks.some(({ type }) => type !== 'figure' && type !== 'embed');
}

/** The pictures that stand in the text. */
export function picturesIn(blocks: Block[]): NinjsAssociation[] {
  const figures = blocks.filter((block) => block.type === 'figure');
  return figures.map(({ image, caption }, index) => {
    const { source: href, alternative, width, height } = image;
    const description = runsText(caption) || alternative;
    return {
      name: `picture${index + 1}`,
      uri: href,
      type: 'picture',
      ...(description && { descriptions: [{ value: description }] }),
      renditions: [{ name: 'main', href, ...(width && { width }), ...(height && { height }) }],
    };
  });
}

const context = { base: undefined, isLeftOut: ({ name }: Element) => left.has(name) };

function* markedBodies(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (/(?:^|\s)articleBody(?:\s|$)/.test(child.attributes.itemprop ?? '')) yield child;
    else yield* markedBodies(child);
  }
}

function xhtmlNode(node: XmlElement | string): Node {
  if (typeof node === 'string') return node;
  const { name, attributes, children } = node;
  return { name: name.toLowerCase(), attributes, children: children.map(xhtmlNode) };
}
