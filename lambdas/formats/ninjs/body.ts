import { type Block, runsText } from '../../article/blocks.ts';
import type { NinjsText } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { blocksOf } from '../html/blocks.ts';
import { parseMarkup, textOf } from '../html/tree.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { type Document, items, line, member } from './fields.ts';

/**
 * The text of the article: marked up if the document has it so, else plain. Empty when it has
 * none. Some agencies repeat the headline in it; it is left out there.
 */
export function bodyIn(
  document: Document,
  headline: string | undefined,
): { blocks: Block[]; source: string } {
  const [best] = candidates(document).sort((one, other) => other.rank - one.rank);
  if (!best) return { blocks: [], source: '' };
  const blocks = best.isMarkup
    ? blocksOf(parseMarkup(best.value), { base: undefined, isLeftOut: () => false })
    : linesToBlocks(paragraphsOf(best.value));
  const isRepeated = (block: Block, index: number) =>
    index < 2 &&
    (block.type === 'heading' || block.type === 'paragraph') &&
    runsText(block.runs) === headline;
  return {
    blocks: blocks.filter((block, index) => !isRepeated(block, index)),
    source: best.source,
  };
}

/** Headlines, standfirst, summary: each as one line without markup, with the part that it plays. */
export function textsIn(document: Document, list: string, ...single: string[]): NinjsText[] {
  const listed = items(document[list]).map((item) => ({
    role: line(item, 'role'),
    value: line(item, 'value'),
  }));
  const alone = single.map((name) => ({ role: undefined, value: line(document, name) }));
  const texts = [...listed, ...alone].flatMap(({ role, value }) => {
    const text = value && cleanLine(textOf(parseMarkup(value)));
    return text ? [{ ...(role && { role }), value: text }] : [];
  });
  return [...new Map(texts.toReversed().map((text) => [text.value, text])).values()].toReversed();
}

interface Candidate {
  value: string;
  source: string;
  isMarkup: boolean;
  rank: number;
}

function candidates(document: Document): Candidate[] {
  const listed = items(member(document, 'bodies')).map((item, index) => ({
    value: item.value,
    source: `bodies[${index}]`,
    type: line(item, 'contentType') ?? '',
  }));
  const single = Object.entries(document)
    .filter(([name]) => /^body(_|$)/i.test(name))
    .map(([name, value]) => ({ value, source: name, type: /html/i.test(name) ? 'text/html' : '' }));
  return [...listed, ...single]
    .flatMap(({ value, source, type }) => {
      if (typeof value !== 'string' || value.trim() === '') return [];
      const isXml = /\/(?:[\w.-]+\+)?xml$/.test(type) && !/xhtml/.test(type);
      const isMarkup = /html/i.test(type) || (type === '' && /<p[\s>]/i.test(value));
      return [{ value, source, isMarkup, rank: isXml ? 0 : isMarkup ? 2 : 1 }];
    })
    .filter(({ rank }) => rank > 0);
}

/** What some agencies send a short text as, where the item has no body at all. */
export function describedBody(document: Document): { blocks: Block[]; source: string } {
  const isBodied = Object.keys(document).some((name) => /^(?:bodies$|body(?:_|$))/i.test(name));
  const [text] = isBodied ? [] : textsIn(document, 'descriptions', 'description_text');
  const blocks = text ? linesToBlocks(paragraphsOf(text.value)) : [];
  return { blocks, source: blocks.length > 0 ? 'descriptions' : '' };
}
