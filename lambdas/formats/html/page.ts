import { cleanLine } from '../../article/text.ts';
import { type Json, parseJson } from '../json.ts';
import { descendants, type Element, textOf } from './tree.ts';

/** What a page says of itself in places made for machines. */
export interface Page {
  root: Element;
  /** By name, property, itemprop or http-equiv in lower case; in document order. */
  metas: Map<string, string[]>;
  title: string | undefined;
  canonical: string | undefined;
  base: string | undefined;
  language: string | undefined;
  jsonLd: Json[];
}

/** Of what is meant for a title or a description, only so many characters are looked at. */
const longestValue = 10_000;

export function pageOf(root: Element): Page {
  const page: Page = {
    root,
    metas: new Map(),
    title: undefined,
    canonical: undefined,
    base: undefined,
    language: undefined,
    jsonLd: [],
  };
  for (const element of descendants(root)) note(element, page);
  return page;
}

/** The first value of the first of these names that has one. */
export function meta(
  page: Page,
  ...names: string[]
): { source: string; value: string } | undefined {
  for (const name of names) {
    const value = page.metas.get(name)?.[0];
    if (value !== undefined) return { source: name, value };
  }
  return undefined;
}

function note(element: Element, page: Page): void {
  const { attributes } = element;
  switch (element.name) {
    case 'html':
      page.language ??= attributes.lang ?? attributes['xml:lang'];
      return;
    case 'title':
      page.title ??= cleanLine(textOf(element).slice(0, longestValue)) || undefined;
      return;
    case 'base':
      page.base ??= attributes.href;
      return;
    case 'link':
      if (attributes.rel?.toLowerCase() === 'canonical') page.canonical ??= attributes.href;
      return;
    case 'meta':
      noteMeta(attributes, page.metas);
      return;
    case 'script':
      if (attributes.type?.toLowerCase().startsWith('application/ld+json')) {
        page.jsonLd.push(...lenientJson(element.children.join('')));
      }
  }
}

function noteMeta(attributes: Element['attributes'], metas: Page['metas']): void {
  const value = cleanLine((attributes.content ?? '').slice(0, longestValue));
  if (value === '') return;
  const names = [
    attributes.name,
    attributes.property,
    attributes.itemprop,
    attributes['http-equiv'],
  ];
  for (const name of names.flatMap((one) => one?.toLowerCase().split(/\s+/) ?? [])) {
    const values = metas.get(name);
    if (values) values.push(value);
    else metas.set(name, [value]);
  }
}

/** Pages hold JSON-LD with raw line breaks in strings, or wrapped in a comment: nothing is lost. */
function lenientJson(text: string): Json[] {
  const content = text.replace(/<!\[CDATA\[|\]\]>|<!--|-->/g, '');
  const start = content.search(/[[{]/);
  const end = Math.max(content.lastIndexOf('}'), content.lastIndexOf(']'));
  if (start === -1 || end < start) return [];
  const bare = content.slice(start, end + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what breaks the JSON.
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return [parseJson(attempt)];
    } catch {
      // The next attempt may do; a page is not refused for its metadata.
    }
  }
  return [];
}
