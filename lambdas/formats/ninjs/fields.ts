import { toUtc } from '../../article/dates.ts';
import { cleanLine } from '../../article/text.ts';
import { isObject, type Json, listOf } from '../json.ts';

/** A ninjs document of any version: 1.x and 2.x write names in lower case, 3.x in camel case. */
export type Document = { [name: string]: Json };

/** The first of these members that is there. */
export function member(document: Document, ...names: string[]): Json | undefined {
  for (const name of names) {
    const value = document[name] ?? document[name.toLowerCase()];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A member as one line of text; several strings are joined (AP sends usage terms as a list). */
export function line(document: Document, ...names: string[]): string | undefined {
  const texts = listOf(member(document, ...names)).filter((one) => typeof one === 'string');
  return cleanLine(texts.join(' ')) || undefined;
}

/** A member as RFC 3339 in UTC; undefined when it cannot be read as a time. */
export function time(document: Document, ...names: string[]): string | undefined {
  const text = line(document, ...names);
  return text && toUtc(text);
}

/** A whole number from `least` to `most`; undefined for anything else. */
export function whole(value: Json | undefined, least: number, most: number): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  const rounded = Math.round(number);
  return rounded >= least && rounded <= most ? rounded : undefined;
}

/**
 * The members of a list of objects. ninjs 1 keeps some lists as an object, where the member's name
 * is the item's name.
 */
export function items(value: Json | undefined): Document[] {
  if (isObject(value)) {
    const named = Object.entries(value).slice(0, mostItems);
    return named.flatMap(([name, one]) => (isObject(one) ? [{ name, ...one }] : []));
  }
  return listOf(value).slice(0, mostItems).filter(isObject);
}

/** Of any list: no news item has so many subjects or pictures. */
export const mostItems = 500;

/** An object without the members that are undefined. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  // Safe: what is left has no undefined member, and T's own optional members may be absent.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
