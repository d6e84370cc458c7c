import { type Block, runsText, toPlainText } from '../../article/blocks.ts';

/** Longer texts than any article are not searched; in words. */
const longestText = 60_000;
const fewestWords = 8;
const mostWords = 80;
/** Words in a row that are looked for. */
const run = 5;

/**
 * Quotes pulled out of the text to be shown beside it: what they say stands in a longer paragraph
 * too, perhaps with a word of who said it in between.
 */
export function repeatsIn(blocks: Block[]): Set<Block> {
  const repeats = new Set<Block>();
  const quotes = blocks.filter(isQuote);
  if (quotes.length === 0) return repeats;
  const texts = new Map(blocks.map((block) => [block, wordsIn(toPlainText([block]))]));
  const sizes = [...texts.values()].map(({ length }) => length);
  if (sizes.reduce((sum, one) => sum + one, 0) > longestText) return repeats;
  const longest = new Map<string, number>();
  for (const words of texts.values()) {
    for (const key of runsIn(words)) {
      longest.set(key, Math.max(longest.get(key) ?? 0, words.length));
    }
  }
  for (const quote of quotes) {
    const words = texts.get(quote) ?? [];
    if (words.length < fewestWords || words.length > mostWords) continue;
    const keys = runsIn(words);
    const elsewhere = keys.filter((key) => (longest.get(key) ?? 0) > words.length);
    if (elsewhere.length >= (quote.type === 'quote' ? 0.6 : 1) * keys.length) repeats.add(quote);
  }
  return repeats;
}

function isQuote(block: Block): boolean {
  return (
    block.type === 'quote' ||
    (block.type === 'paragraph' && /^["“”„«»‘‹「『]/.test(runsText(block.runs)))
  );
}

function runsIn(words: string[]): string[] {
  return words
    .slice(0, Math.max(0, words.length - run + 1))
    .map((_, at) => words.slice(at, at + run).join(' '));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
