import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import { distinct } from '../xml/concepts.ts';
import { attributeOf, childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import { conceptOf, labelOf, type Vocabulary } from './concepts.ts';

/** Standfirst, summary, teaser; captions and shot lists belong to other media. */
export function descriptionOf(about: XmlElement | undefined): string | undefined {
  return childrenOf(about, 'description')
    .filter(
      ({ attributes }) => !/caption|shotlist|dopesheet|audio|info$/i.test(attributes.role ?? ''),
    )
    .map(lineIn)
    .find((line) => line !== undefined);
}

export function timeOf(parent: XmlElement | undefined, name: string): string | undefined {
  return toUtc(lineIn(childOf(parent, name)) ?? '');
}

export function languageOf(item: XmlElement, about: XmlElement | undefined): string | undefined {
  const tag = attributeOf(childOf(about, 'language'), 'tag') ?? attributeOf(item, 'xml:lang');
  return tag && languageTag(tag);
}

export function rightsOf(item: XmlElement, vocabulary: Vocabulary) {
  const rights = childOf(item, 'rightsInfo');
  const terms = childrenOf(rights, 'usageTerms').map(lineIn).filter(Boolean);
  return {
    copyrightHolder: labelOf(childOf(rights, 'copyrightHolder'), vocabulary),
    copyrightNotice: lineIn(childOf(rights, 'copyrightNotice')),
    usageTerms: terms.join(' ') || undefined,
  };
}

/** Notes under a constraint, such as reporters' telephone numbers, are not for partners. */
export function notesOf(meta: XmlElement | undefined): string | undefined {
  const notes = childrenOf(meta, 'edNote')
    .filter((note) => attributeOf(note, 'pubconstraint') === undefined)
    .map(lineIn)
    .filter(Boolean);
  return notes.join('; ') || undefined;
}

export function sourcesOf(
  meta: XmlElement | undefined,
  about: XmlElement | undefined,
  vocabulary: Vocabulary,
) {
  const sources = childrenOf(about, 'infoSource');
  const parties = sources.length > 0 ? sources : childrenOf(meta, 'provider');
  return distinct(
    parties.flatMap((party) => {
      const concept = conceptOf(party, vocabulary);
      const role = attributeOf(party, 'role');
      return concept ? [{ ...concept, ...(role && { role }) }] : [];
    }),
  );
}

export function genresOf(about: XmlElement | undefined, vocabulary: Vocabulary) {
  return distinct(
    childrenOf(about, 'genre').flatMap((genre) => {
      const concept = conceptOf(genre, vocabulary);
      return concept ? [{ name: concept.name, ...(concept.uri && { uri: concept.uri }) }] : [];
    }),
  );
}

export function altIdsOf(item: XmlElement, about: XmlElement | undefined) {
  const version = attributeOf(item, 'version');
  const others = childrenOf(about, 'altId').flatMap((id) => {
    const value = lineIn(id) ?? attributeOf(id, 'id');
    return value ? [{ role: attributeOf(id, 'type') ?? 'other', value }] : [];
  });
  return [...(version ? [{ role: 'version', value: version }] : []), ...distinct(others)];
}
