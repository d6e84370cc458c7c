import { isUri } from '../../article/identity.ts';
import type { NinjsConcept, NinjsSubject } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { listOf } from '../json.ts';
import { type Document, items, line, member, mostItems, present, whole } from './fields.ts';

/** The publisher's own subjects and keywords, marked as such where the document names no creator. */
export function subjectsIn(document: Document): NinjsSubject[] {
  const subjects = items(member(document, 'subjects', 'subject')).flatMap((item) => {
    const concept = conceptOf(item);
    if (!concept) return [];
    return [
      present<NinjsSubject>({
        ...concept,
        creator: line(item, 'creator') ?? 'publisher',
        relevance: whole(item.relevance, 0, 100),
        confidence: whole(item.confidence, 0, 100),
      }),
    ];
  });
  const keywords = listOf(member(document, 'keywords'))
    .slice(0, mostItems)
    .filter((word) => typeof word === 'string')
    .map((word) => ({ name: cleanLine(word), rel: 'keyword', creator: 'publisher' }))
    .filter(({ name }) => name !== '');
  const services = conceptsIn(document, 'service').map(({ rel = 'category', ...service }) => ({
    ...service,
    rel,
    creator: 'publisher',
  }));
  return [...subjects, ...services, ...keywords];
}

/** People, organisations, places, sources: whatever has a name. */
export function conceptsIn(document: Document, ...names: string[]): NinjsConcept[] {
  return items(member(document, ...names)).flatMap((item) => conceptOf(item) ?? []);
}

/** ninjs 1 gives a code in a scheme where 2 and 3 give a URI or a literal. */
function conceptOf(item: Document): NinjsConcept | undefined {
  const name = line(item, 'name');
  if (name === undefined) return undefined;
  const code = line(item, 'code');
  const scheme = line(item, 'scheme');
  const uri = line(item, 'uri') ?? (code && scheme ? scheme + code : undefined);
  const literal = line(item, 'literal') ?? code;
  return present<NinjsConcept>({
    name,
    rel: line(item, 'rel', 'rels'),
    ...(uri && isUri(uri)
      ? { uri, literal: undefined }
      : { uri: undefined, literal: literal ?? uri }),
  });
}
