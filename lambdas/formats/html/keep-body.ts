import { type Block, type Run, runsText, toPlainText } from '../../article/blocks.ts';
import { isFurniture, isPitch, isSentence, opensTail } from '../../article/furniture.ts';
import { endsSentence } from '../../article/text.ts';
import { isCaption } from './caption.ts';
import { isTitleOfAnother, linkShare } from './elsewhere.ts';
import { isHeadMatter, isStamp, isStandfirst, repeatsHead } from './head-matter.ts';
import type { Metadata } from './metadata.ts';
import { repeatsIn } from './repeats.ts';
import { tailOf } from './tail-matter.ts';
import { opensThread } from './threads.ts';

/** Name and role of whom a quote is by: the lines below it. */
const linesBelowQuote = 2;
const longestBelowQuote = 80;

const longestLabel = 40;
const shortestAlternative = 25;

/** What is kept of an article's blocks, and the text of what is left out. */
interface Kept {
  blocks: Block[];
  dropped: string[];
}

/**
 * Leaves out what stands among the paragraphs of a page's article without being part of it: what
 * repeats its head or its text, furniture, links to other articles, captions, and what trails after
 * the text.
 */
export function keepOfPage(blocks: Block[], metadata: Metadata): Kept {
  const { blocks: kept, dropped } = sift(blocks, metadata, true);
  const tail = tailOf(kept, metadata.by);
  return {
    blocks: kept.slice(0, kept.length - tail.length),
    dropped: [...dropped, ...tail.map((block) => toPlainText([block])).filter(Boolean)],
  };
}

/**
 * The same of a document that says itself what its text is: credits, contacts and captions that stand
 * there are meant to.
 */
export function keepBody(blocks: Block[], metadata: Metadata): Kept {
  return sift(blocks, metadata, false);
}

function sift(blocks: Block[], metadata: Metadata, isPage: boolean): Kept {
  const dropped: string[] = [];
  const kept: Block[] = [];
  const drop = (block: Block) => {
    const text = toPlainText([block]);
    if (text !== '') dropped.push(text);
  };
  const { documentId: address } = metadata;
  const middle = middleOf(blocks);
  const repeats = isPage ? repeatsIn(blocks) : new Set<Block>();
  const alternatives = isPage ? alternativesIn(blocks) : new Set<string>();
  let isHead = true;
  let isBelowStandfirst = false;
  let inTail = false;
  let isOver = false;
  let belowQuote = 0;

  function isOut(block: Block, index: number): boolean {
    const line = lineOf(block);
    if (isOver) return true;
    if (line === undefined)
      return inTail || isFurnitureList(block) || (isPage && isHead && isListOfLabels(block));
    const text = runsText(line);
    const prose = isProse(text, line);
    if (isPage && !isHead && opensThread(text)) isOver = true;
    if (opensTail(text) && (index > middle || isTitle(blocks[index + 1], address))) inTail = true;
    else if (prose) inTail = false;
    const isOut =
      isOver ||
      inTail ||
      isFurniture(text) ||
      (linkShare(line) > 0 && isPitch(text)) ||
      (belowQuote > 0 && text.length <= longestBelowQuote && !endsSentence(text)) ||
      (block.type === 'paragraph' &&
        (isTitleOfAnother(line, address) ||
          alternatives.has(text) ||
          (isPage && isCaption(line, blocks[index - 1])))) ||
      (isHead && isHeadPart(text, block)) ||
      (isBelowStandfirst && (repeatsHead(text, metadata) || isStamp(text)));
    if (prose && !isOut) {
      isBelowStandfirst = isPage && isHead && isStandfirst(text, metadata);
      isHead = false;
    }
    return isOut;
  }

  function isHeadPart(text: string, { type }: Block): boolean {
    return isPage ? isHeadMatter(text, type === 'heading', metadata) : repeatsHead(text, metadata);
  }

  for (const [index, block] of blocks.entries()) {
    const isRepeat = repeats.has(block);
    if (isRepeat || isOut(block, index)) drop(block);
    else kept.push(block);
    belowQuote = isRepeat ? linesBelowQuote : belowQuote - 1;
  }
  return { blocks: kept, dropped };
}

/** The block with which half of the text has been read, and half of the prose. */
function middleOf(blocks: Block[]): number {
  const text = blocks.map((block) => toPlainText([block]).length);
  const prose = blocks.map((block, index) => {
    const line = lineOf(block);
    return line && isProse(runsText(line), line) ? (text[index] ?? 0) : 0;
  });
  return Math.max(halfOf(text), halfOf(prose));
}

function halfOf(lengths: number[]): number {
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2;
  let read = 0;
  return lengths.findIndex((length) => {
    read += length;
    return read >= half;
  });
}

function isProse(text: string, runs: Run[]): boolean {
  return isSentence(text) && linkShare(runs) < 0.5;
}

function isTitle(block: Block | undefined, address: string | undefined): boolean {
  const line = block && lineOf(block);
  return line !== undefined && isTitleOfAnother(line, address);
}

/** The buttons of a share bar. */
function isFurnitureList(block: Block): boolean {
  return block.type === 'list' && block.items.every((item) => isFurniture(toPlainText(item)));
}

/** The way to the page, its date, its buttons: a list of little that stands before the text. */
function isListOfLabels(block: Block): boolean {
  if (block.type !== 'list') return false;
  const texts = block.items.map(toPlainText);
  const isShort = texts.every((text) => text.length <= longestLabel && !endsSentence(text));
  const told = block.items.filter(([first], index) => {
    const text = texts[index] ?? '';
    const line = first && lineOf(first);
    const isStep = line !== undefined && linkShare(line) > 0.5;
    return isStep || isStamp(text) || isFurniture(text) || /[>›»/]$/.test(text);
  });
  return isShort && told.length > texts.length / 2;
}

/** What pictures are said to show, where that is more than a word or two. */
function alternativesIn(blocks: Block[]): Set<string> {
  const texts = blocks.flatMap((block) => (block.type === 'figure' ? block.image.alternative : []));
  return new Set(texts.filter((text) => text.length >= shortestAlternative));
}

function lineOf(block: Block): Run[] | undefined {
  return block.type === 'paragraph' || block.type === 'heading' ? block.runs : undefined;
}
