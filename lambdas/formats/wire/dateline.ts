/** The dateline of a wire text, "Berlin (dpa) - ", and the agency that it names. */
export function wireDateline(line: string): { located: string; agency: string } | undefined {
  const [, located, agency] =
    /^(\p{Lu}[\p{L}\p{M} .,'’/-]{1,60}?)(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? \((\p{L}[\p{L}\p{N} ./-]{1,20})\) ?(?:—|–|--?|_) ?\S/u.exec(
      line,
    ) ?? [];
  return located && agency ? { located: located.trim(), agency } : undefined;
}
