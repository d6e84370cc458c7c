import type { NinjsArticle } from '../article/ninjs.ts';
import type { Subscription } from '../partner/subscription.ts';
import { indexRights } from '../rights/rights-index.ts';
import { type Terms, termsOf } from '../rights/terms.ts';
import { indexFilters } from './filter-index.ts';
import { type Traits, traitsOf } from './traits.ts';

/** What of an article decides who may have it. */
export interface Judged {
  traits: Traits;
  terms: Terms;
}

export function judged(article: NinjsArticle, publisher: string): Judged {
  return { traits: traitsOf(article, publisher), terms: termsOf(article) };
}

/** Finds those of many subscriptions that an article is for: in order, by what was prepared. */
export type Select = (article: Judged) => Subscription[];

/** Those whose filter lets the article through, and whose rights allow it. */
export function selectEntitled(all: readonly Subscription[]): Select {
  const filters = indexFilters(all.map(({ filter }) => filter));
  const rights = indexRights(all.map((one) => one.rights));
  return ({ traits, terms }) => {
    const isKept = rights.keptFrom(terms);
    return filters
      .matching(traits)
      .flatMap((position) => (isKept(position) ? [] : (all[position] ?? [])));
  };
}

/**
 * Those that have an exclusive right to the article. One that Wirecopy paused keeps its right: its
 * endpoint may be back in an hour.
 */
export function selectClaims(all: readonly Subscription[]): Select {
  const claimants = all.filter((one) => one.exclusive && (one.active || one.paused));
  const selectOwn = selectEntitled(claimants);
  const selectExclusive = indexFilters(claimants.map(({ exclusive }) => exclusive?.filter ?? {}));
  return (article) => {
    if (claimants.length === 0) return [];
    const exclusive = new Set(selectExclusive.matching(article.traits).map((at) => claimants[at]));
    return selectOwn(article).filter((one) => exclusive.has(one));
  };
}
