import { type Block, runsText, toPlainText } from '../../article/blocks.ts';
import { isClosing, isRole, newcomerIn } from '../../article/closings.ts';
import { isDateLine } from '../../article/date-line.ts';
import { isSentence } from '../../article/furniture.ts';

const longestLabel = 24;
const mostLabels = 2;
/** No more blocks than these are looked at. */
const longestTail = 60;

/** The last of an article's blocks that are about it or its author, and not part of it. */
export function tailOf(blocks: Block[], by: string | undefined): Block[] {
  const names = by?.split(/, | and /).filter((name) => name.includes(' ')) ?? [];
  let firstMentions: Map<string, number> | undefined;

  function isOver(block: Block, at: number): boolean {
    if (block.type === 'heading') return !/[.!?。！？؟]["”’»)]*$/.test(runsText(block.runs));
    if (block.type !== 'paragraph') return false;
    const text = runsText(block.runs);
    return (
      isClosing(text, names) || isRole(text) || isDateLine(text) || isNew(newcomerIn(text), at)
    );
  }

  /** Who is named for the first time at the end, and what they are, has written the article. */
  function isNew(name: string | undefined, at: number): boolean {
    const last = name?.split(' ').at(-1);
    if (last === undefined) return false;
    firstMentions ??= mentionsIn(blocks);
    return (firstMentions.get(last) ?? at) >= at;
  }

  let end = blocks.length - labelsAtEnd(blocks);
  for (let at = end - 1; at > Math.max(0, blocks.length - longestTail); at--) {
    const block = blocks[at];
    if (block?.type === 'figure' || block?.type === 'embed') continue;
    if (!block || !isOver(block, at)) break;
    end = at;
  }
  return blocks.slice(end);
}

/**
 * How many of the last blocks are a word or two that say nothing: a button, a section, "Guides". A
 * run of such lines is a list, and one below a heading is what that speaks of.
 */
function labelsAtEnd(blocks: Block[]): number {
  let labels = 0;
  while (labels <= mostLabels && isLabel(blocks.at(-1 - labels))) labels += 1;
  const before = blocks.at(-1 - labels);
  const isText = before?.type === 'paragraph' && isSentence(runsText(before.runs));
  return labels <= mostLabels && isText ? labels : 0;
}

function isLabel(block: Block | undefined): boolean {
  if (block?.type !== 'paragraph') return false;
  const text = runsText(block.runs);
  return (
    text.length <= longestLabel && /^[\p{L}\p{N} &]+$/u.test(text) && text.split(' ').length <= 3
  );
}

/** Each word with the first block that has it. */
function mentionsIn(blocks: Block[]): Map<string, number> {
  const mentions = new Map<string, number>();
  for (const [at, block] of blocks.entries()) {
    for (const word of toPlainText([block]).match(/[\p{L}\p{M}'’-]+/gu) ?? []) {
      if (!mentions.has(word)) mentions.set(word, at);
    }
  }
  return mentions;
}
