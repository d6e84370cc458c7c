import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { NotSo } from './report.ts';

/** How long anything may take on a machine that is busy with other things, in milliseconds. */
const patience = 45_000;

/** @throws NotSo when the two differ. */
export function same(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new NotSo(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}

/** @throws NotSo when the text does not contain the words. */
export function contains(what: string, text: string, words: string): void {
  if (!text.includes(words)) throw new NotSo(`${what} does not say "${words}":\n${text}`);
}

/**
 * Looks until there is something to see, and resolves to it.
 * @throws NotSo when there is nothing in good time.
 */
export async function eventually<Seen>(
  what: string,
  look: () => Promise<Seen | undefined>,
): Promise<Seen> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(200);
  }
  throw new NotSo(`${what} did not come within ${patience / 1000} s`);
}

/** @throws NotSo unless AWS refuses the request for want of a right. */
export async function refused(what: string, request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if ((error as Error).name === 'AccessDenied') return;
    throw error;
  }
  throw new NotSo(`${what} was allowed`);
}
