import type { Json } from '../json.ts';
import { textsOf } from './json-ld.ts';

/** A value that a field may have, and which source in the page says so. */
export interface Candidate {
  value: string | undefined;
  source: string;
}

export function candidate(source: string, value: string | undefined): Candidate {
  return { source, value };
}

/** From a property of a schema.org thing. */
export function fromThing(thing: { [name: string]: Json }, name: string): Candidate {
  return candidate(`json-ld ${name}`, textsOf(thing[name], '@value', 'name')[0]);
}
