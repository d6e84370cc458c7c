import type { NinjsArticle } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';

/** What an agency says of a message in a word before its keyword or headline. */
export type Label = 'kill' | 'withhold' | 'correction' | 'picture kill';

/**
 * The status that a label gives.
 *
 * @throws RejectedUpload `no-article` for the kill of a picture: no article is withdrawn by it.
 */
export function statusFor(label: Label | undefined): NinjsArticle['pubStatus'] {
  if (label === 'picture kill') throw pictureKill();
  if (label === 'kill') return 'canceled';
  return label === 'withhold' ? 'withheld' : 'usable';
}

/**
 * The label that a line of a heading bears: "BC-Storm, KILL", "MANDATORY KILL", "CORRECTION:
 * Storm closes harbour". Words in running text are none: "Storms kill twelve".
 */
export function labelOf(line: string): Label | undefined {
  const start = line.slice(0, longestLine);
  const label = labels.find(({ patterns }) =>
    patterns.some((pattern) => pattern.test(start)),
  )?.label;
  return label ?? (told.some((pattern) => pattern.test(start)) ? 'kill' : undefined);
}

/** The same for a keyword line, where agencies put the word at the end: "BC-Storm, 1st Ld, Kill". */
export function keywordLabelOf(line: string): Label | undefined {
  const keyword = line.slice(0, longestLine).replace(/[,\s]*\d*[,/\s]*$/, '');
  return labelOf(keyword) ?? labels.find(({ ending }) => ending.test(keyword))?.label;
}

/**
 * Whether a headline is that of a notice to kill a story, also in formats that have a field for
 * that. "KILLED: …" may be news.
 */
export function isKillNotice(headline: string): boolean {
  return labelOf(headline) === 'kill' && !/^\W*KILLED\b/.test(headline);
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

const picture = '(?:BILD|FOTO|PHOTO|PICTURE|IMAGE|GRAFIK|GRAPHIC|VIDEO)[ -]?(?:KILL|STORNO)';

const labels = [
  labelled('picture kill', picture),
  labelled('kill', kill),
  labelled('withhold', hold),
  labelled('correction', mend),
];

const before = new RegExp(
  String.raw`^[\s*+-]*${stress}(?:${[kill, hold, mend].join('|')})\b(?:\s*[:*–—-]+\s*|$)`,
);

/** Sentences to editors that say so: "ACHTUNG: Meldung … wird zurückgezogen". */
const told = [
  /^[\s*+-]*(?:please|pls) kill\b/i,
  /^[\s*+-]*(?:ADVISORY|ATTENTION|EDITORS?|EDS|NOTE TO EDITORS)\b.{0,100}\b(?:please (?:kill|do not use|disregard)|(?:is|has been|are|have been) (?:killed|withdrawn|retracted))\b/i,
  /^[\s*+-]*(?:ACHTUNG|BITTE)\b.{0,150}(?:zurückgezogen|zurückziehen|nicht (?:mehr )?(?:zu )?verwenden|gelöscht|zu löschen)(?!\p{L})/iu,
  /^[\s*+-]*(?:ATTENTION|AVIS)\b.{0,100}(?:prière|merci) de (?:ne pas utiliser|supprimer|annuler)\b/i,
  /^[\s*+-]*(?:ATENCI[ÓO]N|AVISO)\b.{0,100}(?:rogamos|se ruega|por favor) (?:no utilizar|anular|eliminar)\b/i,
];

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

function pictureKill(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The message withdraws a picture, not a text.',
    'Upload the article without the picture again, or withdraw the article itself.',
  );
}
