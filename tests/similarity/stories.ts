import { readFileSync } from 'node:fs';

const folder = new URL('../fixtures/stories/', import.meta.url);

/** The text of a fixture, `<event>/<name>`, without its headline. */
export function story(name: string): string {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
  return text.slice(text.indexOf('\n')).trim();
}
