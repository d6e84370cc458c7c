import { isDateName } from './date-words.ts';

/**
 * Whether a line holds a date, or the time of a change, and nothing else: "Wednesday, August 20, 2025
 * at 4:10 PM EDT", "Aktualisiert: 20. August 2025, 16:10 Uhr", "Actualizado a las 20:56h."
 */
export function isDateLine(line: string): boolean {
  if (line.length > 100 || !/\d/.test(line)) return false;
  const words = line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (!words.every((word) => joints.has(word) || events.has(word) || isDateName(word)))
    return false;
  const isNumeric = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/.test(line);
  const isClock = /\d{1,2}:\d\d/.test(line);
  return isNumeric || words.some(isDateName) || (isClock && words.some((word) => events.has(word)));
}

const joints = new Set(
  `
  a am an at on the of de del la las le les um uhr klo kl h hrs o clock p m pm noon midnight à às as
  alle ore den der vom em el il op first last mis jour
  st nd rd th t z utc gmt bst cet cest est edt et cst cdt ct mst mdt mt pst pdt pt ist msk aest jst
  date time day segunda terça quarta quinta sexta feira
  `
    .trim()
    .split(/\s+/),
);

/** What is told to have happened then. */
const events = new Set(
  `
  published posted post updated update modified created written stand
  veröffentlicht aktualisiert erstellt zuletzt publié modifié publicado actualizado
  atualizado pubblicato aggiornato modifica modificato gepubliceerd bijgewerkt publicerad uppdaterad
  publisert oppdatert julkaistu päivitetty opublikowano aktualizacja опубликовано обновлено
  `
    .trim()
    .split(/\s+/),
);
