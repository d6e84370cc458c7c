import type { Block } from '../../article/blocks.ts';
import { blocksOf } from '../html/blocks.ts';
import { elementOf } from './elements.ts';
import { parseMarkdown } from './tree.ts';

/**
 * The blocks of a Markdown text (CommonMark with GitHub's additions, and HTML in it).
 *
 * @param base what relative addresses start from
 */
export function markdownBlocks(text: string, base: string | undefined): Block[] {
  return blocksOf(elementOf(parseMarkdown(text)), { base, isLeftOut: () => false });
}
