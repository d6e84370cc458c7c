import { authorNames, isPersonName } from '../../article/author-names.ts';
import { isDateLine } from '../../article/date-line.ts';
import { writtenDates } from '../../article/written-dates.ts';
import { callings, type Head, type Line, type Spot } from './lines.ts';
import type { Authors } from './shown-authors.ts';

/**
 * A name that stands alone: beside the date under the headline, on a line of its own or before a bar;
 * and where the page knows of an author, set apart before the text or after its end.
 */
export function signatures(
  { lines, headline, prose, isBeside }: Head,
  language: string | undefined,
  isExpected: boolean,
): Authors[] {
  const under = lines
    .keys()
    .drop(headline + 1)
    .take(Math.min(8, Math.max(0, prose - headline - 1)));
  const last = lines.findLastIndex(
    ({ text }, index) => text.length > 120 && index >= prose && !isBeside(index),
  );
  return [...under, last + 1, last + 2].flatMap((index) => {
    const [text = '', ...beside] = lines[index]?.text.split(bar) ?? [];
    if (text.length > 60 || isBeside(index) || !/^[\p{L}\p{M}\s,/&.'’-]+$/u.test(text)) return [];
    const isDated =
      index < prose &&
      (beside.some((part) => /\d/.test(part)) ||
        [index - 1, index + 1].some((at) => hasDate(lines[at], language)));
    const isApart = isExpected && index >= prose - 2 && isSetApart(lines[index]);
    const names = authorNames(text, language);
    const isWhole = names.join(' ').length > 0.8 * text.length;
    const isShort = names.every(
      (name) => isPersonName(name) && / /.test(name) && name.split(' ').length <= 3,
    );
    if (!isWhole || !isShort || (!isDated && !isApart) || isCategory(lines[index])) return [];
    return [{ names, source: 'signature' }];
  });
}

const bar = /\s[|•·⋅∙●–—]\s/;

/** A section's or a tag's name may stand there as well. */
function isCategory(line: Line | undefined): boolean {
  return (line?.pieces ?? []).some(({ spot }) => {
    const { name, attributes } = spot.element;
    const said = `${attributes.rel ?? ''} ${attributes.href ?? ''} ${callings(spot, 3).join(' ')}`;
    return (name === 'a' && attributes.href?.split('/').length === 2) || categoryWords.test(said);
  });
}

const categoryWords =
  /categor|\btags?\b|topic|rubri|thema|themen|section|sektion|kicker|label|breadcrumb|ressort|channel/i;

function hasDate(line: Line | undefined, language: string | undefined): boolean {
  const { text = '' } = line ?? {};
  return text.length < 80 && (isDateLine(text) || writtenDates(text, language).length > 0);
}

/** Bold, in italics, or at the right. */
function isSetApart(line: Line | undefined): boolean {
  return (line?.pieces ?? []).every(({ spot }) => {
    for (let one: Spot | undefined = spot, up = 0; one && up < 3; one = one.parent, up++) {
      const { name, attributes } = one.element;
      if (/^(?:b|strong|em|i)$/.test(name) || /text-align:\s*right/.test(attributes.style ?? ''))
        return true;
    }
    return false;
  });
}
