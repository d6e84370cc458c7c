import type { Reading } from '../article/reading.ts';

/**
 * Where each field of an article came from: as `found` says, else the place that the format has for
 * it. Fields that the article has not are left out.
 */
export function evidenceFor(
  article: Reading['article'],
  found: Record<string, string | undefined>,
  usual: Partial<Record<keyof Reading['article'], string>>,
): Record<string, string> {
  const places = Object.entries({ ...usual, ...defined(found) }).filter(
    ([field]) => field in article || found[field] !== undefined,
  );
  return Object.fromEntries(places);
}

function defined(found: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, source]) => (source ? [[field, source]] : [])),
  );
}
