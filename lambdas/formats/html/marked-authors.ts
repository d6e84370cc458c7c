import { authorNames, isPersonName } from '../../article/author-names.ts';
import { callings, type Line, type Piece, type Spot } from './lines.ts';

/** Whether it is worth a closer look: most of a page's lines are not. */
export function mayNameAuthor({ spot }: Piece): boolean {
  for (let one: Spot | undefined = spot, up = 0; one && up < 4; one = one.parent, up++) {
    const { rel, itemprop, class: classes } = one.element.attributes;
    if (rel?.includes('author') || itemprop?.includes('author')) return true;
    if (one.element.name === 'address') return true;
    if (classes !== undefined && /author|byline/i.test(classes)) return true;
  }
  return false;
}

export interface Group {
  pieces: Piece[];
  source: string;
  rank: number;
}

/** Pieces of a line that stand in elements made for an author. */
export function groupsIn(line: Line): Group[] {
  const groups: Group[] = [];
  let last: string | undefined;
  for (const piece of line.pieces) {
    const kind = kindOf(piece);
    if (kind && kind.source === last) groups.at(-1)?.pieces.push(piece);
    else if (kind) groups.push({ ...kind, pieces: [piece] });
    last = kind?.source;
  }
  return groups;
}

function kindOf({ spot }: Piece): { source: string; rank: number } | undefined {
  const called = callings(spot, 4);
  if (notAuthor.test(called[0] ?? '')) return undefined;
  if (called.some((one) => /comment/i.test(one))) return undefined;
  if (called.some((one) => /^\S*\bauthor\b/.test(one.split(' ')[0] ?? '')))
    return { source: 'itemprop author', rank: 0 };
  for (let one: Spot | undefined = spot, up = 0; one && up < 3; one = one.parent, up++) {
    const { rel = '', href = '' } = one.element.attributes;
    if (/\bauthor\b/.test(rel)) return { source: 'rel author', rank: 0 };
    if (one.element.name === 'a' && authorPage.test(href))
      return { source: 'link to the author', rank: 1 };
    if (one.element.name === 'address') return { source: 'address', rank: 1 };
  }
  if (called.some((one) => authorClass.test(one))) return { source: 'byline', rank: 1 };
  return undefined;
}

const authorPage =
  /\/(?:authors?|autor(?:en|es|i)?|auteurs?|by|byline|contributors?|journalists?|profiles?|people|staff|team|writers?|redaktion|redakteure?|redaktor|columnists?|reporters?|person|bio)\/[^/?#]+\/?(?:[?#]|$)/i;
const authorClass =
  /(?:^|[\s_-])(?:author|authors|byline|by-line|writer|contributor|autor|autoren|auteur|autore|posted-by|postedby|written-by|verfasser|redakteur|submitted|interviewer-name)(?:$|[\s_-])|(?:author|byline|writer)s?(?:_{1,2}|-)?(?:name|link|text)|(?:article|post|entry|story)(?:Author|Byline)|autorenzeile/i;
const notAuthor =
  /avatar|(?:author|writer)[\w-]*(?:bio|about|title|role|job|position|social|image|photo|date|time)|byline[\w-]*(?:date|time)|related|social|share|caption|credit/i;

/** The names at the head of a group: what is said of them comes in pieces of its own. */
export function namesOf(pieces: Piece[], language: string | undefined): string[] {
  const names: string[] = [];
  let open = true;
  let element: string | undefined;
  for (const { text, spot } of pieces) {
    if (otherWork.test(text)) break;
    const kind = kindOfElement(spot);
    const isJoint = /^[\s,;&]+$|^(?:and|und|et|y|e|en|och|og|ja|и|ve|、)$/iu.test(text.trim());
    if (isJoint) {
      open = true;
      continue;
    }
    const continues =
      names.length === 0 || open || kind === element || /^\s*(?:,|&|and |und |et |y )/i.test(text);
    if (!continues) break;
    const found = authorNames(text, language).filter(
      (name) =>
        isPersonName(name) ||
        (text.length < 40 && names.length === 0 && name.split(' ').length <= 3),
    );
    if (found.length > 0) element = kind;
    names.push(...found);
    open = /(?:[,;&]|\b(?:and|und|et|y|by|von|par))\s*$/i.test(text);
  }
  return withoutAffiliation(names);
}

/** Several authors are set alike. */
export function kindOfElement({ element: { name, attributes } }: Spot): string {
  return `${name}.${attributes.class ?? ''}`.slice(0, 200);
}

/** "Jane Doe, The Courier": who comes after a person in one breath is whom they work for. */
export function withoutAffiliation(names: string[]): string[] {
  const [first = ''] = names;
  return isPersonName(first) ? names.filter(isPersonName) : names;
}

/** Who did something else than writing it. */
export const otherWork =
  /^(?:last )?(?:updated|modified|reviewed|medically|fact|edited|editing|editors?:|translat\w+|contributions?|photo\w*|illustrat\w+|pictures?|video|image|fotos?|bild\w*|übersetz\w*|geprüft|aktualisiert)\b(?!.*\b(?:story|words|text) by)/i;
