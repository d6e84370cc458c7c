import { articleThings, type Thing, textsOf } from '../html/json-ld.ts';
import { isObject, type Json, listOf } from '../json.ts';
import { resolved } from './graph.ts';

/**
 * The articles in a JSON-LD document. What describes one page (a graph, with the page among its
 * things) has one, whatever other articles it names; a list, or a graph without a page, may have
 * several, each with its text.
 *
 * @param isFull Whether a thing has a text of its own.
 */
export function articlesIn(document: Json, isFull: (thing: Thing) => boolean): Thing[] {
  const parts =
    Array.isArray(document) && document.some(isGraph)
      ? document.map((part) => listOf(resolved(part)))
      : [listOf(resolved(document))];
  const articles = parts.flatMap((things) => articlesAmong(things, isFull));
  return articles.length > 1 ? articles.filter((one) => isFull(one) || isMeantToBe(one)) : articles;
}

function articlesAmong(things: Json[], isFull: (thing: Thing) => boolean): Thing[] {
  const pagesFirst = things.toSorted((one, other) => Number(isPage(other)) - Number(isPage(one)));
  const candidates = articleThings(pagesFirst);
  const full = candidates.filter(isFull);
  const several = things.some(isPage) ? [] : things.flatMap((one) => articleThings([one]));
  if (several.filter(isFull).length > 1) return several;
  return [full[0] ?? candidates[0]].filter((one) => one !== undefined);
}

function isGraph(part: Json): boolean {
  return isObject(part) && '@graph' in part;
}

/** What tells that the things around it are those of one page. */
function isPage(thing: Json): boolean {
  const types = isObject(thing) ? textsOf(thing['@type']) : [];
  return types.some((type) => /(?:^|\/)(?:\w*Page|WebSite)$/.test(type));
}

/** An article whose text is missing, or that was taken down; not one that is only named. */
function isMeantToBe(thing: Thing): boolean {
  return ['articleBody', 'text', 'creativeWorkStatus'].some((name) => name in thing);
}
