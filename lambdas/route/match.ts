import {
  type Clauses,
  type Filter,
  type ListClause,
  listClauses,
  rangeClauses,
} from '../partner/subscription.ts';
import { comparable, isWithin, type Traits } from './traits.ts';

/** Whether an article passes a filter, and what decided it. */
export interface Match {
  matches: boolean;
  /** The clause that the article failed; absent when it passed all. */
  failed?: string;
  /** One sentence for the editor who asks. */
  reason: string;
}

/** Judges an article by its clauses in order; the first that fails decides. */
export function match({ exclude, ...include }: Filter, traits: Traits): Match {
  for (const clause of clausesOf(include)) {
    if (!passes(include, clause, traits)) {
      const reason = `${clause}: it has ${shown(clause, traits)}; asked for is ${asked(include, clause)}.`;
      return { matches: false, failed: clause, reason };
    }
  }
  for (const clause of clausesOf(exclude ?? {})) {
    if (exclude && passes(exclude, clause, traits)) {
      const reason = `exclude ${clause}: it has ${shown(clause, traits)}; kept out is ${asked(exclude, clause)}.`;
      return { matches: false, failed: `exclude ${clause}`, reason };
    }
  }
  const passed = [
    ...clausesOf(include),
    ...clausesOf(exclude ?? {}).map((clause) => `exclude ${clause}`),
  ];
  return {
    matches: true,
    reason: passed.length > 0 ? `It passes ${passed.join(', ')}.` : 'The filter has no clause.',
  };
}

type Clause = keyof Clauses;

function clausesOf(clauses: Clauses): Clause[] {
  return [...listClauses, ...rangeClauses].filter((clause) => clauses[clause] !== undefined);
}

function passes(clauses: Clauses, clause: Clause, traits: Traits): boolean {
  if (clause === 'urgency' || clause === 'words') {
    return isWithin(traits[clause], clauses[clause] ?? {});
  }
  return (clauses[clause] ?? []).some((value) => has(traits, clause, comparable(clause, value)));
}

function has(traits: Traits, clause: ListClause, value: string): boolean {
  return clause === 'text'
    ? value.trim() !== '' && traits.text.includes(value)
    : value !== '' && traits[clause].includes(value);
}

function shown(clause: Clause, traits: Traits): string {
  if (clause === 'text') return 'other words';
  const value = traits[clause];
  const text = Array.isArray(value) ? [...new Set(value)].join(', ') : `${value ?? ''}`;
  return text || `no ${names[clause]}`;
}

const names: Record<Exclude<Clause, 'text'>, string> = {
  publishers: 'publisher',
  languages: 'language',
  subjects: 'subject',
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  keywords: 'keyword',
  genres: 'genre',
  urgency: 'urgency',
  words: 'words',
};

function asked(clauses: Clauses, clause: Clause): string {
  if (clause !== 'urgency' && clause !== 'words') return (clauses[clause] ?? []).join(' or ');
  const { least, most } = clauses[clause] ?? {};
  const bounds = [
    least !== undefined && `${least} at least`,
    most !== undefined && `${most} at most`,
  ];
  return bounds.filter(Boolean).join(' and ') || 'any';
}
