/** What an agency says of a message in a word before its keyword or headline. */
export type Label = 'kill' | 'withhold' | 'correction';

/**
 * The label that a line of a heading bears: "BC-Storm, KILL", "MANDATORY KILL", "CORRECTION:
 * Storm closes harbour". Words in running text are none: "Storms kill twelve".
 */
export function labelOf(line: string): Label | undefined {
  const start = line.slice(0, longestLine);
  return labels.find(({ patterns }) => patterns.some((pattern) => pattern.test(start)))?.label;
}

/** The same for a keyword line, where agencies put the word at the end: "BC-Storm, 1st Ld, Kill". */
export function keywordLabelOf(line: string): Label | undefined {
  const keyword = line.slice(0, longestLine).replace(/[,\s]*\d*[,/\s]*$/, '');
  return labelOf(keyword) ?? labels.find(({ ending }) => ending.test(keyword))?.label;
}

/** The line without the label before it: the headline that it was put to. */
export function withoutLabel(line: string): string {
  const rest = line.replace(before, '').trim();
  return rest === '' ? line : rest;
}

/** What is longer is text, in characters. */
const longestLine = 300;

const kill = 'KILL(?:ED)?|STORNO|ANNULATION|ANNUL[EÉ]|ANULADO|RETRACTION|RETRACTED';
const hold = 'WITHHOLD|WITHHELD|HOLD';
const mend =
  'CORRECTION|CORRECTED|CORRECTIVE|CORRECTS|BERICHTIGUNG|BERICHTIGT|KORREKTUR|RECTIFICATIF|CORRECCI[OÓ]N';
const stress = String.raw`(?:(?:MANDATORY|URGENT|BULLETIN|ATTENTION|EDITORS?|ADVISORY|EDS)\b[\s:,!-]*)*`;

const labels = [labelled('kill', kill), labelled('withhold', hold), labelled('correction', mend)];

const before = new RegExp(
  String.raw`^[\s*+-]*${stress}(?:${[kill, hold, mend].join('|')})\b(?:\s*[:*–—-]+\s*|$)`,
);

/** `patterns`: at the start with a colon or the like, alone, or stressed wherever it stands. */
function labelled(
  label: Label,
  words: string,
): { label: Label; patterns: RegExp[]; ending: RegExp } {
  return {
    label,
    patterns: [
      new RegExp(String.raw`^[\s*+-]*${stress}(?:${words})\b\s*(?:[:*]|[–—-]\s|-?$)`),
      new RegExp(String.raw`\b(?:MANDATORY|URGENT|BULLETIN) (?:${words})\b`),
    ],
    ending: new RegExp(`(?:[,/-] ?|^(?:BC|AM|PM)-)(?:${words})(?:-|$)`, 'i'),
  };
}
