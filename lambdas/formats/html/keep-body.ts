import { type Block, type Run, runsText, toPlainText } from '../../article/blocks.ts';
import { namesInByline } from '../../article/byline.ts';
import { isDateLine } from '../../article/date-line.ts';
import { isFurniture, isSectionLabel, isSentence, opensTail } from '../../article/furniture.ts';
import { endsSentence } from '../../article/text.ts';
import type { Metadata } from './metadata.ts';

/**
 * Leaves out what stands among the article's paragraphs without being part of it: what repeats its
 * head, furniture, links to other articles, and what trails after the text.
 */
export function keepBody(
  blocks: Block[],
  metadata: Metadata,
): { blocks: Block[]; dropped: string[] } {
  const dropped: string[] = [];
  const kept: Block[] = [];
  let isHead = true;
  let inTail = false;
  const middle = middleOf(blocks);
  for (const [index, block] of blocks.entries()) {
    const line = lineOf(block);
    if (line === undefined) {
      if (!inTail) kept.push(block);
      continue;
    }
    const text = runsText(line);
    const prose = isProse(text, line);
    const isTail = index > middle && opensTail(text);
    if (isTail) inTail = true;
    else if (prose) inTail = false;
    const isDropped =
      inTail ||
      isFurniture(text) ||
      (block.type === 'paragraph' && isElsewhere(line)) ||
      (isHead && isHeadMatter(text, metadata));
    if (isDropped) dropped.push(text);
    else kept.push(block);
    if (prose && !isDropped) isHead = false;
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

/** A line that is one link, and no sentence, leads to another article. */
function isElsewhere(runs: Run[]): boolean {
  return linkShare(runs) > 0.85 && !endsSentence(runsText(runs));
}

/** What a page prints between headline and text. */
function isHeadMatter(text: string, { headline, by, section }: Metadata): boolean {
  return (
    text === headline ||
    text.toLowerCase() === section?.toLowerCase() ||
    isSectionLabel(text) ||
    text === by ||
    isDateLine(text) ||
    namesInByline(text) !== undefined ||
    (by !== undefined && text.length < by.length + 60 && text.includes(by) && !endsSentence(text))
  );
}

function linkShare(runs: Run[]): number {
  const text = runsText(runs).length;
  const linked = runsText(runs.filter(({ linked }) => linked)).length;
  return text === 0 ? 0 : linked / text;
}

function lineOf(block: Block): Run[] | undefined {
  return block.type === 'paragraph' || block.type === 'heading' ? block.runs : undefined;
}
