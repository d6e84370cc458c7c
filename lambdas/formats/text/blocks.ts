import type { Block } from '../../article/blocks.ts';

/** Paragraphs, and a list where several lines in a row begin with the same bullet. */
export function linesToBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const length = listLength(lines, at);
    if (length > 1) {
      const items = lines.slice(at, at + length).map((line) => [paragraph(line.slice(2).trim())]);
      blocks.push({ type: 'list', ordered: false, items });
    } else {
      blocks.push(paragraph(lines[at] ?? ''));
    }
    at += Math.max(1, length);
  }
  return blocks;
}

function paragraph(text: string): Block {
  return { type: 'paragraph', runs: [{ text }] };
}

/** How many lines from here on begin with the same bullet. */
function listLength(lines: string[], start: number): number {
  const bullet = /^[-•*‣▪] (?=\S)/.exec(lines[start] ?? '')?.[0];
  if (bullet === undefined) return 0;
  let end = start;
  while (lines[end]?.startsWith(bullet)) end += 1;
  return end - start;
}
