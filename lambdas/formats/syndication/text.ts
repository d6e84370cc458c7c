import type { Block } from '../../article/blocks.ts';
import { cleanLine } from '../../article/text.ts';
import { markupLine, textBlocks } from '../body-text.ts';
import { parseMarkup, textOf } from '../html/tree.ts';
import { xhtmlBlocks } from '../xml/body.ts';
import { elementsOf, lineIn, textIn, type XmlElement } from '../xml/read.ts';

/** A text of a feed, and which part of its item it was read from. */
export interface FeedText {
  blocks: Block[];
  source: string;
}

/** A text that is escaped markup, markup that stands there bare, or plain. */
export function textFrom(element: XmlElement | undefined, source: string, base?: string): FeedText {
  if (!element) return { blocks: [], source };
  const isBare = elementsOf(element).length > 0;
  const blocks = isBare ? xhtmlBlocks(element, base) : textBlocks(textIn(element), base);
  return { blocks, source };
}

/** A title; where markup stands in it bare, its text. */
export function titleIn(element: XmlElement | undefined): string | undefined {
  const isBare = elementsOf(element).length > 0;
  return isBare ? lineIn(element) : element && titleOf(textIn(element));
}

/**
 * A title as one line. Formats do not say whether it is markup, so only what plainly is counts as
 * such: "Talks <today>" is text, and "AT&amp;T" has been escaped once too often.
 */
export function titleOf(text: string): string | undefined {
  const line = inline.test(text) ? markupLine(text) : cleanLine(text.replace(entity, unescaped));
  return line || undefined;
}

const inline =
  /<\/?(?:a|abbr|b|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|mark|p|q|s|script|small|span|strike|strong|style|su[bp]|u)(?:\s[^<>]*)?\/?>/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

function unescaped(reference: string): string {
  return textOf(parseMarkup(reference));
}

/** The name of a person from a field for an address: "jane@post.example (Jane Doe)". */
export function nameIn(line: string | undefined): string | undefined {
  if (line === undefined || line.length > longestName) return undefined;
  const inBrackets = /^\S+@\S+\s+\((.+)\)$/.exec(line)?.[1];
  const beforeAddress = /^(.+?)\s*<\S+@\S+>$/.exec(line)?.[1];
  const name = inBrackets ?? beforeAddress ?? line;
  return name.includes('@') ? undefined : titleOf(name);
}

const longestName = 300;
