import { authorNames, isPersonName } from '../../article/author-names.ts';
import { writtenDates } from '../../article/written-dates.ts';
import type { Head } from './lines.ts';
import { groupsIn, kindOfElement, mayNameAuthor, namesOf, otherWork } from './marked-authors.ts';

/** Who wrote it, as one source tells. */
export interface Authors {
  names: string[];
  source: string;
}

export interface ShownAuthors extends Authors {
  /** Between headline and text, or just above. */
  isNear: boolean;
  /** Named in an element that is made for nothing else. */
  isMarked: boolean;
}

/**
 * What stands on the page: in elements made for it, in links to an author's page, or after "By";
 * the likeliest first.
 */
export function shownAuthors(head: Head, language: string | undefined): ShownAuthors[] {
  const end = Math.min(Math.max(head.prose, head.headline + 4), head.headline + 40);
  const found: (ShownAuthors & { rank: number; kind: string })[] = [];
  head.lines.forEach((line, index) => {
    const isNear = index >= head.headline - 8 && index <= end;
    const before = head.lines[index - 1]?.text ?? '';
    const isWorthIt =
      isNear ||
      line.pieces.some(mayNameAuthor) ||
      startsLikeByline.test(line.text) ||
      onlyPrefix.test(before);
    if (!isWorthIt || head.isBeside(index)) return;
    const note = (names: string[], source: string, rank: number, spot = line.spot) => {
      const isMarked = rank < 1.5;
      const kind = `${source} ${kindOfElement(line.spot)} ${kindOfElement(spot)}`;
      if (names.length > 0)
        found.push({ names, source, isNear, isMarked, kind, rank: rank + (isNear ? 0 : 5) });
    };
    for (const { pieces, source, rank } of groupsIn(line))
      note(namesOf(pieces, language), source, rank, pieces[0]?.spot);
    if (line.text.length > 250 || otherWork.test(line.text)) return;
    for (const part of line.text.split(/\s[|•·⋅∙●]\s/)) {
      if (!startsLikeByline.test(part)) continue;
      const names = authorNames(part, language);
      const source = isNear ? 'text near the headline' : 'text';
      if (part.length <= 160) note(names.filter(isPersonName), source, 2);
      const isAlone = saysSo.test(part) || writtenDates(part.slice(0, 80), language).length > 0;
      if (isAlone && isFirstName(names[0])) note(names.slice(0, 1), source, 4);
    }
    if (onlyPrefix.test(before) && line.text.length < 80)
      note(authorNames(line.text, language).filter(isPersonName), 'text after “By”', 2);
  });
  const [best] = found.toSorted((one, other) => one.rank - other.rank);
  if (!best) return [];
  const same = found.filter(({ rank, kind }) => rank === best.rank && kind === best.kind);
  const all = { ...best, names: same.flatMap(({ names }) => names) };
  return [best.isNear ? all : best, ...found.toSorted((one, other) => one.rank - other.rank)];
}

const startsLikeByline =
  /^(?:(?:[\p{L}]+ (?:(?:and|&) [\p{L}]+ )?)?by|(?:\p{L}+ )?von|eine? \p{L}+ von|par|por|di|door|av|af|autor(?:in)?|author|texte?|автор|текст|文|作者|記者|记者|بقلم)[\s:：/／]/iu;
const saysSo = /^(?:posted|written|published|geschrieben|gepostet|verfasst|gespeichert) /i;
const onlyPrefix =
  /^(?:(?:written |posted |published |story |text |words )?by|von|par|por|di|door|av|autor(?:in|en)?|authors?|auteurs?|автор|作者):?$/i;

/** "Stefan" is how many sign; "jrobison" is how they log in. */
export function isFirstName(name = ''): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(name);
}
