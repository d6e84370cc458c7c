import {
  type Clauses,
  type Filter,
  listClauses,
  type RangeClause,
  rangeClauses,
} from '../partner/subscription.ts';
import { comparable, isWithin, type Traits } from './traits.ts';

/**
 * Many filters, prepared so that an article is not compared with each of them: for every clause, the
 * filters that ask for a value stand in a list under that value. The article's own values pick the
 * lists, and what a clause lets through is a bit for each filter.
 */
export interface FilterIndex {
  /** The positions of the filters that let an article through, in order. */
  matching(traits: Traits): number[];
}

export function indexFilters(filters: readonly Filter[]): FilterIndex {
  const include = clauseIndexes(filters);
  const exclude = clauseIndexes(filters.map((one) => one.exclude ?? {}));
  const size = Math.ceil(filters.length / 32);
  return {
    matching(traits) {
      const passed = new Uint32Array(size).fill(0xffffffff);
      const letThrough = new Uint32Array(size);
      for (const { without, asking } of include) {
        letThrough.set(without);
        for (const filter of asking(traits)) setBit(letThrough, filter);
        for (let at = 0; at < size; at++) passed[at] = (passed[at] ?? 0) & (letThrough[at] ?? 0);
      }
      for (const { asking } of exclude) {
        for (const filter of asking(traits)) clearBit(passed, filter);
      }
      return positions(passed, filters.length);
    },
  };
}

/** One clause of all the filters. */
interface ClauseIndex {
  /** A bit for each filter that has not got the clause. */
  without: Uint32Array;
  /** The filters that ask for something that the article has; some may come twice. */
  asking(traits: Traits): number[];
}

/** The filters that ask for a value, by that value. */
type Lists = Map<string, number[]>;

/** Of those clauses that any filter has. */
function clauseIndexes(filters: readonly Clauses[]): ClauseIndex[] {
  const indexes = listClauses.map((clause) => {
    const { lists, without } = listsOf(filters, (one) =>
      one[clause]?.map((value) => comparable(clause, value)),
    );
    if (!lists) return undefined;
    if (clause === 'text') return { without, asking: phraseFinder(lists) };
    const asking = (traits: Traits) => traits[clause].flatMap((value) => lists.get(value) ?? []);
    return { without, asking };
  });
  const ranges = rangeClauses.map((clause) => {
    const { lists, without } = listsOf(filters, (one) => one[clause] && [rangeKey(one[clause])]);
    return lists && { without, asking: rangeFinder(lists, clause) };
  });
  return [...indexes, ...ranges].filter((one) => one !== undefined);
}

function listsOf(
  filters: readonly Clauses[],
  valuesOf: (filter: Clauses) => string[] | undefined,
): { lists: Lists | undefined; without: Uint32Array } {
  const without = new Uint32Array(Math.ceil(filters.length / 32));
  const lists: Lists = new Map();
  let isAsked = false;
  filters.forEach((filter, position) => {
    const values = valuesOf(filter);
    if (values === undefined) setBit(without, position);
    else isAsked = true;
    for (const value of values ?? []) {
      if (value.trim() === '') continue;
      const list = lists.get(value);
      if (list) list.push(position);
      else lists.set(value, [position]);
    }
  });
  return { lists: isAsked ? lists : undefined, without };
}

/** Looks only for phrases whose first word is in the article. */
function phraseFinder(lists: Lists): ClauseIndex['asking'] {
  const byFirstWord = Map.groupBy(lists, ([phrase]) => firstWord(phrase));
  return ({ text }) =>
    [...new Set(text.split(' '))].flatMap((word) =>
      (byFirstWord.get(word) ?? []).flatMap(([phrase, list]) =>
        text.includes(phrase) ? list : [],
      ),
    );
}

function firstWord(phrase: string): string {
  return phrase.slice(1, phrase.indexOf(' ', 1));
}

/** Ranges are few, however many filters ask for one. */
function rangeFinder(lists: Lists, clause: RangeClause): ClauseIndex['asking'] {
  const ranges = [...lists].map(([key, list]) => ({ range: JSON.parse(key), list }));
  return (traits) =>
    ranges.flatMap(({ range, list }) => (isWithin(traits[clause], range) ? list : []));
}

function rangeKey({ least, most }: NonNullable<Clauses[RangeClause]>): string {
  return JSON.stringify({ least, most });
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

function clearBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

function positions(bits: Uint32Array, count: number): number[] {
  const found: number[] = [];
  bits.forEach((word, index) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) {
      const position = index * 32 + 31 - Math.clz32(rest & -rest);
      if (position < count) found.push(position);
    }
  });
  return found;
}
