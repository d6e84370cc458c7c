import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../lambdas/similarity/compare.ts';
import { sketchOf } from '../lambdas/similarity/sketch.ts';
import { treatments } from './newsroom.ts';

const folder = join(import.meta.dirname, '../tests/fixtures/stories');

/** Two texts of different publishers, of which a person knows whether they are one story. */
export interface StoryPair {
  kind: string;
  isSameStory: boolean;
  /** For whoever looks for what went wrong. */
  name: string;
  one: string;
  other: string;
}

/** Of the fixtures, what was made of them, and rewrites, against others on the same event. */
export function storyPairs(): StoryPair[] {
  const files = globSync('*/*.txt', { cwd: folder }).sort();
  const stories = files.filter((name) => !isRewrite(name));
  return [
    ...treatments.flatMap(({ name: kind, apply }) =>
      stories.map((name) => {
        const one = fixtureText(name);
        return { kind, isSameStory: true, name, one, other: apply(one) };
      }),
    ),
    ...files.filter(isRewrite).map((name) => ({
      kind: 'rewritten by another agency',
      isSameStory: true,
      name,
      one: fixtureText(name.replace('.rewrite', '')),
      other: fixtureText(name),
    })),
    ...stories.flatMap((name, at) => stories.slice(at + 1).map((next) => unrelated(name, next))),
  ];
}

function unrelated(name: string, next: string): StoryPair {
  const [event = ''] = name.split('/');
  const isSameEvent = next.startsWith(`${event}/`);
  const kind = !isSameEvent
    ? 'other events'
    : patterns.includes(event)
      ? 'same pattern, another day'
      : 'same event, another story';
  return {
    kind,
    isSameStory: false,
    name: `${name} ~ ${next}`,
    one: fixtureText(name),
    other: fixtureText(next),
  };
}

/** Folders of reports that are made to a pattern. */
const patterns = ['market-close', 'weather'];

function isRewrite(name: string): boolean {
  return name.includes('.rewrite.');
}

/** The text of a fixture, without its headline. */
export function fixtureText(name: string): string {
  const text = readFileSync(join(folder, name), 'utf8');
  return text.slice(text.indexOf('\n')).trim();
}

/** How pairs of one kind were judged. */
export interface Judged {
  kind: string;
  isSameStory: boolean;
  pairs: number;
  /** Have a key in common, so that one is found when the other comes. */
  met: number;
  /** Have one, and are judged to be one story. */
  linked: number;
  /** The least similar, of one story; else the most similar. */
  extreme: number;
  /** Names of those that were judged wrongly. */
  wrong: string[];
}

export function judgePairs(pairs: StoryPair[]): Judged[] {
  const kinds = new Map<string, Judged>();
  for (const { kind, isSameStory, name, one, other } of pairs) {
    const [mine, theirs] = [sketchOf(one), sketchOf(other)];
    const result = compare(mine.sketch, theirs.sketch, false);
    const haveMet = mine.keys.some((key) => theirs.keys.includes(key));
    const isLinked = haveMet && result.isSameStory;
    const judged = kinds.get(kind) ?? {
      kind,
      isSameStory,
      pairs: 0,
      met: 0,
      linked: 0,
      extreme: isSameStory ? 1 : 0,
      wrong: [],
    };
    judged.pairs += 1;
    judged.met += Number(haveMet);
    judged.linked += Number(isLinked);
    judged.extreme = (isSameStory ? Math.min : Math.max)(judged.extreme, result.similarity);
    if (isLinked !== isSameStory) judged.wrong.push(name);
    kinds.set(kind, judged);
  }
  return [...kinds.values()];
}

/** Of all pairs that were linked, how many are one story; of those that are, how many were linked. */
export function precisionAndRecall(judged: Judged[]): { precision: number; recall: number } {
  const sum = (of: Judged[], count: (one: Judged) => number) =>
    of.reduce((all, one) => all + count(one), 0);
  const same = judged.filter((one) => one.isSameStory);
  const right = sum(same, ({ linked }) => linked);
  return {
    precision: right / sum(judged, ({ linked }) => linked),
    recall: right / sum(same, ({ pairs }) => pairs),
  };
}
