import { type Block, runsText } from './blocks.ts';

/**
 * The place of a dateline as printed, where it is certain: "MINSK, Aug. 20 (Agency) — ",
 * "KYIV, Ukraine (AP) — ", "LONDON — ". The line itself stays in the body.
 */
export function datelineOf(blocks: Block[]): string | undefined {
  const first = blocks.find((block) => block.type === 'paragraph');
  return first ? placeOf(runsText(first.runs).slice(0, 120)) : undefined;
}

function placeOf(line: string): string | undefined {
  const [, place, rest] =
    /^([\p{L}\p{M} .,'’/-]{2,60}?)((?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: ?\([^()]{1,40}\))?) ?(?:—|–|--) ?\S/u.exec(
      line,
    ) ?? [];
  if (place === undefined) return undefined;
  const [city = '', ...others] = place.split(', ');
  const isCapital = city === city.toUpperCase() && /\p{Lu}{2}/u.test(city);
  const isNamed = others.every((part) => /^\p{Lu}/u.test(part)) && others.length <= 2;
  return isCapital && isNamed && rest !== undefined ? place.trim() : undefined;
}
