import { isRightToLeft } from './direction.ts';
import type { NinjsBody } from './ninjs.ts';
import { cleanLine, cleanProse, cleanText, countWords } from './text.ts';

/**
 * The body of an article in the few shapes that it may have. Readers build it, and markup is only
 * ever written from it, so what has no shape here (script, style, handler) cannot be published.
 */
export type Block =
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'heading'; level: 2 | 3 | 4; runs: Run[] }
  | { type: 'list'; ordered: boolean; items: Block[][] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'figure'; image: Image; caption: Run[] }
  | { type: 'table'; rows: Cell[][] }
  | { type: 'preformatted'; text: string }
  /** A video, a post, a map: what stands at `href`, by its title. */
  | { type: 'embed'; href: string; title: string };

/** A stretch of text with the same marks throughout. */
export interface Run {
  text: string;
  /** Only what `safeLink` (address.ts) let through. */
  href?: string;
  /** It was a link where it was read, also if its address could not be kept. */
  linked?: true;
  strong?: true;
  emphasis?: true;
  code?: true;
}

export interface Image {
  /** Only what `safeImage` (address.ts) let through. */
  source: string;
  alternative: string;
  width?: number;
  height?: number;
}

export interface Cell {
  header: boolean;
  runs: Run[];
}

/** The two bodies that every article has, from the same blocks. */
export function bodiesOf(blocks: Block[]): NinjsBody[] {
  return bodiesFrom(toHtml(blocks), toPlainText(blocks));
}

/** The two bodies that every article has, as they are written. */
export function bodiesFrom(html: string, plain: string): NinjsBody[] {
  const size = { charCount: plain.length, wordCount: countWords(plain) };
  return [
    { role: 'main', contentType: 'text/html', value: html, ...size },
    { role: 'main', contentType: 'text/plain', value: plain, ...size },
  ];
}

/**
 * Markup in the fixed vocabulary, one block a line. A block whose letters are mostly of a script
 * that is written from right to left says so (`dir="rtl"`), whatever language is declared.
 */
export function toHtml(blocks: Block[]): string {
  return blocks.map(markedBlockHtml).join('\n');
}

function markedBlockHtml(block: Block): string {
  const html = blockHtml(block);
  return isRightToLeft(html) ? html.replace(/^<\w+/, '$& dir="rtl"') : html;
}

/**
 * The prose alone: blocks parted by an empty line, list items and table rows each on a line.
 * Pictures, their captions and embeds are left out: they belong beside the text.
 */
export function toPlainText(blocks: Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The text of a line, without its marks. */
export function runsText(runs: Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Runs as one clean line: white space collapsed across marks, empty runs gone. */
export function cleanRuns(runs: Run[]): Run[] {
  const clean: Run[] = [];
  let open = false;
  for (const run of runs) {
    let text = (run.code ? cleanText(run.text) : cleanProse(run.text)).replace(/\s+/g, ' ');
    if (!open) text = text.trimStart();
    if (text === '') continue;
    open = !text.endsWith(' ');
    const last = clean.at(-1);
    if (last && sameMarks(last, run)) last.text += text;
    else clean.push({ ...run, text });
  }
  const last = clean.at(-1);
  if (last) last.text = last.text.trimEnd();
  if (last?.text === '') clean.pop();
  return clean;
}

function sameMarks(one: Run, other: Run): boolean {
  return (
    one.href === other.href &&
    one.linked === other.linked &&
    one.strong === other.strong &&
    one.emphasis === other.emphasis &&
    one.code === other.code
  );
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'heading':
      return `<h${block.level}>${runsHtml(block.runs)}</h${block.level}>`;
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      return `<${name}>${block.items.map((item) => `<li>${itemHtml(item)}</li>`).join('')}</${name}>`;
    }
    case 'quote':
      return `<blockquote>${block.blocks.map(blockHtml).join('')}</blockquote>`;
    case 'figure':
      return figureHtml(block.image, block.caption);
    case 'table':
      return `<table>${block.rows.map(rowHtml).join('')}</table>`;
    case 'preformatted':
      return `<pre>${escaped(block.text)}</pre>`;
    case 'embed':
      return `<p><a href="${escaped(block.href)}">${escaped(block.title)}</a></p>`;
  }
}

/** A lone paragraph stands in its item bare. */
function itemHtml(item: Block[]): string {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return item.map(blockHtml).join('');
  return runsHtml(first.runs) + rest.map(blockHtml).join('');
}

function figureHtml(image: Image, caption: Run[]): string {
  const size = [
    image.width ? ` width="${image.width}"` : '',
    image.height ? ` height="${image.height}"` : '',
  ].join('');
  const picture = `<img src="${escaped(image.source)}" alt="${escaped(image.alternative)}"${size}>`;
  const legend = caption.length > 0 ? `<figcaption>${runsHtml(caption)}</figcaption>` : '';
  return `<figure>${picture}${legend}</figure>`;
}

function rowHtml(row: Cell[]): string {
  const cells = row.map(({ header, runs }) => {
    const name = header ? 'th' : 'td';
    return `<${name}>${runsHtml(runs)}</${name}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function runsHtml(runs: Run[]): string {
  let html = '';
  let href: string | undefined;
  for (const run of runs) {
    if (run.href !== href) {
      if (href !== undefined) html += '</a>';
      if (run.href !== undefined) html += `<a href="${escaped(run.href)}">`;
      href = run.href;
    }
    html += markedHtml(run);
  }
  return href === undefined ? html : `${html}</a>`;
}

function markedHtml(run: Run): string {
  let html = escaped(run.text);
  if (run.code) html = `<code>${html}</code>`;
  if (run.emphasis) html = `<em>${html}</em>`;
  if (run.strong) html = `<strong>${html}</strong>`;
  return html;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in markup, also in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return runsText(block.runs);
    case 'list':
      return block.items
        .map((item, index) => itemText(item, block.ordered ? index + 1 : undefined))
        .join('\n');
    case 'quote':
      return toPlainText(block.blocks);
    case 'table':
      return block.rows.map((row) => row.map((cell) => runsText(cell.runs)).join('\t')).join('\n');
    case 'preformatted':
      return block.text;
    case 'figure':
    case 'embed':
      return '';
  }
}

function itemText(item: Block[], number: number | undefined): string {
  const lines = cleanLines(toPlainText(item));
  return `${number === undefined ? '-' : `${number}.`} ${lines}`;
}

function cleanLines(text: string): string {
  return text
    .split('\n')
    .map(cleanLine)
    .filter((line) => line !== '')
    .join('\n  ');
}
