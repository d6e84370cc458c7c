import { RejectedUpload } from '../article/outcome.ts';
import { placeOfBreak } from './json-place.ts';

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
    const { line, column } = placeOfBreak(text);
    throw new RejectedUpload(
      'malformed',
      `The file begins as JSON and is not: ${reasonOf(error)} (line ${line}, column ${column}).`,
      'Check the file with a JSON validator, then upload it again.',
    );
  }
}

/** The engine's own words, without its place, which it seldom gives, and what it quotes. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return (
    message.replace(/ in JSON at position.*|, (?:\.\.\.)?".*| JSON input$/s, '') || 'it breaks off'
  );
}

export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The names of the members of a JSON document's object, or of the first object in its list: what
 * formats are recognised by. Nothing is built. Empty for any other text.
 */
export function memberNames(text: string): Set<string> {
  const names = new Set<string>();
  const start = /^\s*(?:\[\s*)?\{/.exec(text.slice(0, 1000))?.[0].length;
  if (start === undefined) return names;
  const isName = /\s*:/y;
  let depth = 1;
  for (let at = start; at < text.length && depth > 0; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      isName.lastIndex = end + 1;
      if (depth === 1 && isName.test(text)) names.add(text.slice(at + 1, end));
      at = end;
    } else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return names;
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
