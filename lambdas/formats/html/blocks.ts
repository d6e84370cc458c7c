import { safeLink } from '../../article/address.ts';
import {
  type Block,
  type Cell,
  cleanRuns,
  type Image,
  type Run,
  runsText,
} from '../../article/blocks.ts';
import { cleanText, endsSentence } from '../../article/text.ts';
import { embedOf, imageOf } from './media.ts';
import { blockNames, silentNames } from './names.ts';
import { postOf } from './post.ts';
import { isDataTable, rowsOf } from './table.ts';
import { descendants, type Element, type Node, textOf } from './tree.ts';

interface Context {
  /** Address that relative addresses start from. */
  base: string | undefined;
  isLeftOut(element: Element): boolean;
  /** Whether an element is a figure by another name. */
  isPictureBox?(element: Element): boolean;
}

type Marks = Omit<Run, 'text'>;

/** Lists in lists in quotes: what is nested deeper is read on as text. */
const deepest = 8;

/** An element's content in the shapes that a body may have, in order. */
export function blocksOf(element: Element, context: Context, depth = 0): Block[] {
  const blocks: Block[] = [];
  let lines: Run[][] = [[]];

  function endParagraph(): void {
    for (const runs of joinLines(lines)) blocks.push({ type: 'paragraph', runs });
    lines = [[]];
  }

  function read(node: Node, marks: Marks): void {
    if (typeof node === 'string') {
      lines.at(-1)?.push({ text: node, ...marks });
      return;
    }
    if (silentNames.has(node.name) || context.isLeftOut(node)) return;
    if (node.name === 'br') {
      lines.push([]);
      return;
    }
    const name = context.isPictureBox?.(node) ? 'figure' : node.name;
    const shape = depth < deepest ? shapes[name] : undefined;
    const block = shape?.build(node, context, depth + 1);
    if (block) {
      endParagraph();
      blocks.push(block);
    }
    if (block || shape?.isWhole) return;
    const isBlock = blockNames.has(node.name);
    if (isBlock) endParagraph();
    const inner = marksOf(node, marks, context);
    for (const child of node.children) read(child, inner);
    if (isBlock) endParagraph();
  }

  for (const child of element.children) read(child, {});
  endParagraph();
  return blocks;
}

/**
 * How elements become blocks. One that is whole is left out if it makes none; of the others the
 * content is read on as text.
 */
const shapes: Record<
  string,
  { build(element: Element, context: Context, depth: number): Block | undefined; isWhole: boolean }
> = {
  h1: { build: headingOf, isWhole: true },
  h2: { build: headingOf, isWhole: true },
  h3: { build: headingOf, isWhole: true },
  h4: { build: headingOf, isWhole: true },
  h5: { build: headingOf, isWhole: true },
  h6: { build: headingOf, isWhole: true },
  ul: { build: listOf, isWhole: true },
  ol: { build: listOf, isWhole: true },
  blockquote: { build: quoteOf, isWhole: true },
  pre: { build: preformattedOf, isWhole: true },
  img: { build: pictureOf, isWhole: true },
  iframe: { build: embedOf, isWhole: true },
  figure: { build: captionedOf, isWhole: false },
  /** Of a picture that cannot be shown. */
  figcaption: { build: () => undefined, isWhole: true },
  table: { build: tableOf, isWhole: false },
};

/** A single line of the element's text, with its marks. */
function runsOf(element: Element, context: Context, depth: number): Run[] {
  return cleanRuns(blocksOf(element, context, depth).flatMap(blockRuns));
}

function blockRuns(block: Block): Run[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [{ text: ' ' }, ...block.runs];
    case 'list':
      return block.items.flat().flatMap(blockRuns);
    case 'quote':
      return block.blocks.flatMap(blockRuns);
    case 'table':
      return block.rows.flat().flatMap((cell) => [{ text: ' ' }, ...cell.runs]);
    case 'preformatted':
      return [{ text: ` ${block.text}` }];
    case 'figure':
    case 'embed':
      return [];
  }
}

/** A line break ends a paragraph, unless the sentence plainly runs on. */
function joinLines(lines: Run[][]): Run[][] {
  const paragraphs: Run[][] = [];
  let ended = true;
  for (const line of lines.map(cleanRuns)) {
    if (line.length === 0) continue;
    const text = runsText(line);
    const last = paragraphs.at(-1);
    if (last && !ended && /^[\p{Ll},;)]/u.test(text)) last.push({ text: ' ' }, ...line);
    else paragraphs.push([...line]);
    ended = endsSentence(text);
  }
  return paragraphs.map(cleanRuns);
}

function marksOf(element: Element, marks: Marks, { base }: Context): Marks {
  switch (element.name) {
    case 'a': {
      const href = safeLink(element.attributes.href ?? '', base);
      return { ...marks, linked: true, ...(href !== undefined && { href }) };
    }
    case 'em':
    case 'i':
      return { ...marks, emphasis: true };
    case 'strong':
    case 'b':
      return { ...marks, strong: true };
    case 'code':
    case 'kbd':
    case 'samp':
      return { ...marks, code: true };
    default:
      return marks;
  }
}

function headingOf(element: Element, context: Context, depth: number): Block | undefined {
  const runs = runsOf(element, context, depth);
  const level = element.name <= 'h2' ? 2 : element.name === 'h3' ? 3 : 4;
  return runs.length > 0 ? { type: 'heading', level, runs } : undefined;
}

function listOf(element: Element, context: Context, depth: number): Block | undefined {
  const items = element.children
    .filter((child) => typeof child !== 'string')
    .filter((child) => !context.isLeftOut(child))
    .map((child) =>
      blocksOf(
        child.name === 'li' ? child : { name: 'li', attributes: {}, children: [child] },
        context,
        depth,
      ),
    )
    .filter((item) => item.length > 0);
  return items.length > 0 ? { type: 'list', ordered: element.name === 'ol', items } : undefined;
}

function quoteOf(element: Element, context: Context, depth: number): Block | undefined {
  const post = postOf(element, context.base);
  if (post) return post;
  const blocks = blocksOf(element, context, depth);
  return blocks.length > 0 ? { type: 'quote', blocks } : undefined;
}

function preformattedOf(element: Element): Block | undefined {
  const text = cleanText(textOf(element)).replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : { type: 'preformatted', text };
}

/** A figure with one picture; one that holds others leaves them to speak for themselves. */
function captionedOf(element: Element, context: Context, depth: number): Block | undefined {
  let image: Image | undefined;
  let caption = element;
  for (const part of descendants(element)) {
    if (part.name === 'figure') return undefined;
    if (part.name === 'img') image ??= imageOf(part, context.base);
    if (part.name === 'figcaption') caption = part;
  }
  if (!image) return undefined;
  // A credit is left out of the text, and stays with its picture.
  const whole = { base: context.base, isLeftOut: () => false };
  return { type: 'figure', image, caption: runsOf(caption, whole, depth) };
}

function pictureOf(element: Element, { base }: Context): Block | undefined {
  const image = imageOf(element, base);
  return image && { type: 'figure', image, caption: [] };
}

function tableOf(element: Element, context: Context, depth: number): Block | undefined {
  if (!isDataTable(element)) return undefined;
  const rows: Cell[][] = rowsOf(element)
    .map((row) =>
      row.map((cell) => ({ header: cell.name === 'th', runs: runsOf(cell, context, depth) })),
    )
    .filter((row) => row.some((cell) => cell.runs.length > 0));
  return rows.length > 0 ? { type: 'table', rows } : undefined;
}
