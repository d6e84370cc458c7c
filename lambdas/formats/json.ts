import { RejectedUpload } from '../article/outcome.ts';

const deepest = 256;
const mostCharacters = 10_000_000;

/** What JSON can hold; narrowed where it is read. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/**
 * Parses JSON from outside, bounded before it is built.
 *
 * @throws RejectedUpload `too-large` beyond 10 million characters, `too-deep` beyond 256 levels,
 *   `malformed` where it is no JSON.
 */
export function parseJson(text: string): Json {
  if (text.length > mostCharacters) {
    throw new RejectedUpload(
      'too-large',
      `The JSON document is ${text.length.toLocaleString('en')} characters long; ${mostCharacters.toLocaleString('en')} is the most.`,
      'Upload one article in a file, with its pictures by address.',
    );
  }
  if (depthOf(text) > deepest) {
    throw new RejectedUpload(
      'too-deep',
      `The JSON document is nested more than ${deepest} levels deep.`,
      'Check the program that writes it.',
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RejectedUpload(
      'malformed',
      `The file begins as JSON and is not: ${error instanceof Error ? error.message : 'it cannot be parsed'}.`,
      'Check the file with a JSON validator, then upload it again.',
    );
  }
}

export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a list: itself, if it is one; nothing, if it is absent. */
export function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** How deep brackets are nested outside strings; stops counting once it is too deep. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length && most <= deepest; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return most;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
  return text.length;
}
