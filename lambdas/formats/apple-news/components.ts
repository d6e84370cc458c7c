import { safeLink } from '../../article/address.ts';
import { type Block, type Cell, type Run, runsText, toPlainText } from '../../article/blocks.ts';
import { namesInByline } from '../../article/byline.ts';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { markupBlocks } from '../body-text.ts';
import { isObject, type Json, listOf } from '../json.ts';
import { markdownBlocks } from '../markdown/blocks.ts';
import { type Document, line } from '../ninjs/fields.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { figureOf, picturesOf } from './media.ts';

interface Body {
  blocks: Block[];
  title?: string | undefined;
  intro?: string | undefined;
  by?: string | undefined;
  pictures: NinjsAssociation[];
  dropped: string[];
}

const mostComponents = 20_000;

/** The text of an article, from its components in order, also those within others. */
export function bodyIn(document: Document, base: string | undefined): Body {
  const body: Body = { blocks: [], pictures: [], dropped: [] };
  for (const component of flattened(document.components)) add(component, body, base);
  body.pictures = picturesOf(body.blocks);
  return body;
}

/** Sections, chapters, headers and containers only hold what is the article. */
function flattened(components: Json | undefined): Document[] {
  const found: Document[] = [];
  const open = listOf(components).toReversed();
  for (let one = open.pop(); one !== undefined && found.length < mostComponents; one = open.pop()) {
    if (!isObject(one) || one.hidden === true) continue;
    if (one.role !== 'aside') open.push(...listOf(one.components).toReversed());
    found.push(one);
  }
  return found;
}

function add(component: Document, body: Body, base: string | undefined): void {
  const role = line(component, 'role') ?? '';
  const level = /^heading([1-6])?$/.exec(role);
  if (level) {
    const runs = runsOf(component, base);
    if (runs.length > 0) body.blocks.push({ type: 'heading', level: levelOf(level[1]), runs });
    return;
  }
  switch (role) {
    case 'body':
      body.blocks.push(...blocksIn(component, base));
      return;
    case 'title':
      body.title ??= runsText(runsOf(component, base)) || undefined;
      return;
    case 'intro': {
      // What introduces the article is its standfirst and, on the page, its first paragraph.
      body.intro ??= runsText(runsOf(component, base)) || undefined;
      body.blocks.push(...blocksIn(component, base));
      return;
    }
    case 'author':
    case 'byline':
      body.by ??= bylineIn(runsText(runsOf(component, base)));
      return;
    case 'quote': {
      const blocks = blocksIn(component, base);
      if (blocks.length > 0) body.blocks.push({ type: 'quote', blocks });
      return;
    }
    case 'caption':
      addCaption(runsOf(component, base), body);
      return;
    case 'pullquote':
    case 'aside':
      body.dropped.push(...textIn(component, base));
      return;
    default:
      body.blocks.push(...mediaOf(role, component, base));
  }
}

function levelOf(digit = '2'): 2 | 3 | 4 {
  return digit <= '2' ? 2 : digit === '3' ? 3 : 4;
}

/** `text` is a string, or formatted text with a format of its own. */
function blocksIn(component: Document, base: string | undefined): Block[] {
  const { text } = component;
  if (isObject(text)) return blocksIn(text, base);
  if (typeof text !== 'string') return [];
  switch (line(component, 'format')) {
    case 'html':
      return markupBlocks(text, base);
    case 'markdown':
      return markdownBlocks(text, base);
    default:
      return linesToBlocks(paragraphsOf(text));
  }
}

function runsOf(component: Document, base: string | undefined): Run[] {
  const lines = blocksIn(component, base).flatMap((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? [block.runs] : [],
  );
  return lines.flatMap((runs, index) => (index === 0 ? runs : [{ text: ' ' }, ...runs]));
}

/** "By Jane Doe | 24 November 2026" without the day. */
function bylineIn(text: string): string | undefined {
  const [names = ''] = text.split(/\s+[|•·]\s+/);
  return namesInByline(names) ?? (cleanLine(names) || undefined);
}

/** A caption stands below its picture, or above it. */
function addCaption(caption: Run[], { blocks, dropped }: Body): void {
  const last = blocks.at(-1);
  if (last?.type === 'figure' && last.caption.length === 0) last.caption = caption;
  else if (caption.length > 0) dropped.push(runsText(caption));
}

/** The text of what is left out: it is told, not lost. */
function textIn(component: Document, base: string | undefined): string[] {
  return [component, ...flattened(component.components)]
    .map((one) => cleanLine(toPlainText(blocksIn(one, base))))
    .filter((text) => text !== '');
}

function mediaOf(role: string, component: Document, base: string | undefined): Block[] {
  switch (role) {
    case 'photo':
    case 'image':
    case 'figure':
    case 'portrait':
    case 'infographic':
      return figuresOf([component], base);
    case 'gallery':
    case 'mosaic':
      return figuresOf(listOf(component.items), base);
    case 'htmltable':
      return markupBlocks(line(component, 'html') ?? '', base);
    case 'datatable':
      return tableOf(component);
    default:
      return embeds.has(role) ? embedOf(role, component) : [];
  }
}

function figuresOf(items: Json[], base: string | undefined): Block[] {
  return items.filter(isObject).flatMap((item) => {
    const { caption } = item;
    const runs = runsOf(isObject(caption) ? caption : { text: caption ?? null }, base);
    return figureOf(item, runs) ?? [];
  });
}

const embeds = new Set(
  `video audio music podcast embedwebvideo embedvideo tweet instagram tiktok facebook_post bluesky
  quicktimevideo`.split(/\s+/),
);

function embedOf(role: string, component: Document): Block[] {
  const href = safeLink(line(component, 'URL') ?? '');
  if (href === undefined) return [];
  const title =
    line(component, 'accessibilityCaption', 'caption') ?? (new URL(href).hostname || role);
  return [{ type: 'embed', href, title }];
}

/** Records by the names of their columns. */
function tableOf({ data, showDescriptorLabels }: Document): Block[] {
  if (!isObject(data)) return [];
  const columns = listOf(data.descriptors).filter(isObject);
  const head: Cell[] = columns.map((column) => cell(column.label, true));
  const rows = listOf(data.records)
    .slice(0, 1000)
    .filter(isObject)
    .map((record) => columns.map((column) => cell(record[line(column, 'key') ?? ''], false)));
  const all = showDescriptorLabels === false ? rows : [head, ...rows];
  return rows.length > 0 && columns.length > 0 ? [{ type: 'table', rows: all }] : [];
}

function cell(value: Json | undefined, header: boolean): Cell {
  const text = isObject(value) ? value.text : value;
  const shown = typeof text === 'string' || typeof text === 'number' ? cleanLine(`${text}`) : '';
  return { header, runs: shown === '' ? [] : [{ text: shown }] };
}
