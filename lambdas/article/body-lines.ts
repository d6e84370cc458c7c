import type { NinjsBody } from './ninjs.ts';
import { countWords } from './text.ts';

/** What stands by itself in a body, as `bodiesOf` (blocks.ts) wrote it: one of its blocks. */
export interface BodyLine {
  /** A quotation, a table and whatever else is never looked into is `other`. */
  kind: 'paragraph' | 'heading' | 'list' | 'other';
  /** Its words; the items of a list each on a line. Empty for `other`. */
  text: string;
  /** How much of it is links, 0 to 1. */
  linked: number;
  /** Its place among the blocks of the markup, and among those of the plain text. */
  place: { markup: number; plain?: number };
}

/**
 * The blocks of a body in order, without its pictures. What does not stand alike in the markup and in
 * the plain text, as an embed, is `other`.
 */
export function linesOfBody(bodies: readonly NinjsBody[]): BodyLine[] {
  const { markup, plain } = chunks(bodies);
  const lines = markup.flatMap((chunk, place) => lineOf(chunk, place) ?? []);
  const places = Map.groupBy(plain.keys(), (place) => plain[place] ?? '');
  const twins = Map.groupBy(lines, plainText);
  const within = linesWithin(
    lines.flatMap(({ kind, place }) => (kind === 'other' ? (markup[place.markup] ?? []) : [])),
  );
  const next = new Map<string, number>();
  return lines.map((line) => {
    const text = plainText(line);
    const nth = next.get(text) ?? 0;
    next.set(text, nth + 1);
    const same = places.get(text) ?? [];
    const plain = same[nth];
    const alike = twins.get(text) ?? [];
    // One that is but a link may be an embed, and what stands in its place part of another block.
    const isDoubtful =
      alike.some(({ linked }) => linked === 1) && within.has(text.replace(bullet, ''));
    const isSure = line.kind !== 'other' && alike.length === same.length && !isDoubtful;
    return isSure && plain !== undefined
      ? { ...line, place: { ...line.place, plain } }
      : { ...line, kind: 'other', text: '' };
  });
}

/** What could stand in the plain text for the title of an embed, which does not stand there. */
function linesWithin(others: string[]): Set<string> {
  const lines = others.flatMap((chunk) => textOf(chunk.replace(blockTag, '\n')).split('\n'));
  return new Set(lines.map((line) => line.replace(bullet, '')));
}

const blockTag =
  /<\/?(?:p|h[234]|ul|ol|li|blockquote|figure|figcaption|table|tr|t[dh]|pre)\b[^>]*>/g;
const bullet = /^(?:-|\d+\.) /;

/** The bodies without some of their lines. */
export function withoutLines(
  bodies: readonly NinjsBody[],
  lines: readonly BodyLine[],
): NinjsBody[] {
  const { markup, plain } = chunks(bodies);
  const gone = {
    markup: new Set(lines.map(({ place }) => place.markup)),
    plain: new Set(lines.map(({ place }) => place.plain)),
  };
  const html = markup.filter((_, place) => !gone.markup.has(place)).join('\n');
  const text = plain.filter((_, place) => !gone.plain.has(place)).join('\n\n');
  const size = { charCount: text.length, wordCount: countWords(text) };
  return bodies.map((body) => ({
    ...body,
    value: body.contentType === 'text/html' ? html : text,
    ...size,
  }));
}

/** Text in markup is escaped, so a tag after a line break begins a block. */
const blockStart = /\n(?=<(?:p|h[234]|ul|ol|blockquote|figure|table|pre)[ >])/;

function chunks(bodies: readonly NinjsBody[]): { markup: string[]; plain: string[] } {
  const body = (type: NinjsBody['contentType']) =>
    bodies.find(({ contentType }) => contentType === type)?.value ?? '';
  return {
    markup: body('text/html').split(blockStart),
    plain: body('text/plain').split('\n\n'),
  };
}

function lineOf(chunk: string, markup: number): BodyLine | undefined {
  const [, name = '', inner = ''] = /^<(\w+)(?: [^>]*)?>(.*)<\/\1>$/s.exec(chunk) ?? [];
  const kind = /^h[234]$/.test(name) ? 'heading' : kinds[name];
  if (name === 'figure' || chunk === '') return undefined;
  if (kind === undefined || (kind === 'list' && nested.test(inner))) {
    return { kind: 'other', text: '', linked: 0, place: { markup } };
  }
  const text = kind === 'list' ? itemsOf(inner).join('\n') : textOf(inner);
  const links =
    inner
      .match(/<a .*?<\/a>/gs)
      ?.map(textOf)
      .join('') ?? '';
  return { kind, text, linked: text === '' ? 0 : links.length / text.length, place: { markup } };
}

const kinds: Record<string, BodyLine['kind']> = { p: 'paragraph', ul: 'list' };
const nested = /<(?:p|h[234]|ul|ol|blockquote|figure|table|pre)[ >]/;

function itemsOf(list: string): string[] {
  return list.slice('<li>'.length, -'</li>'.length).split('</li><li>').map(textOf);
}

function plainText({ kind, text }: BodyLine): string {
  return kind === 'list' ? text.replace(/^/gm, '- ') : text;
}

const characters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters[entity] ?? '');
}
