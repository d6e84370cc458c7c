import { isDateName } from './date-words.ts';

/**
 * Whether a line holds a date and nothing else: "Wednesday, August 20, 2025 at 4:10 PM EDT",
 * "Aktualisiert: 20. August 2025, 16:10 Uhr".
 */
export function isDateLine(line: string): boolean {
  if (line.length > 100 || !/\d/.test(line)) return false;
  const words = line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const isNumeric = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/.test(line);
  return (
    words.every((word) => knownOthers.has(word) || isDateName(word)) &&
    (isNumeric || words.some(isDateName))
  );
}

const others = `
  a am an at on the of de del la le les um uhr klo kl h hrs o clock p m pm noon midnight
  st nd rd th t z utc gmt bst cet cest est edt et cst cdt ct mst mdt mt pst pdt pt ist msk aest jst
  published posted post updated update last first modified created date time day written stand vom am den der
  veröffentlicht aktualisiert erstellt zuletzt publié mis à jour le modifié publicado actualizado
  atualizado em el pubblicato aggiornato il gepubliceerd bijgewerkt op publicerad uppdaterad publisert
  oppdatert julkaistu päivitetty opublikowano aktualizacja опубликовано обновлено
`;

const knownOthers = new Set(others.trim().split(/\s+/));
