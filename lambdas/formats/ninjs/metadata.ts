import { safeLink } from '../../article/address.ts';
import { isUri } from '../../article/identity.ts';
import type { NinjsArticle } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { isObject } from '../json.ts';
import { conceptsIn } from './concepts.ts';
import { type Document, items, line, member, mostItems } from './fields.ts';

/** The member that a field was read from, as this version of ninjs writes it. */
export function placeOf(document: Document, field: string): string {
  const older: Record<string, string> = {
    by: 'byline',
    descriptions: 'description_text',
    subjects: 'subject',
    people: 'person',
    organisations: 'organisation',
    places: 'place',
    events: 'event',
    objects: 'object',
    infoSources: 'infosource',
    genres: 'genre',
  };
  const names = [field, field.toLowerCase(), older[field] ?? ''];
  return names.find((name) => name !== '' && document[name] !== undefined) ?? field;
}

/** Superdesk's list of those who wrote it. */
export function authorsIn(document: Document): string | undefined {
  const names = items(member(document, 'authors')).flatMap((one) => line(one, 'name') ?? []);
  return [...new Set(names)].join(', ') || undefined;
}

export function rightsIn(document: Document): NinjsArticle['rightsInfo'] {
  const value = member(document, 'rightsInfo');
  if (!isObject(value)) return undefined;
  const langId = line(value, 'langId');
  const language = langId && isUri(langId) ? { langId } : {};
  const linkedRights = line(value, 'linkedRights');
  if (linkedRights && isUri(linkedRights)) return { ...language, linkedRights };
  const encodedRights = member(value, 'encodedRights');
  return typeof encodedRights === 'string' ? { ...language, encodedRights } : undefined;
}

export function trustIn(document: Document): NonNullable<NinjsArticle['trustIndicators']> {
  return items(member(document, 'trustIndicators')).flatMap((item) => {
    const href = safeLink(line(item, 'href') ?? '');
    const [role, title] = [line(item, 'role'), line(item, 'title')];
    return href ? [{ ...(role && isUri(role) && { role }), ...(title && { title }), href }] : [];
  });
}

/** `source` is Superdesk's; `provider` is AP's. */
export function sourcesIn(document: Document): { name: string; role?: string }[] {
  const sources = conceptsIn(document, 'infoSources', 'infoSource');
  const name = line(document, 'source', 'provider');
  return sources.length === 0 && name ? [{ name }] : sources.map(({ rel, ...source }) => source);
}

export function altIdsIn(document: Document): { role: string; value: string }[] {
  const version = member(document, 'version');
  const isVersion = typeof version === 'number' || typeof version === 'string';
  const evolved = line(document, 'evolvedfrom');
  return [
    ...(isVersion ? [{ role: 'version', value: cleanLine(String(version)) }] : []),
    ...(evolved ? [{ role: 'evolvedfrom', value: evolved }] : []),
    ...otherIdsIn(document),
  ];
}

function otherIdsIn(document: Document): { role: string; value: string }[] {
  const value = member(document, 'altIds');
  if (isObject(value)) {
    return Object.entries(value)
      .slice(0, mostItems)
      .flatMap(([role, id]) => (typeof id === 'string' ? [{ role, value: cleanLine(id) }] : []));
  }
  return items(value).flatMap((item) => {
    const id = line(item, 'value');
    return id ? [{ role: line(item, 'role') ?? 'other', value: id }] : [];
  });
}
