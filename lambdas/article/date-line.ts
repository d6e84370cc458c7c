/**
 * Whether a line holds a date and nothing else: "Wednesday, August 20, 2025 at 4:10 PM EDT",
 * "Aktualisiert: 20. August 2025, 16:10 Uhr".
 */
export function isDateLine(line: string): boolean {
  if (line.length > 100 || !/\d/.test(line)) return false;
  const words = line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const isNumeric = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/.test(line);
  const known = dateWords();
  return (
    (isNumeric || words.some((word) => known.names.has(word))) &&
    words.every((word) => known.names.has(word) || known.others.has(word))
  );
}

const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'nb',
  'da',
  'fi',
  'pl',
  'cs',
  'ru',
  'uk',
  'tr',
];

const others = `
  a am an at on the of de del la le les um uhr klo kl h hrs o clock p m pm noon midnight
  st nd rd th t z utc gmt bst cet cest est edt et cst cdt ct mst mdt mt pst pdt pt ist msk aest jst
  published posted updated update last first modified created date time day written stand vom am den der
  veröffentlicht aktualisiert erstellt zuletzt publié mis à jour le modifié publicado actualizado
  atualizado em el pubblicato aggiornato il gepubliceerd bijgewerkt op publicerad uppdaterad publisert
  oppdatert julkaistu päivitetty opublikowano aktualizacja опубликовано обновлено
`;

interface DateWords {
  /** Months and days of the week. */
  names: Set<string>;
  others: Set<string>;
}

let words: DateWords | undefined;

function dateWords(): DateWords {
  words ??= { names: namesOfDates(), others: new Set(others.trim().split(/\s+/)) };
  return words;
}

/** From the Unicode locale data: long and short, as they stand in a date and alone. */
function namesOfDates(): Set<string> {
  const names = new Set<string>();
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const inDate = new Intl.DateTimeFormat(language, {
        weekday: style,
        month: style,
        day: 'numeric',
        timeZone: 'UTC',
      });
      const alone = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const text = [inDate, alone]
          .map((format) => format.format(Date.UTC(2026, month, 1 + month)))
          .join(' ');
        for (const word of text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []) names.add(word);
      }
    }
  }
  return names.add('sept').add('tues').add('thur').add('thurs');
}
