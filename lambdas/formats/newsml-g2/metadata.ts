import { toPlainText } from '../../article/blocks.ts';
import { toUtc } from '../../article/dates.ts';
import { isUri } from '../../article/identity.ts';
import { languageTag } from '../../article/language.ts';
import type { NinjsRights, NinjsSource, NinjsText } from '../../article/ninjs.ts';
import { cleanLine, cleanText } from '../../article/text.ts';
import { opensNotes } from '../wire/body.ts';
import { xhtmlBlocks } from '../xml/body.ts';
import { distinct } from '../xml/concepts.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  lineIn,
  textIn,
  type XmlElement,
} from '../xml/read.ts';
import { conceptOf, labelOf, type Vocabulary } from './concepts.ts';

/** Standfirst, summary, teaser; captions and shot lists belong to other media. */
export function descriptionsOf(about: XmlElement | undefined): NinjsText[] {
  return textsOf(about, 'description').filter(
    ({ role = '' }) => !/caption|shotlist|dopesheet|audio|info$/i.test(role),
  );
}

/** Texts of one kind, each with the part that it plays. */
export function textsOf(about: XmlElement | undefined, name: string): NinjsText[] {
  return distinct(
    childrenOf(about, name).flatMap((one) => {
      const value = lineIn(one);
      const role = partOf(attributeOf(one, 'role'));
      return value ? [{ ...(role && { role }), value }] : [];
    }),
  );
}

/** `teaser` of `drol:teaser`. */
export function partOf(code: string | undefined): string | undefined {
  return code?.split(/[:/#]/).at(-1) || undefined;
}

export function timeOf(parent: XmlElement | undefined, name: string): string | undefined {
  return toUtc(lineIn(childOf(parent, name)) ?? '');
}

export function languageOf(item: XmlElement, about: XmlElement | undefined): string | undefined {
  const tag = attributeOf(childOf(about, 'language'), 'tag') ?? attributeOf(item, 'xml:lang');
  return tag && languageTag(tag);
}

/** The rights in an item. What its packages say of use holds for what is in them. */
export function rightsOf(item: XmlElement, packages: XmlElement[], vocabulary: Vocabulary) {
  const around = [item, ...packages].flatMap((one) => childrenOf(one, 'rightsInfo'));
  const first = <T>(of: (rights: XmlElement) => T | undefined) =>
    around.map(of).find((value) => value !== undefined);
  const terms = around.flatMap((rights) => childrenOf(rights, 'usageTerms')).map(lineIn);
  const linkedRights = first((rights) => attributeOf(childOf(rights, 'link'), 'href'));
  return {
    copyrightHolder: first((rights) => labelOf(childOf(rights, 'copyrightHolder'), vocabulary)),
    copyrightNotice: first((rights) => lineIn(childOf(rights, 'copyrightNotice'))),
    usageTerms: distinct(terms.filter(Boolean)).join(' ') || undefined,
    rightsInfo:
      linkedRights && isUri(linkedRights)
        ? { linkedRights }
        : first((rights) => encodedIn(childOf(rights, 'rightsExpressionData'))),
  };
}

/** Rights in a language of rights that is no XML. */
function encodedIn(expression: XmlElement | undefined): NinjsRights | undefined {
  const langId = attributeOf(expression, 'langid');
  const encodedRights = cleanText(textIn(expression)).trim();
  return langId && isUri(langId) && encodedRights ? { langId, encodedRights } : undefined;
}

/** Notes under a constraint, such as reporters' telephone numbers, are not for partners. */
export function notesOf(meta: XmlElement | undefined): string | undefined {
  const lines = childrenOf(meta, 'edNote')
    .filter((note) => attributeOf(note, 'pubconstraint') === undefined)
    .flatMap(publicLines);
  return distinct(lines).join('; ') || undefined;
}

/** A note may be marked up, and tell in a part of it what is not for publication. */
function publicLines(note: XmlElement): string[] {
  if (elementsOf(note).length === 0) return [lineIn(note) ?? ''].filter(Boolean);
  const lines = xhtmlBlocks(note)
    .filter(({ type }) => type !== 'heading')
    .flatMap((block) => toPlainText([block]).split('\n'))
    .map((line) => cleanLine(line).replace(/^[-•*] /, ''))
    .filter(Boolean);
  const end = lines.findIndex(opensNotes);
  return end === -1 ? lines : lines.slice(0, end);
}

/** Who made it, the line that gives credit to them, and who sent it. */
export function sourcesOf(
  meta: XmlElement | undefined,
  about: XmlElement | undefined,
  vocabulary: Vocabulary,
): NinjsSource[] {
  const sources = childrenOf(about, 'infoSource').flatMap((party) => {
    const concept = conceptOf(party, vocabulary);
    const role = attributeOf(party, 'role');
    return concept ? [{ ...concept, ...(role && { role }) }] : [];
  });
  const senders = childrenOf(meta, 'provider').flatMap((one) => conceptOf(one, vocabulary) ?? []);
  const byName = Map.groupBy([...sources, ...senders, ...creditOf(about)], ({ name }) => name);
  return [...byName.values()].flatMap((same) => same.slice(0, 1));
}

export function creditOf(about: XmlElement | undefined): NinjsSource[] {
  const line = lineIn(childOf(about, 'creditline'));
  return line ? [{ name: line, role: 'credit' }] : [];
}

export function genresOf(about: XmlElement | undefined, vocabulary: Vocabulary) {
  return distinct(
    childrenOf(about, 'genre').flatMap((genre) => {
      const concept = conceptOf(genre, vocabulary);
      if (!concept) return [];
      const { name, uri, literal } = concept;
      return [{ name, ...(uri && { uri }), ...(literal && { literal }) }];
    }),
  );
}

export function sourceTypeOf(about: XmlElement | undefined, vocabulary: Vocabulary) {
  const type = childOf(about, 'digitalSourceType');
  return type && conceptOf(type, vocabulary);
}

export function altIdsOf(item: XmlElement, about: XmlElement | undefined) {
  const version = attributeOf(item, 'version');
  const others = childrenOf(about, 'altId').flatMap((id) => {
    const value = lineIn(id) ?? attributeOf(id, 'id');
    return value ? [{ role: attributeOf(id, 'type') ?? 'other', value }] : [];
  });
  return [...(version ? [{ role: 'version', value: version }] : []), ...distinct(others)];
}
