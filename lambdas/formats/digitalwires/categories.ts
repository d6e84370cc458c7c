import type { NinjsArticle, NinjsConcept, NinjsSubject } from '../../article/ninjs.ts';
import { type Document, items, line, member } from '../ninjs/fields.ts';
import { distinct, filled, identified } from '../xml/concepts.ts';

/** What an entry is about, from its one list of categories of every kind. */
export function aboutOf(document: Document) {
  const categories = items(member(document, 'categories'));
  const ofType = (kind: string, rel?: string): NinjsConcept[] =>
    distinct(
      categories
        .filter((category) => line(category, 'type') === `dnltype:${kind}`)
        .flatMap((category) => {
          const name = line(category, 'name');
          return name ? [{ name, ...(rel && { rel }), ...codeOf(category) }] : [];
        }),
    );
  const subjects: NinjsSubject[] = [
    ...ofType('dpasubject'),
    ...ofType('subject'),
    ...ofType('desk', 'category'),
    ...ofType('keyword', 'keyword'),
  ].map((subject) => ({ ...subject, creator: 'publisher' }));
  return {
    subjects: filled(subjects),
    people: filled(ofType('person', 'about')),
    organisations: filled(ofType('organisation', 'about')),
    places: filled([
      ...ofType('geosubject', 'about'),
      ...ofType('poi', 'about'),
      ...ofType('located', 'located'),
    ]),
    genres: ofType('genre') satisfies NinjsArticle['genres'],
    infoSources: [...ofType('infosource'), ...ofType('provider')],
  };
}

function codeOf(category: Document): { uri: string } | { literal: string } | undefined {
  const [, alias = '', code = ''] = /^([^:]+):(.+)$/.exec(line(category, 'qcode') ?? '') ?? [];
  return code === '' ? undefined : identified(alias, code);
}
