import { cleanLine } from '../../article/text.ts';
import { type Candidate, candidate } from '../html/candidate.ts';
import { isObject, type Json, listOf } from '../json.ts';
import type { Document } from '../ninjs/fields.ts';

/** The members of these names as candidates, each called by its name. */
export function said(fields: Document, names: string[]): Candidate[] {
  return names.map((name) => candidate(name, textsIn(fields[name])[0]));
}

/** A text, a list of texts, or things with a name; what means nothing in YAML is left out. */
export function textsIn(value: Json | undefined): string[] {
  return listOf(value)
    .map((one) => (isObject(one) ? (one.name ?? one.title) : one))
    .filter((one) => typeof one === 'string')
    .map(cleanLine)
    .filter((text) => text !== '' && text !== 'null' && text !== '~');
}

/** Tags may stand in one line, parted by commas. */
export function namesIn(value: Json | undefined): string[] {
  const texts = textsIn(value);
  return Array.isArray(value) ? texts : texts.flatMap((text) => text.split(/\s*,\s*/));
}
