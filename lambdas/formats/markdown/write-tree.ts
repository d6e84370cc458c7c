import type { Block, Cell, Run } from '../../article/blocks.ts';
import { runsText } from '../../article/blocks.ts';
import type { MarkdownNode, Root } from './tree.ts';

type Of<Type extends string> = Extract<MarkdownNode, { type: Type }>;
type Paragraph = Of<'paragraph'>;
type Inline = Paragraph['children'][number];

/** The blocks of a body as the tree of a Markdown text (mdast). */
export function markdownTree(blocks: Block[]): Root {
  return { type: 'root', children: blocks.map(nodeOf) };
}

function nodeOf(block: Block): Of<'blockquote'>['children'][number] {
  switch (block.type) {
    case 'paragraph':
      return paragraph(inlinesOf(block.runs));
    case 'heading':
      return { type: 'heading', depth: block.level, children: inlinesOf(block.runs) };
    case 'list':
      return {
        type: 'list',
        ordered: block.ordered,
        spread: false,
        children: block.items.map((item) => ({
          type: 'listItem',
          spread: false,
          children: item.map(nodeOf),
        })),
      };
    case 'quote':
      return { type: 'blockquote', children: block.blocks.map(nodeOf) };
    case 'figure': {
      const { source: url, alternative: alt } = block.image;
      const title = runsText(block.caption);
      return paragraph([{ type: 'image', url, alt, ...(title && { title }) }]);
    }
    case 'table':
      return tableOf(block.rows);
    case 'preformatted':
      return { type: 'code', value: block.text };
    case 'embed':
      return paragraph(inlinesOf([{ text: block.title, href: block.href }]));
  }
}

function paragraph(children: Inline[]): Paragraph {
  return { type: 'paragraph', children };
}

/** A table of GFM has as many cells in each row, of which the first is the head. */
function tableOf(rows: Cell[][]): Of<'table'> | Of<'code'> {
  const width = Math.max(...rows.map((row) => row.length));
  // Few cells in many rows and many in one would be millions.
  if (rows.length * width > mostCells) return { type: 'code', value: tabbed(rows) };
  return {
    type: 'table',
    children: rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, column) => ({
        type: 'tableCell',
        children: inlinesOf(row[column]?.runs ?? []),
      })),
    })),
  };
}

const mostCells = 20_000;

function tabbed(rows: Cell[][]): string {
  return rows.map((row) => row.map(({ runs }) => runsText(runs)).join('\t')).join('\n');
}

/** Links around strong text around emphasis: neighbours that share a mark stand in one. */
function inlinesOf(runs: Run[]): Inline[] {
  return stretches(runs, 'href').flatMap((linked) => {
    const children = strongIn(linked);
    const url = linked[0]?.href;
    return url === undefined ? children : [{ type: 'link', url, children } as Of<'link'>];
  });
}

function strongIn(runs: Run[]): Inline[] {
  return stretches(runs, 'strong').flatMap((stretch): Inline[] => {
    const children = emphasisIn(stretch);
    return stretch[0]?.strong ? [{ type: 'strong', children }] : children;
  });
}

function emphasisIn(runs: Run[]): Inline[] {
  return stretches(runs, 'emphasis').flatMap((stretch): Inline[] => {
    const children = stretch.map(
      ({ text, code }): Inline => ({ type: code ? 'inlineCode' : 'text', value: text }),
    );
    return stretch[0]?.emphasis ? [{ type: 'emphasis', children }] : children;
  });
}

/** The runs in groups of neighbours in which a mark is the same. */
function stretches(runs: Run[], mark: 'href' | 'strong' | 'emphasis'): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last && last[0]?.[mark] === run[mark]) last.push(run);
    else groups.push([run]);
  }
  return groups;
}
