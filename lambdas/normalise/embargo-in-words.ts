import { body } from '../article/ninjs.ts';
import type { Reading } from '../article/reading.ts';
import { embargoIn } from '../formats/wire/embargo.ts';

/** How many paragraphs may stand before the text. */
const paragraphsOfHead = 4;

const linesLeftOut = 20;

/**
 * The reading, under the embargo that stands in its headline or at the head of its text, whatever its
 * format has a field for. `now` is RFC 3339.
 *
 * @throws RejectedUpload `malformed` where such an embargo has no time that can be read.
 */
export function withEmbargoInWords(reading: Reading, now: string): Reading {
  const { article, evidence, dropped } = reading;
  if (article.pubStatus !== 'usable' || article.embargoedUntil !== undefined) return reading;
  const head = body(article, 'text/plain').slice(0, 2000).split('\n\n').slice(0, paragraphsOfHead);
  // Of a page, a word alone that was left out may be one of its menu.
  const leftOut = dropped.slice(0, linesLeftOut).filter((line) => /\d/.test(line));
  const embargoedUntil = embargoIn([article.headlines[0]?.value ?? '', ...head, ...leftOut], now);
  if (embargoedUntil === undefined) return reading;
  return {
    ...reading,
    article: { ...article, embargoedUntil },
    evidence: { ...evidence, embargoedUntil: 'embargo line' },
  };
}
