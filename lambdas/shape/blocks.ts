import { type Block, type Run, runsText } from '../article/blocks.ts';
import { body, type NinjsArticle } from '../article/ninjs.ts';
import { bodyBlocks } from '../formats/body-text.ts';

/**
 * The blocks of an article's text. A video or a post stands in markup as a line that is nothing but
 * a link, and is known by not being part of the plain text.
 */
export function textBlocks(article: NinjsArticle): Block[] {
  const lines = new Set(body(article, 'text/plain').split('\n'));
  return bodyBlocks(article).map((block) => {
    const href = block.type === 'paragraph' && loneLink(block.runs);
    if (!href || block.type !== 'paragraph') return block;
    const title = runsText(block.runs);
    return lines.has(title) ? block : { type: 'embed', href, title };
  });
}

/** The address of a line that is nothing but one link. */
function loneLink(runs: readonly Run[]): string | undefined {
  const href = runs[0]?.href;
  return runs.every((run) => run.href === href) ? href : undefined;
}

/** Changes blocks at whatever depth, the inner ones first; what becomes nothing is left out. */
export function changeBlocks(
  blocks: readonly Block[],
  change: (block: Block) => Block | undefined,
): Block[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') {
      const items = block.items
        .map((item) => changeBlocks(item, change))
        .filter((item) => item.length > 0);
      return (items.length > 0 && change({ ...block, items })) || [];
    }
    if (block.type === 'quote') {
      const inner = changeBlocks(block.blocks, change);
      return (inner.length > 0 && change({ ...block, blocks: inner })) || [];
    }
    return change(block) ?? [];
  });
}

/** Changes every line of text in a block but those of blocks within it. */
export function changeRuns(block: Block, change: (runs: Run[]) => Run[]): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, runs: change(block.runs) };
    case 'figure':
      return { ...block, caption: change(block.caption) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, runs: change(cell.runs) }))),
      };
    case 'list':
    case 'quote':
    case 'preformatted':
    case 'embed':
      return block;
  }
}
