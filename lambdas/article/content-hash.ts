import { createHash } from 'node:crypto';
import type { Reading } from './reading.ts';

/** When and under which other names it was sent does not change what an article says. */
const notMeaning = new Set(['firstCreated', 'versionCreated', 'contentCreated', 'altIds']);

/**
 * A hash over what the article says: the same for the same words and facts, however they were
 * spaced, ordered or formatted in the file. Hexadecimal SHA-256.
 */
export function contentHash(article: Reading['article']): string {
  const { bodies, ...fields } = article;
  const meaning = {
    ...fields,
    body: bodies
      .find((body) => body.contentType === 'text/html')
      ?.value.replace(pictureQuery, '$1'),
  };
  return createHash('sha256').update(canonical(meaning)).digest('hex');
}

/** Image servers sign and size by query: another query is not another picture. */
const pictureQuery = /(<img src="[^"?]*)\?[^"]*/g;

/** JSON with sorted names, white space collapsed, and without what is absent or not meaning. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.replace(/\s+/g, ' ').trim());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([name, member]) => member !== undefined && !notMeaning.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
