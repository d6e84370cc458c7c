import { type BodyLine, linesOfBody } from '../../article/body-lines.ts';
import type { LearntFurniture, RecurringLine } from '../../article/learnt-furniture.ts';
import type { Reading } from '../../article/reading.ts';
import { hasToStay, speaksForHouse } from './house-voice.ts';
import { countBits, dayOf, older, recentArticles } from './recurring.ts';
import { isAkin, lineHash, wordsOf } from './words.ts';

/** How many lines are remembered, and of how many the words are kept, and how much of each. */
const mostLines = 120;
const mostTexts = 20;
const beginning = /^.{0,80}/su;

/** Longer lines are prose. In characters. */
const longestLine = 600;

/** Lines that do not speak for the house are looked for among the first and the last so many. */
const atHead = 2;
const atTail = 5;

/** How many new lines are taken for the story: long texts have all words. */
const storyLines = 20;

/** How much is kept of an article's subject: enough to tell it from others. */
const mostWords = 4;

/**
 * What is known after one more article was published, as it was read. An article that was learnt
 * from, or that has the headline of one, teaches nothing: then the very same state is returned.
 * `now` is in epoch milliseconds.
 */
export function learn(
  learnt: LearntFurniture,
  id: string,
  { headlines, bodies }: Pick<Reading['article'], 'headlines' | 'bodies'>,
  now: number,
): LearntFurniture {
  const headline = headlines[0]?.value ?? '';
  const about = [...wordsOf(headline)].slice(0, mostWords);
  const lines = linesOfBody(bodies);
  if (learnt.off || lines.length === 0 || learnt.articles.some(isSame)) return learnt;
  const known = new Set(learnt.lines.map(({ hash }) => hash));
  const hashed = lines.map((line) => ({ line, hash: lineHash(line.text) }));
  const told = hashed.filter(({ hash }) => !known.has(hash)).slice(0, storyLines);
  const story = wordsOf([headline, ...told.map(({ line }) => line.text)].join('\n'));
  const recurring = new Map(
    learnt.lines.map((line) => [
      line.hash,
      { ...line, seen: older(line.seen), akin: older(line.akin) },
    ]),
  );
  for (const { line, hash } of hashed.filter(({ line }, index) => mayRecur(line, index))) {
    recurring.set(hash, sighted(recurring.get(hash), hash, line, story, now));
  }
  return {
    ...learnt,
    articles: [{ id, about }, ...learnt.articles].slice(0, recentArticles),
    lines: bounded([...recurring.values()]),
  };

  function isSame(one: LearntFurniture['articles'][number]): boolean {
    return one.id === id || (about.length > 1 && one.about.join() === about.join());
  }

  function mayRecur(line: BodyLine, index: number): boolean {
    const isAtEnd = index < atHead || index >= lines.length - atTail;
    return (
      line.text.length <= longestLine &&
      /\p{L}/u.test(line.text) &&
      (isAtEnd || speaksForHouse(line)) &&
      !hasToStay(line.text)
    );
  }
}

/** The line with one more sighting, in the newest article; a line may stand there twice. */
function sighted(
  before: RecurringLine | undefined,
  hash: string,
  line: BodyLine,
  story: ReadonlySet<string>,
  now: number,
): RecurringLine {
  if (!before) {
    const voice = speaksForHouse(line);
    return { hash, seen: 1, akin: 0, since: dayOf(now), ...(voice && { voice }) };
  }
  if (before.seen % 2 === 1) return before;
  return {
    ...before,
    seen: before.seen + 1,
    akin: before.akin + (isAkin(line.text, story) ? 1 : 0),
    text: beginning.exec(line.text)?.[0] ?? '',
  };
}

/** Those that are seen most stay, and of those that are seen as often the newest. */
function bounded(lines: RecurringLine[]): RecurringLine[] {
  return lines
    .filter(({ seen }) => seen > 0)
    .sort(
      (one, other) =>
        countBits(other.seen) - countBits(one.seen) ||
        one.seen - other.seen ||
        (one.hash < other.hash ? -1 : 1),
    )
    .slice(0, mostLines)
    .map((line, index) => (index < mostTexts ? line : withoutText(line)));
}

function withoutText({ text, ...line }: RecurringLine): RecurringLine {
  return line;
}
