import type { NinjsArticle, NinjsConcept, NinjsSubject } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { coded } from '../xml/concepts.ts';
import { filledElement, lineElement } from '../xml/elements.ts';
import { element } from '../xml/write.ts';

/** What kind of piece it is, and its subjects in the codes that NITF itself knows. */
export function tobjectElement({ genres = [], subjects = [] }: NinjsArticle): string {
  return filledElement(
    'tobject',
    { 'tobject.type': 'news' },
    ...genres
      .map(({ name }) => cleanLine(name))
      .filter((name) => name !== '')
      .map((name) => element('tobject.property', { 'tobject.property.type': name })),
    ...subjects.flatMap((subject) => {
      const code = subjectCode(subject);
      if (code === undefined) return [];
      return element('tobject.subject', {
        'tobject.subject.refnum': code,
        'tobject.subject.detail': cleanLine(subject.name),
      });
    }),
  );
}

export function keywordElements({ subjects = [] }: NinjsArticle): string[] {
  const named = (part: string) =>
    subjects
      .filter(({ rel, uri, literal }) => rel === part && !uri && !literal)
      .map(({ name }) => cleanLine(name))
      .filter((name) => name !== '');
  return [
    filledElement('key-list', {}, ...named('keyword').map((key) => element('keyword', { key }))),
    ...named('scope').map((scope) => element('doc-scope', { scope })),
  ];
}

/** Subjects in other vocabularies, and the names of what it is about. */
export function identifiedContent(article: NinjsArticle): string {
  const { subjects = [], people = [], organisations = [], places = [] } = article;
  const { events = [], objects = [] } = article;
  const classifiers = subjects.filter((one) => subjectCode(one) === undefined && !isWord(one));
  return filledElement(
    'identified-content',
    {},
    ...people.map((one) => named('person', one)),
    ...organisations.map((one) => named('org', one)),
    ...places.map((one) => named('location', one, 'location-code', 'code-source')),
    ...events.map((one) => named('event', one)),
    ...objects.map((one) => named('object.title', one)),
    ...classifiers.map((one) => named('classifier', one)),
  );
}

/** A keyword or scope that is a word alone. */
function isWord({ rel, uri, literal }: NinjsSubject): boolean {
  return (rel === 'keyword' || rel === 'scope') && !uri && !literal;
}

/** Of IPTC's subject codes, the vocabulary that NITF takes its subjects from. */
function subjectCode({ name, uri }: NinjsSubject): string | undefined {
  const { alias, code } = (uri && coded(uri)) || {};
  return alias === 'subj' && cleanLine(name) !== '' ? code : undefined;
}

function named(
  kind: string,
  { name, uri, literal }: NinjsConcept,
  value = 'value',
  source = 'idsrc',
): string {
  const { alias, code = uri || literal } = (uri && coded(uri)) || {};
  return lineElement(kind, { [source]: alias, [value]: code && cleanLine(code) }, name);
}
