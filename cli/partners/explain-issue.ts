import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod/mini';
import { PartnerFile } from '../../lambdas/partner/partner-file.ts';

/** What is wrong at a place in a partner's file, in one sentence. */
export interface Explained {
  path: PropertyKey[];
  sentence: string;
}

/** Says what an issue means, and what was probably meant instead. */
export function explainIssue(issue: z.core.$ZodIssue, file: unknown): Explained[] {
  const { path } = issue;
  const name = path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      sentence: `${name} has no place for "${key}"${suggestion(key, known)}.`,
    }));
  }
  // Of a key, what is wrong with it is told within.
  const { message } = (issue.code === 'invalid_key' && issue.issues[0]) || issue;
  const given = valueAt(file, path);
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const meant = typeof given === 'string' ? suggestion(given, values) : '';
  return [
    { path, sentence: `${name} ${given === undefined ? 'is missing' : `${message}${meant}`}.` },
  ];
}

/** The nearest of what is known, unless it is far off. */
function suggestion(given: string, known: string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(given, known);
  return distance(given, nearest) <= Math.max(2, given.length / 3)
    ? `: "${nearest}" was probably meant`
    : '';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isRecord(inner) ? inner[String(key)] : undefined),
    value,
  );
}

/** The keys that an object at this path may have, as the schema says. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let here: unknown[] = [z.toJSONSchema(PartnerFile)];
  for (const key of path) here = here.flatMap((schema) => stepInto(schema, key));
  return here.flatMap(alternatives).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

interface Schema {
  properties?: Record<string, unknown>;
  items?: unknown;
  anyOf?: unknown[];
  oneOf?: unknown[];
}

function stepInto(schema: unknown, key: PropertyKey): unknown[] {
  return alternatives(schema).flatMap(({ properties, items }) =>
    typeof key === 'number' ? (items ?? []) : (properties?.[String(key)] ?? []),
  );
}

function alternatives(schema: unknown): Schema[] {
  const { anyOf, oneOf, ...rest } = schema as Schema;
  return [rest, ...[...(anyOf ?? []), ...(oneOf ?? [])].flatMap(alternatives)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
