import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import type { Tags } from '../../lambdas/tag/engine.ts';
import { broaderTopics } from '../../lambdas/tag/topics.ts';
import { articleOf } from './article.ts';

/**
 * Short articles of our own with the tags that an editor would give. They guard what the engine can
 * do; being known to whoever works on it, they do not measure how it does on the world's news.
 */
interface Judged {
  headline: string;
  text: string[];
  expected: {
    /** ISO 3166-1 alpha-2. */
    places: string[];
    people: string[];
    organisations: string[];
    /** Media Topics that must be found, themselves or below what is found. */
    subjects: string[];
    /** Media Topics that are right as well. */
    alsoRight: string[];
  };
}

const folder = new URL('../fixtures/tag/', import.meta.url);
const judged: Judged[] = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
);
const results = await Promise.all(
  judged.map(async ({ headline, text, expected }) => ({
    expected,
    tags: await embeddedEngine.tag(articleOf({ headline, text: text.join('\n\n') })),
  })),
);

function measure(
  found: (tags: Tags) => string[],
  wanted: (expected: Judged['expected']) => string[],
  allowed: (expected: Judged['expected']) => string[] = wanted,
) {
  let [right, wrong, missing] = [0, 0, 0];
  for (const { tags, expected } of results) {
    const got = found(tags);
    const fit = new Set([...wanted(expected), ...allowed(expected)]);
    right += got.filter((one) => fit.has(one)).length;
    wrong += got.filter((one) => !fit.has(one)).length;
    missing += wanted(expected).filter((one) => !got.includes(one)).length;
  }
  return { precision: right / (right + wrong), recall: right / (right + missing) };
}

describe(`over ${judged.length} articles of our own`, () => {
  it('finds the countries', () => {
    const { precision, recall } = measure(
      ({ places }) => places.flatMap(({ literal }) => literal ?? []),
      ({ places }) => places,
    );
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.92);
  });

  it('finds the people', () => {
    const { precision, recall } = measure(
      ({ people }) => people.map(({ name }) => name),
      ({ people }) => people,
    );
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('finds the organisations', () => {
    const { precision, recall } = measure(
      ({ organisations }) => organisations.map(({ name }) => name),
      ({ organisations }) => organisations,
    );
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('finds the subjects, and hardly a wrong one', () => {
    const { precision } = measure(
      ({ subjects }) => subjects.map(({ code }) => code.replace('medtop:', '')),
      ({ subjects }) => subjects,
      ({ alsoRight }) => alsoRight,
    );
    const { recall } = measure(
      ({ subjects }) =>
        subjects
          .flatMap(({ code }) => [code, ...broaderTopics(code).map((one) => one.code)])
          .map((code) => code.replace('medtop:', '')),
      ({ subjects }) => subjects,
    );
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});
