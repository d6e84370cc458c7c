import type { Block } from '../article/blocks.ts';
import { body, type NinjsArticle } from '../article/ninjs.ts';
import { cleanLine } from '../article/text.ts';
import { blocksOf } from './html/blocks.ts';
import { parseMarkup, textOf } from './html/tree.ts';
import { linesToBlocks } from './text/blocks.ts';
import { paragraphsOf } from './text/paragraphs.ts';

/** The blocks of markup that is all article, without a page around it. */
export function markupBlocks(markup: string, base: string | undefined): Block[] {
  return blocksOf(parseMarkup(markup), { base, isLeftOut: () => false });
}

/** The blocks that an article's body was written from, however many. */
export function bodyBlocks(article: NinjsArticle): Block[] {
  const whole = parseMarkup(body(article, 'text/html'), Number.POSITIVE_INFINITY);
  return blocksOf(whole, { base: undefined, isLeftOut: () => false });
}

/** The blocks of a text that may be marked up or plain, or have been escaped on its way. */
export function textBlocks(text: string, base: string | undefined): Block[] {
  const isPlain = !markup.test(text);
  const whole = isPlain && entity.test(text) ? textOf(parseMarkup(text)) : text;
  return markup.test(whole) ? markupBlocks(whole, base) : linesToBlocks(paragraphsOf(whole));
}

const markup =
  /<\/?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|pre|table|figure|img|section|article|a|em|strong|b|i|u|span|font|small|su[bp]|script|style|iframe)[\s/>]/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/** A line of markup as text. */
export function markupLine(markup: string): string {
  return cleanLine(textOf(parseMarkup(markup)));
}
