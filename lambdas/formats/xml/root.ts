import { firstTag } from '../first-tag.ts';

/**
 * The name of a document's root element in lower case, without its prefix; also where a document
 * type declaration with declarations of its own stands before it.
 */
export function rootOf(text: string): string | undefined {
  const tag = firstTag(text);
  if (tag !== undefined || !/^\s*</.test(text.slice(0, 1000))) return tag;
  return /<!DOCTYPE\s+(?:[\w.-]+:)?([\w.-]+)/i.exec(text.slice(0, 4096))?.[1]?.toLowerCase();
}
