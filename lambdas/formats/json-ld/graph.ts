import { isObject, type Json } from '../json.ts';

/**
 * A JSON-LD document in which each reference, `{"@id": "#jane"}`, has what the document says of that
 * thing elsewhere, one level down: in a graph, authors and pictures stand beside the article.
 */
export function resolved(document: Json): Json {
  const things = Array.isArray(document) ? document : isObject(document) ? document['@graph'] : [];
  if (!Array.isArray(things)) return document;
  const known = new Map(
    things.flatMap((thing) =>
      isObject(thing) && typeof thing['@id'] === 'string' ? [[thing['@id'], thing] as const] : [],
    ),
  );
  const whole = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(whole);
    if (!isObject(value) || value.name !== undefined) return value;
    const id = value['@id'];
    const thing = typeof id === 'string' ? known.get(id) : undefined;
    if (!thing || Object.keys(value).length === 1) return thing ?? value;
    const isReference = Object.keys(value).length <= 3 && Object.keys(thing).length <= mostMembers;
    return isReference ? { ...thing, ...value } : value;
  };
  return things.map((thing) =>
    isObject(thing)
      ? Object.fromEntries(Object.entries(thing).map(([name, value]) => [name, whole(value)]))
      : thing,
  );
}

/** Of a thing that is referred to with its type, and so copied. */
const mostMembers = 100;
