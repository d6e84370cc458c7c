import type { Block } from '../../article/blocks.ts';
import type { Beside } from '../../article/reading.ts';
import { blocksOf } from '../html/blocks.ts';
import { withPacked } from '../packed/references.ts';
import { elementOf } from './elements.ts';
import { parseMarkdown } from './tree.ts';

/**
 * The blocks of a Markdown text (CommonMark with GitHub's additions, and HTML in it).
 *
 * @param base what relative addresses start from
 */
export function markdownBlocks(text: string, base: string | undefined, beside?: Beside): Block[] {
  return blocksOf(withPacked(elementOf(parseMarkdown(text)), beside), {
    base,
    isLeftOut: () => false,
  });
}
