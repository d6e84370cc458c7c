import { describe, expect, it } from 'vitest';
import { pairsTable } from '../../bench/similarity-tables.ts';
import { judgePairs, precisionAndRecall, storyPairs } from '../../bench/story-pairs.ts';
import { formatTable } from '../../bench/table.ts';

/**
 * Stories of our own in six languages, what newsrooms do to a story, rewrites by hand, and others on
 * the same event. They guard what linking can do; being known to whoever works on it, they do not
 * measure how it does on the world's news.
 */
const judged = judgePairs(storyPairs());
console.log(formatTable(pairsTable(judged)));

const named = (kind: string) => {
  const found = judged.find((one) => one.kind === kind);
  if (!found) throw new Error(`there are no pairs ${kind}`);
  return found;
};

describe('of pairs of stories of our own', () => {
  it('those that are one story are linked, whatever a newsroom did', () => {
    const treated = judged.filter(
      ({ kind, isSameStory }) => isSameStory && kind !== 'rewritten by another agency',
    );
    expect(treated).toHaveLength(10);
    for (const { kind, pairs, linked } of treated) {
      expect(pairs).toBeGreaterThanOrEqual(40);
      expect(linked / pairs, kind).toBeGreaterThanOrEqual(0.97);
    }
  });

  it('most rewrites by another agency are linked', () => {
    const { pairs, linked } = named('rewritten by another agency');
    expect(pairs).toBeGreaterThanOrEqual(10);
    expect(linked / pairs).toBeGreaterThanOrEqual(0.9);
  });

  it('other stories on the same event are not linked, nor yesterday’s report to the same pattern', () => {
    expect(named('same event, another story').pairs).toBeGreaterThanOrEqual(50);
    for (const { isSameStory, linked, wrong } of judged) {
      if (!isSameStory) expect(linked, wrong.join('\n')).toBe(0);
    }
  });

  it('nearly all is found, and nothing wrong', () => {
    const { precision, recall } = precisionAndRecall(judged);
    expect(precision).toBe(1);
    expect(recall).toBeGreaterThanOrEqual(0.99);
  });
});
