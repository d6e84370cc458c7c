import * as z from 'zod/mini';
import { remembered } from '../http/remembered.ts';
import { type Site, SiteRefusal } from './site.ts';

export type Taxonomy = 'categories' | 'tags';

export interface Terms {
  /** Their numbers at the site. */
  ids: number[];
  /** Names that the site does not have and the user may not add. */
  missing: string[];
}

/** Numbers of terms, by site, taxonomy and name. */
const known = remembered<number>(10_000);

/** Milliseconds: a term that is deleted at the site is made again after this. */
const holds = 10 * 60_000;

const Term = z.object({ id: z.number(), name: z.string() });
const Made = z.object({ id: z.number() });
const Exists = z.object({
  code: z.literal('term_exists'),
  data: z.object({ term_id: z.number() }),
});

/** How many one question can be about, and how long a name the database has room for. */
const most = 100;
const longestName = 200;

/**
 * The numbers of categories or tags by their names. What the site does not have is added to it, if
 * the user may; a term that is missing is no reason to keep a post back.
 *
 * @throws SiteRefusal for what is not said of a term, such as a wrong password; NoReply
 */
export async function findTerms(site: Site, taxonomy: Taxonomy, names: string[]): Promise<Terms> {
  const wanted = new Map(names.map((name) => [comparable(name), name.trim()]));
  const usable = [...wanted].filter(([key, name]) => key !== '' && name.length <= longestName);
  const keyOf = (key: string) => JSON.stringify([site.name, taxonomy, key]);
  const unknown = usable.filter(([key]) => known.get(keyOf(key)) === undefined).slice(0, most);
  if (unknown.length > 0) {
    // By name: the site makes slugs of them by its own rules.
    const query = { slug: unknown.map(([, name]) => name), per_page: most, _fields: 'id,name' };
    const call = { method: 'GET', route: taxonomy, query } as const;
    for (const { id, name } of await site.call(call, z.array(Term))) {
      known.set(keyOf(comparable(name)), id, holds);
    }
  }
  const ids = new Set<number>();
  const missing: string[] = [];
  for (const [key, name] of usable) {
    const id = known.get(keyOf(key)) ?? (await add(site, taxonomy, name));
    if (id === undefined) missing.push(name);
    else {
      known.set(keyOf(key), id, holds);
      ids.add(id);
    }
  }
  return { ids: [...ids], missing };
}

async function add(site: Site, taxonomy: Taxonomy, name: string): Promise<number | undefined> {
  const query = { _fields: 'id' };
  const call = { method: 'POST', route: taxonomy, query, body: { json: { name } } } as const;
  try {
    return (await site.call(call, Made)).id;
  } catch (error) {
    if (!(error instanceof SiteRefusal)) throw error;
    const { data } = Exists.safeParse(error.json);
    if (data) return data.data.term_id;
    if (error.code === 'rest_cannot_create' || error.status === 400) return undefined;
    throw error;
  }
}

/** Names that a reader takes for the same. The site gives its names with some signs as entities. */
function comparable(name: string): string {
  return name
    .replace(/&(?:#\d+|[a-z]+);/gi, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
