import { type Block, runsText } from '../../article/blocks.ts';
import { withoutFurniture } from '../../article/furniture.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Beside } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { keepBody } from '../html/keep-body.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { paragraphsOf } from '../text/paragraphs.ts';
import { speaksOfEmbargo } from '../wire/embargo.ts';
import type { Text } from './content.ts';
import { headOfText, isMailFurniture, isSignature, unflowed, withoutMail } from './letter.ts';
import { blocksOfMail } from './markup.ts';

/**
 * The blocks of all texts without what mail added, and the headline: the subject, else the first
 * line.
 *
 * @throws RejectedUpload `too-large` beyond a million characters, or ten million of markup.
 */
export function bodyOf(texts: Text[], title: string | undefined, beside?: Beside) {
  const dropped: string[] = [];
  const blocks: Block[] = [];
  for (const part of texts) {
    refuseLong(part);
    const { text, isMarkup, isFlowed, deletesSpace } = part;
    if (isMarkup) blocks.push(...upToSignature(blocksOfMail(text, beside)));
    else {
      const letter = withoutMail(text);
      const lines = isFlowed
        ? unflowed(letter.lines, deletesSpace).split('\n').map(cleanLine)
        : paragraphsOf(letter.lines);
      const { kept, dropped: furniture } = withoutFurniture(lines.filter((line) => line !== ''));
      dropped.push(...letter.dropped, ...furniture);
      blocks.push(...linesToBlocks(kept));
    }
  }
  const { aside = [], own = [] } = Object.groupBy(blocks, (block, index) =>
    isAside(block, index) ? 'aside' : 'own',
  );
  dropped.push(...aside.map((block) => lineOf(block) ?? ''));
  const headline = title ?? lineOf(own.shift());
  const head = headOfText(
    own.map((block) => lineOf(block) ?? ''),
    headline ?? '',
  );
  const body = keepBody(own.slice(head.length), {
    keywords: [],
    evidence: {},
    ...(headline && { headline }),
  });
  return {
    headline: headline || undefined,
    by: head.by,
    blocks: body.blocks,
    dropped: [...dropped, ...body.dropped],
  };
}

/** An embargo stands at the head of a release, before its text. */
const linesOfHead = 6;

/** An embargo at the head, and what mail added. */
function isAside(block: Block, index: number): boolean {
  const line = lineOf(block) ?? '';
  return (index < linesOfHead && speaksOfEmbargo(line)) || isMailFurniture(line);
}

function lineOf(block: Block | undefined): string | undefined {
  return block?.type === 'paragraph' || block?.type === 'heading'
    ? runsText(block.runs)
    : undefined;
}

function upToSignature(blocks: Block[]): Block[] {
  const end = blocks.findIndex((block) => isSignature(lineOf(block) ?? ''));
  return end === -1 ? blocks : blocks.slice(0, end);
}

const longestText = 1_000_000;
const longestMarkup = 10_000_000;
const mostLines = 50_000;

function refuseLong({ text, isMarkup }: Text): void {
  const longest = isMarkup ? longestMarkup : longestText;
  if (text.length > longest) {
    throw tooLarge(`is ${text.length.toLocaleString('en')} characters long`, longest);
  }
  const lines = isMarkup ? 0 : text.split('\n').length;
  if (lines > mostLines) throw tooLarge(`has ${lines.toLocaleString('en')} lines`, mostLines);
}

function tooLarge(size: string, most: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The text of the message ${size}; ${most.toLocaleString('en')} is the most.`,
    'Send one article in a message.',
  );
}
