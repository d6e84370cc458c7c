import { type Block, cleanRuns, type Run, runsText, toPlainText } from '../article/blocks.ts';
import { countWords, ellipsis, endWithin } from '../article/segments.ts';
import { cleanLine } from '../article/text.ts';

/**
 * A text of at most so many words, cut after a block. Of a first one that is longer than that alone
 * its first sentences are kept, or its first words. The same blocks when nothing was cut.
 */
export function cutBlocks(blocks: Block[], most: number, language: string | undefined): Block[] {
  let words = 0;
  for (const [index, block] of blocks.entries()) {
    words += countWords(toPlainText([block]), language);
    if (words <= most) continue;
    const kept = blocks.slice(0, blocks.findLastIndex((one, at) => at < index && !isHead(one)) + 1);
    const hasText = kept.some((one) => toPlainText([one]) !== '');
    return hasText ? kept : [...kept, beginning(block, most, language)];
  }
  return blocks;
}

/** What stands at its end for what came after it. */
function isHead({ type }: Block): boolean {
  return type === 'heading';
}

function beginning(block: Block, most: number, language: string | undefined): Block {
  const runs =
    block.type === 'paragraph' ? block.runs : [{ text: cleanLine(toPlainText([block])) }];
  const { at, isSentence } = endWithin(runsText(runs), most, language);
  const cut = cutRuns(runs, at);
  return {
    type: 'paragraph',
    runs: cleanRuns(isSentence ? cut : [...cut, { text: ellipsis }]),
  };
}

function cutRuns(runs: Run[], end: number): Run[] {
  let rest = end;
  return runs.flatMap((run) => {
    const text = run.text.slice(0, rest);
    rest -= text.length;
    return text === '' ? [] : { ...run, text };
  });
}
