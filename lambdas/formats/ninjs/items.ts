import { RejectedUpload } from '../../article/outcome.ts';
import type { Beside } from '../../article/reading.ts';
import { isObject, type Json, listOf, parseJson } from '../json.ts';
import { withPackedJson } from '../packed/references.ts';
import { type Document, items, line, member } from './fields.ts';

/**
 * The items in a file: a single one, also in the envelope of AP's Media API, a list of them, or one
 * on each line. Media that a text in the file refers to go with that text. What is no item is why.
 *
 * @throws RejectedUpload when the file is no JSON.
 */
export function itemsIn(text: string, beside?: Beside): (Document | RejectedUpload)[] {
  const found = isLines(text)
    ? text.split('\n').flatMap((one) => (one.trim() === '' ? [] : [parsedLine(one, beside)]))
    : listed(withPackedJson(parseJson(text), beside)).map(documentIn);
  return withTheirMedia(found);
}

/** JSON Lines: a document that is written over several lines has none that ends where one does. */
function isLines(text: string): boolean {
  return /^\s*\{[^\r\n]*\}[ \t]*\r?\n\s*\{/.test(text);
}

function parsedLine(text: string, beside?: Beside): Document | RejectedUpload {
  try {
    return documentIn(withPackedJson(parseJson(text), beside));
  } catch (error) {
    if (error instanceof RejectedUpload) return error;
    throw error;
  }
}

/** Agencies' feeds keep their items under these names; an item of its own has a body or a headline. */
function listed(json: Json): Json[] {
  const data = isObject(json) && isObject(json.data) ? json.data : json;
  const list = isObject(data) ? (data.items ?? data._items) : undefined;
  return Array.isArray(list) && list.length > 0 ? list : listOf(json);
}

function documentIn(json: Json): Document | RejectedUpload {
  if (!isObject(json)) return notObject();
  const data = isObject(json.data) ? json.data : json;
  return isObject(data.item) ? data.item : json;
}

/** What an association only names is filled in with the item that it names, which then is no other. */
function withTheirMedia(found: (Document | RejectedUpload)[]): (Document | RejectedUpload)[] {
  const media = new Map(
    found.flatMap((one) => {
      const uri = one instanceof RejectedUpload || isText(one) ? undefined : uriOf(one);
      return uri && !(one instanceof RejectedUpload) ? [[uri, one] as const] : [];
    }),
  );
  const taken = new Set<Document>();
  const filledIn = (association: Document): Document => {
    const item = media.get(uriOf(association) ?? '');
    if (!item) return association;
    taken.add(item);
    return { ...item, ...association };
  };
  const filled = found.map((one) => {
    if (media.size === 0 || one instanceof RejectedUpload || !isText(one)) return one;
    const associations = items(member(one, 'associations')).map(filledIn);
    return associations.length > 0 ? { ...one, associations } : one;
  });
  return filled.filter((one) => one instanceof RejectedUpload || !taken.has(one));
}

function isText(document: Document): boolean {
  const type = line(document, 'type') ?? 'text';
  return type === 'text' || type === 'composite';
}

function uriOf(document: Document): string | undefined {
  return line(document, 'uri', 'guid');
}

function notObject(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The file holds a value that is no JSON object, where a ninjs item should be.',
    'Check the program that writes the file.',
  );
}
