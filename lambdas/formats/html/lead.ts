import { type Block, runsText } from '../../article/blocks.ts';
import { blocksOf } from './blocks.ts';
import type { Place } from './find-article.ts';
import { leadIn } from './lead-in.ts';
import type { Element } from './tree.ts';

/** So much of a text's beginning is compared with what stands before it, in paragraphs. */
const paragraphsAhead = 3;
const mostTold = 0.9;
/** Texts that begin alike tell the same; in characters. */
const beginning = 50;

/** The paragraphs of an article that stand before its `body`, unless that begins with the same. */
export function leadOf(
  root: Element,
  place: Place,
  metadata: { headline?: string; standfirst?: string },
  base: string | undefined,
  body: Block[],
): Block[] {
  const ahead = body
    .filter((block) => block.type === 'paragraph')
    .slice(0, paragraphsAhead)
    .map((block) => runsText(block.runs));
  const known = wordsOf(ahead.join(' '));
  return leadIn(root, place, metadata)
    .flatMap((element) => blocksOf(element, { base, isLeftOut: () => false }))
    .flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading'
        ? [{ type: 'paragraph' as const, runs: block.runs }]
        : [],
    )
    .filter(({ runs }) => !isTold(runsText(runs)));

  function isTold(text: string): boolean {
    const words = [...wordsOf(text)];
    return (
      ahead.some((other) => other.slice(0, beginning) === text.slice(0, beginning)) ||
      words.filter((word) => known.has(word)).length > mostTold * words.length
    );
  }
}

/** Words; of scripts without spaces, letters. */
function wordsOf(text: string): Set<string> {
  return new Set(
    text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu),
  );
}
