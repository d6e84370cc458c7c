import { type BodyLine, linesOfBody, withoutLines } from '../../article/body-lines.ts';
import { isSentence } from '../../article/furniture.ts';
import type { LearntFurniture, RecurringLine } from '../../article/learnt-furniture.ts';
import type { Reading } from '../../article/reading.ts';
import { countBits, furnitureIn } from './recurring.ts';
import { lineHash } from './words.ts';

/**
 * A reading without the recurring furniture of its publisher, which is added to its dropped lines
 * and told in its evidence. An article always keeps a sentence. `now` is in epoch milliseconds.
 */
export function withoutLearnt(
  reading: Reading,
  learnt: LearntFurniture,
  publisher: string,
  now: number,
): Reading {
  if (learnt.off) return reading;
  const { article, evidence, dropped } = reading;
  const lines = linesOfBody(article.bodies);
  const gone = goneOf(lines, learnt, now);
  const isLeft = lines.some(
    (line) => !gone.has(line) && line.kind === 'paragraph' && isSentence(line.text),
  );
  if (gone.size === 0 || !isLeft) return reading;
  const left = lines.filter((line) => gone.has(line));
  const counts = new Set(left.map((line) => countBits(gone.get(line)?.seen ?? 0)));
  return {
    ...reading,
    article: { ...article, bodies: withoutLines(article.bodies, left) },
    evidence: {
      ...evidence,
      furniture: `learnt from ${[...counts].join(', ')} of the last ${learnt.articles.length} articles of ${publisher}`,
    },
    dropped: [...dropped, ...left.map(({ text }) => text)],
  };
}

/**
 * The lines that go. What speaks for the house goes wherever it stands; any other line only from the
 * ends, with nothing kept outside it; a heading only together with what it heads.
 */
function goneOf(
  lines: BodyLine[],
  learnt: LearntFurniture,
  now: number,
): Map<BodyLine, RecurringLine> {
  const furniture = furnitureIn(learnt, now);
  const gone = new Map<BodyLine, RecurringLine>();
  if (furniture.size === 0) return gone;
  const found = lines.map(({ kind, text }) =>
    kind === 'other' ? undefined : furniture.get(lineHash(text)),
  );
  let isOutermost = true;
  for (const [index, line] of [...lines.entries()].reverse()) {
    const one = found[index];
    const next = lines[index + 1];
    const isClosed = line.kind !== 'heading' || next === undefined || gone.has(next);
    if (one && isClosed && (isOutermost || one.ground === 'voice')) gone.set(line, one.line);
    else isOutermost = false;
  }
  for (const [index, line] of lines.entries()) {
    const one = found[index];
    if (gone.has(line)) continue;
    if (!one || line.kind === 'heading') break;
    gone.set(line, one.line);
  }
  return gone;
}
