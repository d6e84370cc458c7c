import { type Block, runsText, toPlainText } from '../../article/blocks.ts';
import type { NinjsAssociation, NinjsText } from '../../article/ninjs.ts';
import { blocksOf } from '../html/blocks.ts';
import { type Element, type Node, parseMarkup } from '../html/tree.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { childOf, descendantsOf, elementsOf, lineIn, type XmlElement } from './read.ts';

/** Never part of a text. */
const left = new Set(
  'style script svg math template object applet canvas form select textarea audio'.split(' '),
);

/** The prose of XHTML. */
export function xhtmlBlocks(element: XmlElement, base?: string): Block[] {
  return markupBlocks(bodyOf(element).children.map(xhtmlNode), base);
}

/**
 * The prose of an article in XHTML: only the body where that is marked (schema.org, rNews); without
 * the header above it, and without a standfirst that is `known` from elsewhere.
 */
export function articleBlocks(
  element: XmlElement,
  known: ReadonlySet<string>,
): { blocks: Block[]; dropped: string[] } {
  const body = bodyOf(element);
  const marked = [...markedBodies(body)];
  if (marked.length > 0) return { blocks: markupBlocks(marked.map(xhtmlNode)), dropped: [] };
  const above = elementsOf(body).flatMap((one) => [one, ...elementsOf(one)]);
  const left = new Set<XmlElement | string>(
    above.filter((one) => isHeader(one) || (isStandfirst(one) && known.has(lineIn(one) ?? ''))),
  );
  const without = (node: XmlElement | string): XmlElement | string =>
    typeof node === 'string'
      ? node
      : { ...node, children: node.children.filter((child) => !left.has(child)) };
  const children = body.children.filter((child) => !left.has(child)).map(without);
  const dropped = [...left].flatMap((one) =>
    toPlainText(markupBlocks([xhtmlNode(one)])).split(/\n+/),
  );
  return { blocks: markupBlocks(children.map(xhtmlNode)), dropped: dropped.filter(Boolean) };
}

/** What repeats headline, byline and time above a text. */
function isHeader(element: XmlElement): boolean {
  return element.name === 'header' && descendantsOf(element, 'h1').next().done === false;
}

function isStandfirst({ attributes }: XmlElement): boolean {
  return /(?:^|\s)(?:teaser|standfirst|abstract|lead|summary)(?:\s|$)/.test(attributes.class ?? '');
}

function bodyOf(element: XmlElement): XmlElement {
  return (element.name === 'html' ? childOf(element, 'body') : undefined) ?? element;
}

/** The prose of elements of HTML's vocabulary. */
export function markupBlocks(children: Node[], base?: string): Block[] {
  return blocksOf({ name: 'body', attributes: {}, children }, { ...context, base });
}

/** The prose of a text, plain or marked up. */
export function textBlocks(text: string, isMarkup: boolean): Block[] {
  return isMarkup ? blocksOf(parseMarkup(text), context) : linesToBlocks(paragraphsOf(text));
}

/**
 * Without the headline that agencies repeat before the text, without drawn rules, and without the
 * word that ends a transmission.
 */
export function tidied(
  blocks: Block[],
  headline: string | undefined,
): { blocks: Block[]; dropped: string[] } {
  const dropped: string[] = [];
  const kept = blocks.filter((block, index) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return true;
    const line = runsText(block.runs);
    const isEnd = index === blocks.length - 1 && /^\W*(?:ends?|mf|30)\W*$/i.test(line);
    const isRule = isEnd || /^[-–—_=*~.·•#\s]+$/.test(line);
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
    const descriptions = captioned(runsText(caption), alternative);
    return {
      name: `picture${index + 1}`,
      uri: href,
      type: 'picture',
      ...(descriptions && { descriptions }),
      renditions: [{ name: 'main', href, ...(width && { width }), ...(height && { height }) }],
    };
  });
}

/** A picture's caption, and the text that stands in for it. */
export function captioned(
  caption: string | undefined,
  alternative: string | undefined,
): NinjsText[] | undefined {
  const texts = [
    ...(caption ? [{ value: caption }] : []),
    ...(alternative && alternative !== caption
      ? [{ role: 'alternative', value: alternative }]
      : []),
  ];
  return texts.length > 0 ? texts : undefined;
}

/** What is listed, and what stands in the text: the same picture is one, and says what both do. */
export function joined(listed: NinjsAssociation[], placed: NinjsAssociation[]): NinjsAssociation[] {
  const isSame = ({ uri, renditions = [] }: NinjsAssociation, { uri: other }: NinjsAssociation) =>
    uri === other || renditions.some(({ href }) => href === other);
  const both = listed.map((one) => {
    const same = placed.find((other) => isSame(one, other));
    if (!same) return one;
    const { descriptions: own = [], headlines = same.headlines, by = same.by } = one;
    const others = (same.descriptions ?? []).filter(
      ({ role }) => !own.some((text) => text.role === role),
    );
    const descriptions = [...own, ...others].sort((text) => (text.role === undefined ? -1 : 0));
    return {
      ...one,
      ...(headlines && { headlines }),
      ...(descriptions.length > 0 && { descriptions }),
      ...(by && { by }),
    };
  });
  return [...both, ...placed.filter((other) => !listed.some((one) => isSame(one, other)))];
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
