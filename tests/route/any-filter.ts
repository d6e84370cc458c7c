import fc from 'fast-check';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Clauses, Filter } from '../../lambdas/partner/subscription.ts';
import { article } from '../formats/articles.ts';

const names = ['a', 'B', 'c d', 'é', ''];
const languages = ['en', 'en-GB', 'de', 'pt-BR', ''];
const subjects = ['medtop:15000000', 'medtop:20000822', 'desk:reds'];
const phrases = ['ferry', 'ferry strike', 'strike', 'the', '港', 'no such', ' ', 'Strike the'];
const texts = ['The ferry strike ends', 'Ferry? Strike! the port', '港口 strike', ''];

const some = (values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const bound = fc.integer({ min: 0, max: 9 });
const range = fc.record({ least: bound, most: bound }, { requiredKeys: [] });

const clauses = fc.record(
  {
    publishers: some(['a', 'b', 'c']),
    languages: some(languages),
    subjects: some(subjects),
    people: some(names),
    organisations: some(names),
    places: some(names),
    keywords: some(names),
    genres: some(names),
    text: some(phrases),
    urgency: range,
    words: range,
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Most filters have few clauses; with all of them nothing would ever pass. */
const fewClauses = fc
  .tuple(clauses, fc.infiniteStream(fc.boolean()))
  .map(([all, keep]): Clauses => {
    const kept = Object.entries(all).filter(() => keep.next().value && keep.next().value);
    return Object.fromEntries(kept);
  });

/** Filters that articles from {@link anyArticle} pass now and then. */
export const anyFilter: fc.Arbitrary<Filter> = fc
  .tuple(fewClauses, fc.option(fewClauses, { nil: undefined }))
  .map(([include, exclude]) => ({ ...include, ...(exclude && { exclude }) }));

const concepts = some(names).map((all) => all.map((name) => ({ name })));

export const anyArticle: fc.Arbitrary<NinjsArticle> = fc
  .record({
    language: fc.constantFrom(...languages),
    people: concepts,
    organisations: concepts,
    places: concepts,
    genres: concepts,
    subjects: some(subjects).map((all) => all.map((literal) => ({ name: literal, literal }))),
    urgency: fc.integer({ min: 1, max: 9 }),
    text: fc.constantFrom(...texts),
    wordCount: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ text: value, wordCount, ...rest }) =>
    article({
      ...rest,
      bodies: [{ role: 'main', contentType: 'text/plain', value, wordCount }],
    }),
  );
