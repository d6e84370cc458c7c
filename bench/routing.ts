import type { NinjsArticle } from '../lambdas/article/ninjs.ts';
import type { Filter } from '../lambdas/partner/subscription.ts';
import { indexFilters } from '../lambdas/route/filter-index.ts';
import { match } from '../lambdas/route/match.ts';
import { traitsOf } from '../lambdas/route/traits.ts';
import type { Summary } from './statistics.ts';
import { type Patience, time } from './stopwatch.ts';
import { figure, type Table, times } from './table.ts';

export interface RoutingResult {
  filters: number;
  /** How many let the article through. */
  matching: number;
  /** Milliseconds to find them by the index, and by one after another. */
  index: Summary;
  floor: Summary;
  timesFaster: number;
}

const subjects = Array.from({ length: 400 }, (_, index) => `medtop:${20000000 + 7 * index}`);
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ar', 'ja', 'zh'];
const words = 'harbour ferry council storm budget school strike court river festival'.split(' ');

/** Matches one article against ever more filters. */
export async function measureRouting(
  sizes: number[],
  patience: Patience,
): Promise<RoutingResult[]> {
  const traits = traitsOf(article(), 'bench-wire');
  const results: RoutingResult[] = [];
  for (const size of sizes) {
    const filters = Array.from({ length: size }, (_, index) => filterAt(index));
    const prepared = indexFilters(filters);
    const oneByOne = () => filters.filter((filter) => match(filter, traits).matches).length;
    const matching = prepared.matching(traits).length;
    if (matching !== oneByOne()) throw new Error('The index does not find what there is.');
    const index = await time(() => prepared.matching(traits), patience);
    const floor = await time(oneByOne, patience);
    results.push({
      filters: size,
      matching,
      index,
      floor,
      timesFaster: floor.median / index.median,
    });
  }
  return results;
}

/** As desks write them: a language or two, some subjects; now and then a publisher or a word. */
function filterAt(index: number): Filter {
  const pick = <T>(values: T[], step: number) => values[(index * step) % values.length] as T;
  return {
    languages: [pick(languages, 7), ...(index % 3 === 0 ? ['en'] : [])],
    ...(index % 10 !== 0 && {
      subjects: [pick(subjects, 13), pick(subjects, 29), pick(subjects, 31)],
    }),
    ...(index % 5 === 0 && { publishers: ['bench-wire', `wire-${index % 50}`] }),
    ...(index % 20 === 0 && { text: [pick(words, 3)] }),
    ...(index % 4 === 0 && { words: { least: 100 + (index % 7) * 50 } }),
    ...(index % 6 === 0 && { exclude: { subjects: [pick(subjects, 37)] } }),
  };
}

function article(): NinjsArticle {
  const text = Array.from({ length: 600 }, (_, index) => words[(index * 7) % 6]).join(' ');
  return {
    uri: 'https://bench.example/1',
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
    language: 'en-GB',
    headlines: [{ role: 'main', value: 'Ferry strike ends in the harbour' }],
    subjects: subjects.slice(0, 12).map((literal) => ({ name: literal, literal })),
    bodies: [{ role: 'main', contentType: 'text/plain', value: text, wordCount: 600 }],
  } as NinjsArticle;
}

export function routingTable(results: RoutingResult[]): Table {
  return {
    title: 'Which of many filters let one article through',
    columns: ['filters', 'match', 'index ms', 'one by one ms', '÷ index'],
    rows: results.map(({ filters, matching, index, floor, timesFaster }) => [
      filters.toLocaleString('en'),
      matching.toLocaleString('en'),
      figure(index.median),
      figure(floor.median),
      times(timesFaster),
    ]),
  };
}
